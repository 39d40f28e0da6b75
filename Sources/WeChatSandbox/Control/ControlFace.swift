/// The face under `/sandbox/`: what a person does on the phone, and what an operator arms and looks at.
struct ControlFace {
    /// A refusal, told with an HTTP status and a sentence.
    struct Refusal: Error {
        let status: Int
        let sentence: String

        static func bad(_ sentence: String) -> Refusal { Refusal(status: 400, sentence: sentence) }
    }

    static let prefix = "/sandbox/"
    private static let paths: Set<Substring> = [
        "login", "subscribe", "decline", "unsubscribe", "credits", "block", "messages", "events", "templates",
        "account", "fault", "calls", "tokens", "audit",
    ]
    let sandbox: Sandbox

    func answer(_ request: SandboxRequest) -> Reply {
        do throws(Refusal) {
            guard !request.query.isDamaged else { throw .bad("the query is not percent-encoded UTF-8") }
            return Self.reply(status: 200, try document(for: request))
        } catch {
            return Self.reply(status: error.status, .object([("error", .string(error.sentence))]))
        }
    }

    private func document(for request: SandboxRequest) throws(Refusal) -> JSON {
        let query = request.query
        let path = request.path.dropFirst(Self.prefix.count)
        switch (request.method, path) {
        case ("POST", "login"): return try login(query)
        case ("POST", "subscribe"): return try subscribe(query)
        case ("POST", "decline"): return try decline(query)
        case ("POST", "unsubscribe"): return try unsubscribe(query)
        case ("GET", "credits"): return credits()
        case ("POST", "block"): return try block(query, true)
        case ("DELETE", "block"): return try block(query, false)
        case ("GET", "messages"): return try messages(query)
        case ("DELETE", "messages"): return emptyMailbox()
        case ("GET", "events"): return try events(query)
        case ("GET", "templates"): return templates()
        case ("POST", "templates"): return try setTemplate(request)
        case ("DELETE", "templates"): return try removeTemplate(query)
        case ("GET", "account"): return account()
        case ("POST", "account"): return try adjust(request)
        case ("GET", "fault"): return faults()
        case ("POST", "fault"): return try arm(request)
        case ("DELETE", "fault"): return try clearFaults(query)
        case ("GET", "calls"): return calls()
        case ("GET", "tokens"): return tokens()
        case ("GET", "audit"): return try audit(query)
        default:
            throw Self.paths.contains(path)
                ? Refusal(status: 405, sentence: "this method is not for this path")
                : Refusal(status: 404, sentence: "the control face has no such path")
        }
    }

    private static func reply(status: Int, _ document: JSON) -> Reply {
        Reply(status: status, contentType: "application/json", body: document.compact)
    }
}
