import FlyingFox
import Foundation

/// Turns what FlyingFox read into a request of the sandbox, and the reply into what FlyingFox writes.
struct HTTPFront: HTTPHandler {
    let sandbox: Sandbox

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        let reply = await sandbox.answer(
            SandboxRequest(
                method: request.method.rawValue,
                path: request.target.path(),
                query: request.target.query(),
                body: try await Self.body(of: request),
                peer: Self.peer(of: request)))
        return response(reply, keepsAlive: Self.keepsAlive(request))
    }

    /// Reads the body to its end in any case, so that the next request begins behind it.
    private static func body(of request: HTTPRequest) async throws -> SandboxRequest.Body {
        var bytes: [UInt8] = []
        var isTooLarge = false
        for try await chunk in request.bodySequence {
            isTooLarge = isTooLarge || bytes.count + chunk.count > SandboxRequest.largestBody
            if !isTooLarge {
                bytes += chunk
            }
        }
        guard request.headers[.contentLength] != nil else { return .ofUnknownLength }
        return isTooLarge ? .tooLarge : .bytes(bytes)
    }

    private static func peer(of request: HTTPRequest) -> String {
        switch request.remoteAddress {
        case .ip4(let address, port: _), .ip6(let address, port: _): address
        case .unix, nil: ""
        }
    }

    private static func keepsAlive(_ request: HTTPRequest) -> Bool {
        let wish = request.headers[.connection]?.lowercased() ?? ""
        return request.version == .http11 ? !wish.contains("close") : wish.contains("keep-alive")
    }

    private func response(_ reply: Reply, keepsAlive: Bool) -> HTTPResponse {
        var headers: HTTPHeaders = [
            .connection: keepsAlive ? "keep-alive" : "close",
            .date: HTTPDate.text(of: sandbox.configuration.now()),
        ]
        headers[.contentType] = reply.contentType
        let body = Data(reply.body.utf8)
        let status = HTTPStatusCode(reply.status, phrase: HTTPPhrases.phrase(of: reply.status))
        return switch reply.delivery {
        case .whole: HTTPResponse(statusCode: status, headers: headers, body: body)
        case .half: HTTPResponse(statusCode: status, headers: headers, body: .cut(body))
        case .none: HTTPResponse(webSocket: RefusedUpgrade())
        }
    }
}
