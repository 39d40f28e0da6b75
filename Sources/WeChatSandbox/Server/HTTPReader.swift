import FlyingSocks
import Foundation

/// Reads requests from a connection, one behind the other.
struct HTTPReader {
    private static let longestHead = 65_536
    private static let longestLine = 4_096
    private let socket: AsyncSocket
    private var buffer: [UInt8] = []
    /// Where the bytes begin that nobody has taken yet.
    private var position = 0

    init(_ socket: AsyncSocket) {
        self.socket = socket
    }

    /// The next request's head; nil if the client has no more.
    mutating func head() async throws -> HTTPHead? {
        dropTaken()
        var searched = 0
        while true {
            if let end = endOfHead(from: searched) {
                position = end.body
                return try HTTPHead(buffer[..<end.head])
            }
            guard buffer.count < Self.longestHead else { throw HTTPHead.Malformation.tooLong }
            searched = max(0, buffer.count - 2)
            guard try await fill() else { return nil }
        }
    }

    /// The body in the given framing, read to its end in any case, so that the next request begins behind it.
    mutating func body(_ framing: HTTPHead.Framing) async throws -> SandboxRequest.Body {
        switch framing {
        case .none: return .ofUnknownLength
        case .chunked:
            try await skipChunks()
            return .ofUnknownLength
        case .length(let length) where length > SandboxRequest.largestBody:
            try await skip(length)
            return .tooLarge
        case .length(let length):
            while buffer.count - position < length { try await need() }
            defer { position += length }
            return .bytes(Array(buffer[position..<position + length]))
        }
    }

    /// Whether some of the body came along with the head.
    var hasMore: Bool { position < buffer.count }

    private mutating func skipChunks() async throws {
        while true {
            let size = try await line().prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces)
            guard let count = Int(size, radix: 16), count >= 0 else { throw HTTPHead.Malformation.length }
            if count == 0 { break }
            try await skip(count)
            _ = try await line()
        }
        while try await !line().isEmpty {}
    }

    private mutating func skip(_ count: Int) async throws {
        var rest = count
        while true {
            let here = min(rest, buffer.count - position)
            position += here
            rest -= here
            if rest == 0 { return }
            dropTaken()
            try await need()
        }
    }

    private mutating func line() async throws -> String {
        while true {
            if let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { position = end + 1 }
                let bytes = buffer[position..<end]
                return String(
                    decoding: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes, as: UTF8.self)
            }
            guard buffer.count - position < Self.longestLine else { throw HTTPHead.Malformation.tooLong }
            try await need()
        }
    }

    /// Where the head ends and the body begins, on either side of an empty line.
    private func endOfHead(from start: Int) -> (head: Int, body: Int)? {
        let lineEnd = UInt8(ascii: "\n")
        var index = start
        while let found = buffer[index...].firstIndex(of: lineEnd) {
            let next = found + 1
            if next < buffer.count, buffer[next] == lineEnd { return (found, next + 1) }
            if next + 1 < buffer.count, buffer[next] == UInt8(ascii: "\r"), buffer[next + 1] == lineEnd {
                return (found, next + 2)
            }
            index = next
        }
        return nil
    }

    private mutating func dropTaken() {
        buffer.removeFirst(position)
        position = 0
    }

    private mutating func need() async throws {
        guard try await fill() else { throw SocketError.disconnected }
    }

    /// Reads what there is; false at the end of the connection.
    private mutating func fill() async throws -> Bool {
        do {
            buffer += try await socket.read(atMost: 4_096)
            return true
        } catch SocketError.disconnected {
            return false
        }
    }
}
