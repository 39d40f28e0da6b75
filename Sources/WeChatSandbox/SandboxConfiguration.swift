package import Foundation

/// What a sandbox is set up with: its account, its limits, and where time comes from.
package struct SandboxConfiguration: Sendable {
    /// How the id of an accepted message is told, which differs between real accounts.
    package enum MessageID: Sendable {
        case absent
        case number
        case text
    }

    package var appID: String
    package var appSecret: String
    package var templates: [SandboxTemplate]
    /// The port on 127.0.0.1; 0 takes any free one.
    package var port: UInt16
    /// Messages that everybody accepts of each template before subscribing; nil is no limit.
    package var initialCredits: Int?
    /// The published pages, without query; nil accepts every page.
    package var allowedPages: [String]?
    /// Words that no message may hold.
    package var blockedWords: [String] = ["赌博", "代开发票"]
    package var includesMessageID: MessageID = .number
    /// Whether the code exchange also tells a union id.
    package var includesUnionID = false
    /// Whether a `miniprogram_state` or `lang` outside the documented list is let through.
    package var acceptsUnknownStates = false
    /// The addresses that may ask for tokens; nil is no list.
    package var allowedAddresses: [String]?
    package var secretIsFrozen = false
    /// How long the service works on each call; an answer that takes more than 15 seconds is an HTTP 500.
    package var latency: Duration = .zero
    /// How many delivered messages are kept for `GET /sandbox/messages`, at least.
    package var keptMessages = 10_000
    package var now: @Sendable () -> Date
    package var clock: any Clock<Duration> = ContinuousClock()

    package init(
        appID: String? = nil,
        appSecret: String? = nil,
        templates: [SandboxTemplate] = SandboxTemplate.standard,
        port: UInt16 = 0,
        initialCredits: Int? = 0,
        allowedPages: [String]? = nil,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.appID = appID ?? Identifiers.appID()
        self.appSecret = appSecret ?? Identifiers.appSecret()
        self.templates = templates
        self.port = port
        self.initialCredits = initialCredits
        self.allowedPages = allowedPages
        self.now = now
    }

    /// The sandbox as a program of its own: three messages a template, so that any client can try a send.
    package static func standAlone(port: UInt16 = 0) -> SandboxConfiguration {
        SandboxConfiguration(port: port, initialCredits: 3)
    }
}
