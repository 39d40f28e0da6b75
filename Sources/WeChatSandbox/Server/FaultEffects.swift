import Foundation

extension SandboxFault {
    /// Whether the call has no effect behind its answer.
    var preventsWork: Bool {
        switch kind {
        case .closeBefore: true
        case .errorCode, .status, .body: !takesEffect
        case .delay, .closeAfter, .halfBody: false
        }
    }

    /// What becomes of the answer.
    func applied(to reply: Reply, path: String, now: Date) -> Reply {
        var struck = reply
        switch kind {
        case .errorCode(let code, let message):
            struck = .failure(code: code, text: message ?? Self.text(of: code), path: path, now: now)
        case .status(let status, let body):
            struck = Reply(status: status, contentType: "text/html", body: body ?? Self.page(status))
            if status == 412, body == nil { struck = Reply(status: status) }
        case .delay: return reply
        case .closeBefore, .closeAfter: struck = Reply(delivery: .none)
        case .halfBody: struck.delivery = .half
        case .body(let body): struck = Reply(contentType: Reply.contentType(of: path), body: body)
        }
        struck.note = "armed fault: \(name)"
        return struck
    }

    private var name: String {
        switch kind {
        case .errorCode: "errcode"
        case .status: "status"
        case .delay: "delay"
        case .closeBefore: "closed before the call"
        case .closeAfter: "closed after the call"
        case .halfBody: "closed within the answer"
        case .body: "another body"
        }
    }

    private static func text(of code: Int) -> String {
        let known: [APIError] = [
            .staleToken, .wrongGrantType, .unknownOpenID, .unknownAppID, .malformedToken, .unknownCode,
            .unknownTemplate, .unknownURL, .wrongSecret, .usedCode, .addressNotListed("127.0.0.1"),
            .blockedUser, .frozenSecret, .missingToken, .missingAppID, .missingSecret, .missingCode,
            .unknownPage, .expiredToken, .needsGET, .needsPOST, .notSubscribed, .concurrentSend, .emptyBody,
            .dailyQuota, .minuteQuota, .blockedWord, .malformedBody, .argument(key: "thing1", .invalid),
        ]
        return known.first { $0.code == code }?.text ?? "system error"
    }

    private static func page(_ status: Int) -> String {
        let title = "\(status) \(HTTPPhrases.phrase(of: status))"
        return "<html><head><title>\(title)</title></head><body><h1>\(title)</h1></body></html>"
    }
}
