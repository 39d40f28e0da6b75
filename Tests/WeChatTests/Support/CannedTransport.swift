import Synchronization

@testable import WeChat

/// Answers from a closure and keeps the requests.
final class CannedTransport: HTTPTransport {
    private let kept = Mutex<[HTTPRequest]>([])
    private let answer: @Sendable (HTTPRequest) async throws(TransportError) -> HTTPResponse

    init(_ answer: @escaping @Sendable (HTTPRequest) async throws(TransportError) -> HTTPResponse) {
        self.answer = answer
    }

    convenience init(_ text: String, status: Int = 200) {
        self.init { _ throws(TransportError) in HTTPResponse(status: status, body: Array(text.utf8)) }
    }

    var requests: [HTTPRequest] { kept.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        kept.withLock { $0.append(request) }
        return try await answer(request)
    }
}
