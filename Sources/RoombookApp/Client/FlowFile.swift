import Foundation
import Glibc
import RoomBooking

/// Copies steps of the flow to a file of their own, a JSON object a line, for the operator alone (0600).
struct FlowFile: Sendable {
    let folder: String

    private struct Line: Encodable {
        let at: String
        let stage: String
        let outcome: String
        let name: String
        let detail: String
        let milliseconds: Double?
    }

    /// The path of the file that was written.
    func save(_ steps: [FlowStep], in language: Language, at now: Date) throws(PrivateFile.Problem) -> String
    {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var text = Data()
        for step in steps {
            guard let line = try? encoder.encode(Self.line(step, language)) else { continue }
            text += line + Data("\n".utf8)
        }
        let name = now.formatted(.iso8601.timeSeparator(.omitted).dateSeparator(.omitted))
        let path = "\(folder)/flow-\(name)-\(getpid()).jsonl"
        try PrivateFile.write(text, to: path)
        return path
    }

    private static func line(_ step: FlowStep, _ language: Language) -> Line {
        Line(
            at: step.at.formatted(
                .iso8601.year().month().day().time(includingFractionalSeconds: true)
                    .timeZone(separator: .omitted)),
            stage: step.stage.rawValue, outcome: step.outcome.rawValue, name: step.name[language],
            detail: step.detail[language],
            milliseconds: step.duration.map { ($0 / .microseconds(1)).rounded() / 1000 })
    }
}
