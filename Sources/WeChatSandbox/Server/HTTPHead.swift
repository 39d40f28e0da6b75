/// The lines before the body of a request, as far as the sandbox needs them.
struct HTTPHead {
    /// Why a request cannot be followed.
    enum Malformation: Error {
        case requestLine
        case length
        case tooLong
    }

    /// How the body is delimited.
    enum Framing: Equatable {
        case none
        case length(Int)
        case chunked
    }

    let method: String
    let path: String
    let query: String
    let framing: Framing
    let keepsAlive: Bool
    /// Whether the client waits for a word before it sends the body.
    let expectsContinue: Bool

    init(_ bytes: ArraySlice<UInt8>) throws(Malformation) {
        // Some clients send an empty line behind a body.
        let lines = bytes.drop { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
            .split(separator: UInt8(ascii: "\n"))
        let request = (lines.first ?? []).split(separator: UInt8(ascii: " ")).map(Self.text)
        guard request.count == 3, request[2].hasPrefix("HTTP/1.") else { throw .requestLine }
        method = request[0]
        let target = request[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(target[0])
        query = target.count > 1 ? String(target[1]) : ""

        var lengths: Set<String> = []
        var coding: String?
        var connection = ""
        var expectation = ""
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let value = Self.text(line[colon...].dropFirst())
            switch Self.text(line[..<colon]).lowercased() {
            case "content-length": lengths.insert(value)
            case "transfer-encoding": coding = value.lowercased()
            case "connection": connection = value.lowercased()
            case "expect": expectation = value.lowercased()
            default: break
            }
        }
        framing = try Self.framing(lengths: lengths, coding: coding)
        keepsAlive =
            request[2] == "HTTP/1.0" ? connection.contains("keep-alive") : !connection.contains("close")
        expectsContinue = expectation == "100-continue"
    }

    /// One length or one coding; whatever could be read in two ways is refused.
    private static func framing(lengths: Set<String>, coding: String?) throws(Malformation) -> Framing {
        switch (lengths.count, coding) {
        case (0, nil): return .none
        case (0, .some(let coding)) where coding.hasSuffix("chunked"): return .chunked
        case (1, nil):
            guard let digits = lengths.first, !digits.isEmpty,
                digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
                let length = Int(digits)
            else { throw .length }
            return .length(length)
        default: throw .length
        }
    }

    /// The text without the white space around it.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        func isSpace(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
        }
        let rest = bytes.drop(while: isSpace)
        let end = rest.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? rest.startIndex
        return String(decoding: rest[..<end], as: UTF8.self)
    }
}
