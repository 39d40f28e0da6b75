/// The members of a document that the control face was sent, read with a sentence for each mistake.
struct ControlFields {
    typealias Refusal = ControlFace.Refusal

    private let members: [String: JSON]

    /// The object of a request; a member that is not among the known ones is refused by name.
    init(_ request: SandboxRequest, known: Set<String>) throws(Refusal) {
        guard let document = try? request.document() else { throw .bad("the body is no JSON object") }
        try self.init(document, known: known)
    }

    init(_ document: JSON, known: Set<String>) throws(Refusal) {
        guard case .object(let members) = document else { throw .bad("an object is expected") }
        if let unknown = members.first(where: { !known.contains($0.key) }) {
            let names = known.sorted().joined(separator: ", ")
            throw .bad("\(unknown.key) is not known here; known are \(names)")
        }
        self.members = Dictionary(members.map { ($0.key, $0.value) }) { _, last in last }
    }

    subscript(name: String) -> JSON? { members[name] }

    func text(_ name: String) throws(Refusal) -> String? {
        try value(name, "a string") { $0.text }
    }

    func flag(_ name: String) throws(Refusal) -> Bool? {
        try value(name, "true or false") { $0.boolean }
    }

    func number(_ name: String, _ range: ClosedRange<Int>) throws(Refusal) -> Int? {
        try value(name, "a whole number from \(range.lowerBound) to \(range.upperBound)") { value in
            value.integer.flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func fraction(_ name: String, _ range: ClosedRange<Double>) throws(Refusal) -> Double? {
        try value(name, "a number from \(range.lowerBound) to \(range.upperBound)") { value in
            value.fraction.flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func texts(_ name: String) throws(Refusal) -> [String]? {
        try value(name, "an array of strings") { $0.texts }
    }

    /// Whether the member is there and says null.
    func isNull(_ name: String) -> Bool {
        if case .null = members[name] { true } else { false }
    }

    func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ name: String, of type: Value.Type
    ) throws(Refusal) -> Value? {
        let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
        return try value(name, "one of \(names)") { $0.text.flatMap(Value.init(rawValue:)) }
    }

    private func value<Value>(
        _ name: String, _ expectation: String, _ read: (JSON) -> Value?
    ) throws(Refusal) -> Value? {
        guard let member = members[name] else { return nil }
        guard let value = read(member) else { throw .bad("\(name) is \(expectation)") }
        return value
    }
}
