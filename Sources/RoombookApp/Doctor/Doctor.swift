import RoomBooking
import TerminalIO

/// Runs every checkup, and tells what they found.
struct Doctor: Sendable {
    /// In the order in which they are told.
    static let checkups: [any Checkup] = [
        ConfigurationCheckup(), AppSecretCheckup(), DataFileCheckup(), StorageCheckup(), IntegrityCheckup(),
        DiskSpaceCheckup(), TimeZoneCheckup(), NetworkCheckup(), ClockCheckup(), AccessTokenCheckup(),
        TemplatesCheckup(), OutboxCheckup(), SubscriptionsCheckup(), TerminalCheckup(),
    ]

    static func examine(_ patient: Patient) async -> Diagnosis {
        var lines: [Diagnosis.Line] = []
        for checkup in checkups {
            for finding in await checkup.findings(of: patient) {
                lines.append(Diagnosis.Line(subject: checkup.subject, finding: finding))
            }
        }
        return Diagnosis(lines: lines)
    }
}

/// What was found, a line each.
struct Diagnosis: Sendable {
    struct Line: Sendable {
        let subject: CheckupSubject
        let finding: Finding
    }

    let lines: [Line]

    /// The status of the first thing that is broken; done where only warnings were found.
    var status: ExitStatus {
        lines.first { $0.finding.level == .broken }?.finding.status ?? .done
    }

    func print(in language: Language, json: Bool) {
        if json { return Console.json(DiagnosisForm(self, language: language)) }
        for line in lines {
            let level = TextWidth.padded(line.finding.level.name[language], columns: 7)
            let text = line.finding.text(in: language)
            let separator = language == .chinese ? "：" : ": "
            Console.line("\(level)  \(line.subject.name[language])\(separator)\(text)")
        }
    }
}

/// A diagnosis as scripts read it.
struct DiagnosisForm: Encodable {
    struct Check: Encodable {
        let check: String
        let level: String
        let message: String
        let remedy: String?
    }

    /// The worst level of all.
    let level: String
    let checks: [Check]

    init(_ diagnosis: Diagnosis, language: Language) {
        let levels = diagnosis.lines.map(\.finding.level)
        level = (Finding.Level.allCases.last { levels.contains($0) } ?? .ok).rawValue
        checks = diagnosis.lines.map { line in
            Check(
                check: line.subject.rawValue, level: line.finding.level.rawValue,
                message: line.finding.message[language], remedy: line.finding.remedy?[language])
        }
    }
}
