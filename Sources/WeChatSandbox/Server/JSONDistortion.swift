import Foundation

/// What a fault does to the members of an answer.
enum JSONDistortion {
    typealias Members = [(key: String, value: JSON)]

    /// One member in a type that nobody expects; an answer without an errcode gets one to be wrong about.
    static func mistyped(_ members: Members, _ type: SandboxFault.WrongType) -> Members {
        switch type {
        case .errorCodeText: replaced(withErrorCode(members), "errcode") { .string($0.compact) }
        case .errorCodeBool: replaced(withErrorCode(members), "errcode") { .bool($0.compact != "0") }
        case .errorCodeNested: replaced(withErrorCode(members), "errcode") { .object([("value", $0)]) }
        case .errorCodeFloat: replaced(withErrorCode(members), "errcode") { .number("\($0.compact).0") }
        case .messageIDText: replaced(members, "msgid") { .string($0.text ?? $0.compact) }
        case .messageIDFloat: replaced(members, "msgid") { _ in .number("1.888884277765816e18") }
        case .tokenNumber: replaced(members, "access_token") { _ in .number("1234567890") }
        case .lifetimeText: replaced(members, "expires_in") { .string($0.compact) }
        case .openIDNumber: replaced(members, "openid") { _ in .number("1234567890") }
        }
    }

    static func withoutErrorCode(_ members: Members) -> Members {
        guard (code(members) ?? 0) == 0 else { return members }
        return members.filter { $0.key != "errcode" && $0.key != "errmsg" }
    }

    static func withErrorCode(_ members: Members) -> Members {
        guard code(members) == nil else { return members }
        return [("errcode", .number("0")), ("errmsg", .string("ok"))] + members
    }

    static func withExtraKeys(_ members: Members) -> Members {
        [("trace", .object([("hops", .array([.number("1"), .null])), ("sampled", .bool(true))]))] + members
            + [("errcode_detail", .string("none")), ("备注", .string("unknown to every client"))]
    }

    /// Written by hand, because no depth of the stack is deep enough for every number of levels.
    static func deep(_ members: Members, levels: Int) -> String {
        var text = JSON.object(members).compact
        text.removeLast()
        return text + (members.isEmpty ? "" : ",") + #""deep":"# + String(repeating: "[", count: levels)
            + String(repeating: "]", count: levels) + "}"
    }

    /// The errmsg, or a member of its own, begins with characters that JSON wants escaped.
    static func withControlCharacter(_ document: String) -> String {
        let start = #""errmsg":""#
        if let place = document.range(of: start) {
            return document.replacingCharacters(in: place, with: start + "\u{1}\n")
        }
        guard document.hasPrefix("{") else { return document }
        let end = document == "{}" ? "" : ","
        return "{\"note\":\"\u{1}\n\"" + end + document.dropFirst()
    }

    private static func replaced(_ members: Members, _ key: String, _ change: (JSON) -> JSON) -> Members {
        members.map { $0.key == key ? ($0.key, change($0.value)) : $0 }
    }

    private static func code(_ members: Members) -> Int? {
        members.last { $0.key == "errcode" }?.value.integer
    }
}
