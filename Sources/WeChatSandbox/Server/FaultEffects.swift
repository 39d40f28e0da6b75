import Foundation

extension SandboxFault {
    /// Whether the call has no effect behind its answer.
    var preventsWork: Bool {
        switch kind {
        case .closeBefore: true
        case .errorCode, .status, .body, .bytes, .truncated47003: !takesEffect
        case .delay, .closeAfter, .halfBody, .slow, .wrongTypes, .successWithoutErrorCode,
            .successWithErrorCode, .extraKeys, .byteOrderMark, .controlCharacter, .huge, .deep:
            false
        }
    }

    /// What becomes of the answer.
    func applied(to reply: Reply, path: String, now: Date) -> Reply {
        var struck = answer(inPlaceOf: reply, path: path, now: now)
        struck.headers.merge(headers) { _, armed in armed }
        struck.note = [reply.note, "armed fault: \(kind.name)"].filter { !$0.isEmpty }.joined(separator: ", ")
        return struck
    }

    private func answer(inPlaceOf reply: Reply, path: String, now: Date) -> Reply {
        var struck = reply
        switch kind {
        case .errorCode(let code, let message):
            return .failure(code: code, text: message ?? ErrorTexts.text(of: code), path: path, now: now)
        case .truncated47003(let key):
            let text = "argument invalid! data.\(key).value i"
            return .failure(code: 47003, text: text, path: path, now: now)
        case .status(let status, let body): return Self.gateway(status, body: body)
        case .delay: return reply
        case .closeBefore, .closeAfter: return Reply(delivery: .none)
        case .halfBody: struck.delivery = .half
        case .body(let body): return Reply(contentType: Reply.contentType(of: path), body: body)
        case .bytes(let bytes):
            struck = Reply(contentType: Reply.contentType(of: path))
            struck.bytes = bytes
        case .slow(let rate, let start): struck.delivery = .slow(bytesPerSecond: rate, from: start)
        case .huge(let bytes): struck.delivery = .padded(to: bytes)
        case .byteOrderMark: struck.bytes = [0xEF, 0xBB, 0xBF] + reply.bytes
        case .controlCharacter: struck.bytes = Array(JSONDistortion.withControlCharacter(reply.body).utf8)
        case .wrongTypes, .successWithoutErrorCode, .successWithErrorCode, .extraKeys, .deep:
            guard case .object(let members) = try? JSONReader.read(reply.bytes) else { return reply }
            struck.bytes = Array(distorted(members).utf8)
        }
        return struck
    }

    private func distorted(_ members: [(key: String, value: JSON)]) -> String {
        switch kind {
        case .wrongTypes(let type): JSON.object(JSONDistortion.mistyped(members, type)).compact
        case .successWithoutErrorCode: JSON.object(JSONDistortion.withoutErrorCode(members)).compact
        case .successWithErrorCode: JSON.object(JSONDistortion.withErrorCode(members)).compact
        case .extraKeys: JSON.object(JSONDistortion.withExtraKeys(members)).compact
        case .deep(let levels): JSONDistortion.deep(members, levels: levels)
        default: JSON.object(members).compact
        }
    }

    private static func gateway(_ status: Int, body: String?) -> Reply {
        // These never have a body, and 412 was seen without one.
        if status == 204 || status == 304 || (status == 412 && body == nil) { return Reply(status: status) }
        let title = "\(status) \(HTTPPhrases.phrase(of: status))"
        let page = "<html><head><title>\(title)</title></head><body><h1>\(title)</h1></body></html>"
        return Reply(status: status, contentType: "text/html", body: body ?? page)
    }
}
