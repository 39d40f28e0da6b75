import FlyingSocks
import Glibc
import Testing

@testable import WeChatSandbox

struct PromptPoolTests {
    @Test("a socket that waits in the pool sends without waiting for acknowledgements")
    func withoutDelay() async throws {
        let socket = try Socket(domain: AF_INET)
        defer { try? socket.close() }
        let option = BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY)
        #expect(try socket.getValue(for: option) == false)
        // The pool does not run, so nobody waits in it for long.
        try? await PromptPool().suspendSocket(socket, untilReadyFor: .read)
        #expect(try socket.getValue(for: option) == true)
    }
}
