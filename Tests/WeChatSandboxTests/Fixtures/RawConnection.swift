import Dispatch
import Glibc

/// A TCP connection of plain blocking calls, made off the cooperative pool.
final class RawConnection: Sendable {
    struct Failure: Error {
        let call: String
        let code: Int32
    }

    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    static func open(port: UInt16) async throws -> RawConnection {
        try await blocking {
            let connection = RawConnection(descriptor: socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
            var patience = timeval(tv_sec: 30, tv_usec: 0)
            setsockopt(
                connection.descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience,
                socklen_t(MemoryLayout<timeval>.size))
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            let status = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(connection.descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard status == 0 else { throw Failure(call: "connect", code: errno) }
            return connection
        }
    }

    func write(_ bytes: [UInt8]) async throws {
        try await Self.blocking { [descriptor] in
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { throw Failure(call: "send", code: errno) }
                sent += count
            }
        }
    }

    /// What comes until the other side closes, or until a text was seen.
    func read(until end: String? = nil) async throws -> [UInt8] {
        try await Self.blocking { [descriptor] in
            var received: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                guard count >= 0 else { throw Failure(call: "recv", code: errno) }
                received += buffer.prefix(count)
                if count == 0 { return received }
                if let end, String(decoding: received, as: UTF8.self).contains(end) { return received }
            }
        }
    }

    private static func blocking<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            // A queue of its own gets a thread at once; the global ones count blocked threads as busy.
            DispatchQueue(label: "raw connection").async {
                continuation.resume(with: Result(catching: body))
            }
        }
    }
}
