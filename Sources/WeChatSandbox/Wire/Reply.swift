import Foundation

/// What goes back to the client, and how it arrives.
struct Reply {
    enum Delivery: Equatable {
        case whole
        /// The connection ends within the body.
        case half
        /// The connection ends without a byte.
        case none
        /// The bytes come one after the other.
        case slow(bytesPerSecond: Int, from: SandboxFault.Trickle)
        /// White space follows, to that many bytes in all.
        case padded(to: Int)
    }

    var status: Int
    var contentType: String?
    /// Headers beyond, or in the place of, the usual ones.
    var headers: [String: String] = [:]
    var bytes: [UInt8]
    /// The errcode that the body holds, for the log.
    var errorCode: Int?
    /// The id of the request, where the body tells one.
    var requestID: String?
    var note: String
    var delivery: Delivery

    /// The bytes as text.
    var body: String { String(decoding: bytes, as: UTF8.self) }

    init(
        status: Int = 200, contentType: String? = nil, body: String = "", errorCode: Int? = nil,
        note: String = "", delivery: Delivery = .whole
    ) {
        self.status = status
        self.contentType = contentType
        self.bytes = Array(body.utf8)
        self.errorCode = errorCode
        self.note = note
        self.delivery = delivery
    }

    /// An agreement of the API.
    static func success(_ success: APISuccess, path: String) -> Reply {
        switch success.content {
        case .document(let document):
            return Reply(
                contentType: contentType(of: path), body: document.compact, errorCode: 0, note: success.note)
        case .picture(let bytes):
            var reply = Reply(contentType: "image/png", errorCode: 0, note: success.note)
            reply.headers["Content-Disposition"] = #"attachment; filename="wxacode.png""#
            reply.bytes = bytes
            return reply
        }
    }

    /// A business error, told with HTTP 200 and the id of the request.
    static func failure(code: Int, text: String, path: String, now: Date) -> Reply {
        let separator = isSession(path) ? ", " : " "
        let requestID = Identifiers.requestID(at: now)
        let body = JSON.object([
            ("errcode", .number("\(code)")),
            ("errmsg", .string("\(text)\(separator)rid: \(requestID)")),
        ])
        var reply = Reply(
            contentType: contentType(of: path), body: body.compact, errorCode: code, note: text)
        reply.requestID = isSession(path) ? nil : requestID
        return reply
    }

    static func failure(_ error: APIError, path: String, now: Date) -> Reply {
        failure(code: error.code, text: error.text, path: path, now: now)
    }

    static func contentType(of path: String) -> String {
        isSession(path) ? "text/plain" : "application/json; encoding=utf-8"
    }

    private static func isSession(_ path: String) -> Bool {
        path.hasPrefix("/sns/")
    }
}
