import Foundation

/// Reads a fault from what the control face was sent.
struct FaultReader {
    typealias Refusal = ControlFace.Refusal

    private static let kinds = [
        "errcode", "status", "delay", "close_before", "close_after", "half_body", "body", "slow",
        "wrong_types",
        "success_without_errcode", "success_with_errcode", "extra_keys", "bom", "control_character",
        "truncated_47003", "huge", "deep",
    ]
    private let fields: ControlFields

    init(_ request: SandboxRequest) throws(Refusal) {
        fields = try ControlFields(
            request,
            known: [
                "kind", "endpoint", "count", "probability", "milliseconds", "after", "takes_effect",
                "headers",
                "errcode", "errmsg", "status", "body", "body_base64", "bytes_per_second", "from", "which",
                "key", "bytes", "levels",
            ])
    }

    func fault() throws(Refusal) -> SandboxFault {
        SandboxFault(
            try kind(),
            endpoint: try endpoint(),
            count: try count(),
            delay: .milliseconds(try fields.number("milliseconds", 0...600_000) ?? 0),
            takesEffect: try fields.flag("takes_effect") ?? false,
            probability: try fields.fraction("probability", 0...1) ?? 1,
            delaysAnswer: try fields.flag("after") ?? false,
            headers: try headers())
    }

    private func kind() throws(Refusal) -> SandboxFault.Kind {
        switch try fields.text("kind") {
        case "errcode":
            let code = try fields.number("errcode", -1_000_000...100_000_000) ?? -1
            return .errorCode(code, message: try fields.text("errmsg"))
        case "status":
            return .status(try fields.number("status", 200...599) ?? 502, body: try fields.text("body"))
        case "delay": return .delay
        case "close_before": return .closeBefore
        case "close_after": return .closeAfter
        case "half_body": return .halfBody
        case "body": return try body()
        case "slow":
            return .slow(
                bytesPerSecond: try fields.number("bytes_per_second", 1...1_000_000) ?? 1,
                from: try fields.choice("from", of: SandboxFault.Trickle.self) ?? .header)
        case "wrong_types":
            return .wrongTypes(try fields.choice("which", of: SandboxFault.WrongType.self) ?? .errorCodeText)
        case "success_without_errcode": return .successWithoutErrorCode
        case "success_with_errcode": return .successWithErrorCode
        case "extra_keys": return .extraKeys
        case "bom": return .byteOrderMark
        case "control_character": return .controlCharacter
        case "truncated_47003": return .truncated47003(key: try fields.text("key") ?? "thing1")
        case "huge": return .huge(bytes: try fields.number("bytes", 1...Int(Int32.max)) ?? 10 << 20)
        case "deep": return .deep(levels: try fields.number("levels", 1...1_000_000) ?? 10_000)
        default: throw .bad("kind is one of \(Self.kinds.joined(separator: ", "))")
        }
    }

    private func body() throws(Refusal) -> SandboxFault.Kind {
        if let encoded = try fields.text("body_base64") {
            guard let bytes = Data(base64Encoded: encoded) else { throw .bad("body_base64 is base64") }
            return .bytes([UInt8](bytes))
        }
        guard let body = try fields.text("body") else {
            throw .bad("body is a string, or body_base64 base64")
        }
        return .body(body)
    }

    private func endpoint() throws(Refusal) -> SandboxEndpoint? {
        guard fields["endpoint"]?.text != "all" else { return nil }
        return try fields.choice("endpoint", of: SandboxEndpoint.self)
    }

    /// One strike, unless a number is given; any number of them where chance decides.
    private func count() throws(Refusal) -> Int? {
        guard let value = fields["count"] else { return fields["probability"] == nil ? 1 : nil }
        if value.text == "unlimited" { return nil }
        guard let count = value.integer, count >= 1 else {
            throw .bad("count is at least 1 or \"unlimited\"")
        }
        return count
    }

    private func headers() throws(Refusal) -> [String: String] {
        guard let value = fields["headers"] else { return [:] }
        guard case .object(let members) = value else { throw .bad("headers is an object of strings") }
        var headers: [String: String] = [:]
        for (name, value) in members {
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isToken), let text = value.text,
                text.utf8.allSatisfy({ $0 == 0x09 || (0x20..<0x7F).contains($0) })
            else { throw .bad("headers are names with values of printable ASCII") }
            headers[name] = text
        }
        return headers
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        (0x21..<0x7F).contains(byte) && !Array("\"(),/:;<=>?@[\\]{}".utf8).contains(byte)
    }
}
