import FlyingSocks
import Foundation
import Glibc

/// A listening socket on 127.0.0.1 and the connections that it accepts.
struct HTTPListener {
    private static let host = "127.0.0.1"
    private let socket: Socket
    let port: UInt16

    /// Listens on a port, 0 for any free one; throws a `SocketError`.
    init(port: UInt16) throws {
        let address = try sockaddr_in.inet(ip4: Self.host, port: port)
        socket = try Socket(domain: Int32(AF_INET))
        do {
            try socket.setValue(true, for: .localAddressReuse)
            try socket.bind(to: address)
            try socket.listen()
            guard case .ip4(_, let bound) = try socket.sockname() else { throw SocketError.disconnected }
            self.port = bound
        } catch {
            try? socket.close()
            throw error
        }
    }

    /// Serves every connection until the task is cancelled, then closes them all.
    func run(_ sandbox: Sandbox) async {
        let pool: some AsyncSocketPool = SocketPool.make(maxEvents: 128)
        await withDiscardingTaskGroup { group in
            do {
                try await pool.prepare()
                group.addTask { try? await pool.run() }
                let listener = try AsyncSocket(socket: socket, pool: pool)
                while let accepted = try await Self.next(listener) {
                    group.addTask { await HTTPConnection(socket: accepted, sandbox: sandbox).serve() }
                }
            } catch {
                // The task was cancelled, which ends the connections too.
            }
            group.cancelAll()
        }
        try? socket.close()
    }

    /// The next connection, with Nagle's algorithm off, because a trickle is written in many small pieces.
    private static func next(_ listener: AsyncSocket) async throws -> AsyncSocket? {
        while true {
            do {
                let accepted = try await listener.accept()
                let promptness = BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY)
                try? accepted.socket.setValue(true, for: promptness)
                return accepted
            } catch SocketError.failed(_, let code, _)
                where [EMFILE, ENFILE, ENOBUFS, ENOMEM, ECONNABORTED].contains(code)
            {
                // Descriptors come back when other connections end.
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }
}
