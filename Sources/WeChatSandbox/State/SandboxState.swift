import Foundation

/// Everything the service remembers; a value without sockets or clocks.
struct SandboxState {
    let rules: SandboxConfiguration
    let templates: [String: SandboxTemplate]
    var people = People()
    var codes = LoginCodes()
    var plainTokens = PlainTokens()
    var stableTokens = StableTokens()
    var credits: CreditLedger
    var mailbox: Mailbox
    var faults = FaultBoard()
    /// The openids to which a send is in progress.
    var sending: Set<String> = []
    var counts: [SandboxEndpoint: Int] = [:]
    var otherCalls = 0

    init(_ rules: SandboxConfiguration) {
        self.rules = rules
        templates = Dictionary(rules.templates.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        credits = CreditLedger(initial: rules.initialCredits)
        mailbox = Mailbox(kept: rules.keptMessages)
    }

    /// Works on a call whose endpoint and hold are known.
    mutating func answer(
        _ endpoint: SandboxEndpoint, _ request: SandboxRequest, _ hold: SendHold, now: Date
    ) throws(APIError) -> APISuccess {
        switch endpoint {
        case .codeToSession: try codeToSession(request, now: now)
        case .token: try token(request, now: now)
        case .stableToken: try stableToken(request, now: now)
        case .subscribeSend: try subscribeSend(request, hold, now: now)
        }
    }
}

/// What the API says when it agrees, and what a log may say about it.
struct APISuccess {
    let body: JSON
    let note: String
}
