package import Foundation

/// What a sandbox is set up with: its account, its limits, and where time comes from.
///
/// `SandboxServer.adjust` changes it while the sandbox runs, but for the port, the time and how much is kept.
package struct SandboxConfiguration: Sendable {
    /// How the id of an accepted message is told, which differs between real accounts.
    package enum MessageID: String, Sendable, CaseIterable {
        case absent
        case number
        case text = "string"
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
    package var tokens = SandboxTokenRules()
    /// The limits of each endpoint; one that is not listed has none.
    package var quotas = SandboxQuota.standard
    /// How long the service works on each call.
    package var latency: Duration = .zero
    /// Where the draws of faults begin, so that a campaign can be repeated; nil is anywhere.
    package var seed: UInt64?
    /// How many delivered messages and events are kept, at least.
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
