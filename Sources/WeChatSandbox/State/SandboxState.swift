import Foundation

/// Everything the service remembers; a value without sockets or clocks.
struct SandboxState {
    private(set) var rules: SandboxConfiguration
    private(set) var templates: [String: SandboxTemplate] = [:]
    var people = People()
    var codes = LoginCodes()
    var plainTokens = PlainTokens()
    var stableTokens = StableTokens()
    var quotas = QuotaLedger()
    var credits: CreditLedger
    var mailbox: Journal<SandboxMessage>
    var events: Journal<SandboxEvent>
    var faults: FaultBoard
    var requests = RequestLog()
    /// The openids to which a send is in progress.
    var sending: Set<String> = []
    var counts: [SandboxEndpoint: Int] = [:]
    var otherCalls = 0
    /// The answers of the service itself by their errcode.
    var answers: [SandboxEndpoint: [Int: Int]] = [:]
    var deadTokens: [Int: Int] = [:]

    init(_ rules: SandboxConfiguration) {
        self.rules = rules
        credits = CreditLedger(initial: rules.initialCredits)
        mailbox = Journal(kept: rules.keptMessages)
        events = Journal(kept: rules.keptMessages)
        faults = FaultBoard(seed: rules.seed)
        take(rules)
    }

    /// Changes the account while it runs.
    mutating func adjust(_ change: (inout SandboxConfiguration) -> Void) {
        var changed = rules
        change(&changed)
        take(changed)
    }

    private mutating func take(_ changed: SandboxConfiguration) {
        if let seed = changed.seed { faults.seed = seed }
        rules = changed
        credits.initial = changed.initialCredits
        templates = Dictionary(changed.templates.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
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
        case .templateList: try templateList(request, now: now)
        case .miniProgramCode: try miniProgramCode(request, now: now)
        case .clearQuota: try clearQuota(request, now: now)
        case .clearQuotaBySecret: try clearQuotaBySecret(request, now: now)
        case .quota: try quota(request, now: now)
        case .requestInformation: try requestInformation(request, now: now)
        }
    }
}

/// What the API says when it agrees, and what a log may say about it.
struct APISuccess {
    enum Content {
        case document(JSON)
        /// The bytes of a PNG file.
        case picture([UInt8])
    }

    let content: Content
    let note: String

    init(_ document: JSON, note: String) {
        content = .document(document)
        self.note = note
    }

    init(picture: [UInt8], note: String) {
        content = .picture(picture)
        self.note = note
    }
}
