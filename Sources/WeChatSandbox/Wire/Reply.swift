import Foundation

/// What goes back to the client, and how much of it arrives.
struct Reply {
    enum Delivery {
        case whole
        /// The connection ends within the body.
        case half
        /// The connection ends without a byte.
        case none
    }

    var status = 200
    var contentType: String?
    var body = ""
    /// The errcode that the body holds, for the log.
    var errorCode: Int?
    var note = ""
    var delivery = Delivery.whole

    /// An agreement of the API.
    static func success(_ success: APISuccess, path: String) -> Reply {
        Reply(
            contentType: contentType(of: path), body: success.body.compact, errorCode: 0, note: success.note)
    }

    /// A business error, told with HTTP 200 and the id of the request.
    static func failure(code: Int, text: String, path: String, now: Date) -> Reply {
        let separator = isSession(path) ? ", " : " "
        let body = JSON.object([
            ("errcode", .number("\(code)")),
            ("errmsg", .string("\(text)\(separator)rid: \(Identifiers.requestID(at: now))")),
        ])
        return Reply(contentType: contentType(of: path), body: body.compact, errorCode: code, note: text)
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
