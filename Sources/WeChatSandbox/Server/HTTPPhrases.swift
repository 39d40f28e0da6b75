/// The words that go with an HTTP status.
enum HTTPPhrases {
    static func phrase(of status: Int) -> String {
        phrases[status] ?? "Status"
    }

    private static let phrases = [
        200: "OK", 204: "No Content", 301: "Moved Permanently", 302: "Found", 303: "See Other",
        304: "Not Modified", 307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request",
        401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        408: "Request Timeout", 412: "Precondition Failed", 413: "Request Entity Too Large",
        429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway",
        503: "Service Unavailable", 504: "Gateway Time-out",
    ]
}
