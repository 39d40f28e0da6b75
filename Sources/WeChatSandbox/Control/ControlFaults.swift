import Foundation

extension ControlFace {
    func faults() -> JSON {
        sandbox.withState { state, _ in
            .object([
                ("seed", .number("\(state.faults.seed)")),
                ("faults", .array(state.faults.listed.map(Self.document))),
            ])
        }
    }

    func arm(_ request: SandboxRequest) throws(Refusal) -> JSON {
        let fault = try FaultReader(request).fault()
        let id = sandbox.withState { state, _ in state.faults.arm(fault) }
        return .object([("armed", .bool(true)), ("id", .number("\(id)"))])
    }

    func clearFaults(_ query: QueryParameters) throws(Refusal) -> JSON {
        let id = query["id"].map { Int($0) ?? 0 }
        let isKnown = sandbox.withState { state, _ in
            defer { state.faults.clear(id: id) }
            return id == nil || state.faults.listed.contains { $0.id == id }
        }
        guard isKnown else { throw .bad("id is that of a fault in the list") }
        return .object([("armed", .bool(false))])
    }

    private static func document(of record: SandboxFaultRecord) -> JSON {
        let fault = record.fault
        var members: [(key: String, value: JSON)] = [
            ("id", .number("\(record.id)")), ("kind", .string(fault.kind.name)),
            ("endpoint", .string(fault.endpoint?.rawValue ?? "all")),
            ("probability", .number("\(fault.probability)")),
            ("left", record.left.map { .number("\($0)") } ?? .string("unlimited")),
            ("struck", .number("\(record.struck)")), ("delivered", .number("\(record.delivered)")),
        ]
        members += parameters(of: fault.kind)
        if fault.delay > .zero {
            members.append(("milliseconds", .number("\(Int(fault.delay / .milliseconds(1)))")))
            members.append(("after", .bool(fault.delaysAnswer)))
        }
        if fault.takesEffect { members.append(("takes_effect", .bool(true))) }
        return .object(members)
    }

    private static func parameters(of kind: SandboxFault.Kind) -> [(key: String, value: JSON)] {
        switch kind {
        case .errorCode(let code, _): [("errcode", .number("\(code)"))]
        case .status(let status, _): [("status", .number("\(status)"))]
        case .slow(let rate, let start):
            [("bytes_per_second", .number("\(rate)")), ("from", .string(start.rawValue))]
        case .wrongTypes(let type): [("which", .string(type.rawValue))]
        case .truncated47003(let key): [("key", .string(key))]
        case .huge(let bytes): [("bytes", .number("\(bytes)"))]
        case .deep(let levels): [("levels", .number("\(levels)"))]
        case .delay, .closeBefore, .closeAfter, .halfBody, .body, .bytes, .successWithoutErrorCode,
            .successWithErrorCode, .extraKeys, .byteOrderMark, .controlCharacter:
            []
        }
    }
}
