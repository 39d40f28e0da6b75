import FlyingSocks
import Foundation

/// Writes answers to a connection, in the way that each of them is to arrive.
struct HTTPWriter {
    private static let block = 65_536
    let socket: AsyncSocket
    let clock: any Clock<Duration>

    /// Tells a client that waits with its body to send it.
    func goOn() async throws {
        try await write("HTTP/1.1 100 Continue\r\n\r\n".utf8)
    }

    /// Writes an answer and tells whether the connection can go on.
    func write(_ reply: Reply, date: Date, isHead: Bool, keepsAlive: Bool) async throws -> Bool {
        // Who lies about the length cannot be followed by another answer.
        let goesOn = keepsAlive && !reply.headers.keys.contains { $0.lowercased() == "content-length" }
        let head = Array(Self.head(of: reply, date: date, keepsAlive: goesOn).utf8)
        let body = isHead ? [] : reply.bytes
        switch reply.delivery {
        case .whole: try await write(head + body)
        case .none: return false
        case .half:
            try await write(head + body.prefix(body.count / 2))
            return false
        case .slow(let rate, .header): try await trickle(head + body, rate)
        case .slow(let rate, .body):
            try await write(head)
            try await trickle(body, rate)
        case .padded(let size):
            try await write(head + body)
            if !isHead { try await pad(max(0, size - body.count)) }
        }
        return goesOn
    }

    private func trickle(_ bytes: [UInt8], _ bytesPerSecond: Int) async throws {
        let step = max(1, bytesPerSecond / 10)
        for start in stride(from: 0, to: bytes.count, by: step) {
            try await write(bytes[start..<min(start + step, bytes.count)])
            try await clock.sleep(for: .seconds(1) * step / bytesPerSecond)
        }
    }

    private func pad(_ count: Int) async throws {
        let block = Data(repeating: UInt8(ascii: " "), count: min(count, Self.block))
        var rest = count
        while rest > 0 {
            try await socket.write(block.prefix(rest))
            rest -= block.count
        }
    }

    private func write(_ bytes: some Sequence<UInt8>) async throws {
        try await socket.write(Data(bytes))
    }

    private static func head(of reply: Reply, date: Date, keepsAlive: Bool) -> String {
        var lines = [("Connection", keepsAlive ? "keep-alive" : "close"), ("Date", HTTPDate.text(of: date))]
        if let contentType = reply.contentType {
            lines.append(("Content-Type", contentType))
        }
        if reply.status != 204, reply.status != 304 {
            lines.append(("Content-Length", "\(reply.length)"))
        }
        if !reply.headers.isEmpty {
            let armed = Set(reply.headers.keys.map { $0.lowercased() })
            lines.removeAll { armed.contains($0.0.lowercased()) }
            lines += reply.headers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
        var text = "HTTP/1.1 \(reply.status) \(HTTPPhrases.phrase(of: reply.status))\r\n"
        for (name, value) in lines {
            text += "\(name): \(value)\r\n"
        }
        return text + "\r\n"
    }
}

extension Reply {
    /// How many bytes the body has in all.
    fileprivate var length: Int {
        if case .padded(let size) = delivery { max(size, bytes.count) } else { bytes.count }
    }
}
