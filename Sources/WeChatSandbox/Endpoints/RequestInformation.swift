import Foundation

extension SandboxState {
    /// Answers POST /cgi-bin/openapi/rid/get, for the newest failed calls.
    mutating func requestInformation(_ request: SandboxRequest, now: Date) throws(APIError) -> APISuccess {
        try admit(.requestInformation, request, now: now)
        guard let requestID = try request.document()["rid"]?.text, let entry = requests.entry(requestID)
        else {
            throw .unknownRequestID
        }
        return APISuccess(
            .object([
                ("errcode", .number("0")), ("errmsg", .string("ok")),
                (
                    "request",
                    .object([
                        ("invoke_time", .number("\(Int(entry.time.timeIntervalSince1970))")),
                        ("cost_in_ms", .number("0")),
                        ("request_url", .string(entry.query)),
                        ("request_body", .string(entry.body)),
                        ("response_body", .string(entry.answer)),
                        ("client_ip", .string(entry.peer)),
                    ])
                ),
            ]), note: "a failed call")
    }
}
