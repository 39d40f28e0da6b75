import Foundation

/// Prints findings: for people as they come, with a table at the end, or for programs all at once.
struct Printer {
    let isJSON: Bool
    let bench: Workbench

    func begin() {
        if !isJSON { write(bench.description) }
        if let warning = bench.warning { Progress.say(warning) }
    }

    func tell(_ findings: [Finding]) {
        if isJSON { return }
        for finding in findings {
            write("\n\(finding.comparison)")
            if let reason = finding.notMeasured {
                for line in wrapped("not measured: \(reason)") { write("    \(line)") }
            } else {
                tell(finding)
            }
        }
    }

    func end(_ findings: [Finding]) {
        if isJSON {
            tellJSON(findings)
        } else if findings.count > 1 {
            tellTable(findings)
        }
    }

    private func tell(_ finding: Finding) {
        let rounds = finding.rounds == 1 ? "1 round" : "\(finding.rounds) rounds"
        for line in wrapped("\(finding.method); \(rounds)") { write("    \(line)") }
        let width = finding.series.map(\.name.count).max() ?? 0
        write("    \(padded("", width))  \(columns("median", "least", "most"))")
        for series in finding.series {
            let (spread, unit) = (series.spread, finding.unit)
            let values = columns(unit.text(spread.median), unit.text(spread.least), unit.text(spread.most))
            write("    \(padded(series.name, width))  \(values)")
        }
        for ratio in finding.ratios {
            let goal = ratio.goal.isEmpty ? "" : "  \(ratio.goal)"
            write("    \(ratio.name): \(ratio.median) (\(ratio.range))\(goal)")
        }
        for line in finding.notes.flatMap(wrapped) { write("    \(line)") }
    }

    private func tellTable(_ findings: [Finding]) {
        let rows = findings.flatMap { finding in
            finding.notMeasured != nil
                ? [[finding.comparison, "not measured", "", "", ""]]
                : finding.ratios.map { [finding.comparison, $0.name, $0.median, $0.range, $0.goal] }
        }
        let table = [["comparison", "ratio", "median", "least–most", ""]] + rows
        let widths = (0..<5).map { column in table.map { $0[column].count }.max() ?? 0 }
        write("")
        for row in table {
            let line = zip(row, widths).map { padded($0, $1) }.joined(separator: "  ")
            write(line.replacing(/\ +$/, with: ""))
        }
    }

    private func tellJSON(_ findings: [Finding]) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        guard let data = try? encoder.encode(ReportForm(findings, on: bench)) else { return }
        write(String(decoding: data, as: UTF8.self))
    }

    // Straight to the descriptor, so that an interruption loses nothing.
    private func write(_ text: String) {
        FileHandle.standardOutput.write(Data("\(text)\n".utf8))
    }

    private func wrapped(_ text: String) -> [String] {
        text.split(separator: " ").reduce(into: [String]()) { lines, word in
            if let last = lines.last, last.count + word.count < 96 {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
    }

    private func columns(_ texts: String...) -> String {
        texts.map { String(repeating: " ", count: max(0, 10 - $0.count)) + $0 }.joined(separator: "  ")
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

/// The number with so many decimal places.
func decimal(_ value: Double, places: Int) -> String {
    String(format: "%.\(places)f", value)
}
