import RoomBooking

/// How one thing that was looked at stands.
struct Finding: Sendable, Hashable {
    enum Level: String, Sendable, CaseIterable {
        case ok, warning, broken
    }

    let level: Level
    /// What was found, in whole sentences.
    let message: Bilingual
    /// What to do; nil where the message says it, or nothing is to be done.
    let remedy: Bilingual?
    /// How a program ends that finds this.
    let status: ExitStatus

    static func ok(_ message: Bilingual) -> Finding {
        Finding(level: .ok, message: message, remedy: nil, status: .done)
    }

    static func warning(_ message: Bilingual, _ remedy: Bilingual? = nil) -> Finding {
        Finding(level: .warning, message: message, remedy: remedy, status: .done)
    }

    static func broken(_ message: Bilingual, _ remedy: Bilingual? = nil, _ status: ExitStatus) -> Finding {
        Finding(level: .broken, message: message, remedy: remedy, status: status)
    }

    /// What a command would say and how it would end.
    static func broken(_ failure: CommandFailure) -> Finding {
        .broken(
            Bilingual(zh: failure.text(in: .chinese), en: failure.text(in: .english)), nil, failure.status)
    }

    func text(in language: Language) -> String {
        guard let remedy else { return message[language] }
        return message[language] + (language == .chinese ? "" : " ") + remedy[language]
    }
}

extension Finding.Level {
    var name: Bilingual {
        switch self {
        case .ok: Bilingual(zh: "正常", en: "ok")
        case .warning: Bilingual(zh: "警告", en: "warning")
        case .broken: Bilingual(zh: "故障", en: "broken")
        }
    }
}
