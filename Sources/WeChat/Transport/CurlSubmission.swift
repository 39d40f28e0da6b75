/// A request on its way to libcurl's thread, with the place where its answer is awaited.
final class CurlSubmission: Sendable {
    typealias Answer = Result<HTTPResponse, TransportError>

    let id: UInt64
    let shape: CurlOptions.Shape
    let target: [UInt8]
    let body: [UInt8]?
    private let continuation: CheckedContinuation<Answer, Never>

    init(id: UInt64, request: HTTPRequest, continuation: CheckedContinuation<Answer, Never>) {
        self.id = id
        self.shape = CurlOptions.Shape(request)
        self.target = request.target + [0]
        self.body = request.body
        self.continuation = continuation
    }

    func answer(_ answer: Answer) {
        continuation.resume(returning: answer)
    }
}
