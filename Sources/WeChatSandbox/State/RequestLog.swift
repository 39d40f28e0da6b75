import Foundation

/// The newest calls that failed, found by the id in their answer.
struct RequestLog {
    struct Entry: Identifiable {
        let id: Int
        let requestID: String
        let time: Date
        let query: String
        let body: String
        let answer: String
        let peer: String
    }

    private static let kept = 500
    private static let longestBody = 4_096
    private var journal = Journal<Entry>(kept: kept)

    /// Keeps a failed call; the body of one that names the AppSecret is left out.
    mutating func note(_ request: SandboxRequest, _ reply: Reply, of endpoint: SandboxEndpoint, at now: Date)
    {
        guard let requestID = reply.requestID else { return }
        var body = ""
        if endpoint.takesToken, case .bytes(let bytes) = request.body {
            body = String(decoding: bytes.prefix(Self.longestBody), as: UTF8.self)
        }
        journal.add { id in
            Entry(
                id: id, requestID: requestID, time: now, query: request.query.redacted, body: body,
                answer: reply.body, peer: request.peer)
        }
    }

    func entry(_ requestID: String) -> Entry? {
        journal.entries(since: 0).last { $0.requestID == requestID }
    }
}
