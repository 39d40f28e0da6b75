import FlyingFox
import FlyingSocks
import Glibc

/// FlyingFox's pool of sockets, with Nagle's algorithm off on each of them.
///
/// Headers and body are written apart; without this the second write of an answer waits for the client's
/// delayed acknowledgement, 40 ms on a kept connection.
struct PromptPool: AsyncSocketPool {
    private let pool: any AsyncSocketPool = HTTPServer.defaultPool()

    func prepare() async throws {
        try await pool.prepare()
    }

    func run() async throws {
        try await pool.run()
    }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        // A socket that cannot be set is still a socket that works; accepted ones inherit the listener's.
        try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
        try await pool.suspendSocket(socket, untilReadyFor: events)
    }
}
