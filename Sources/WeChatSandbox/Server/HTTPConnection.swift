import FlyingSocks
import Foundation

/// A client's connection, answered request by request until one side has enough.
struct HTTPConnection {
    let socket: AsyncSocket
    let sandbox: Sandbox

    func serve() async {
        // A client that went away or speaks no HTTP is nobody's fault here.
        try? await converse()
        try? socket.close()
    }

    private func converse() async throws {
        let peer = Self.address(of: socket)
        let writer = HTTPWriter(socket: socket, clock: sandbox.configuration.clock)
        var reader = HTTPReader(socket)
        var goesOn = true
        while goesOn {
            do {
                guard let head = try await reader.head() else { return }
                if head.expectsContinue, !reader.hasMore { try await writer.goOn() }
                let request = SandboxRequest(
                    method: head.method, path: head.path, query: head.query,
                    body: try await reader.body(head.framing), peer: peer)
                let reply = await sandbox.answer(request)
                goesOn = try await writer.write(
                    reply, date: sandbox.configuration.now(), isHead: head.method == "HEAD",
                    keepsAlive: head.keepsAlive)
            } catch is HTTPHead.Malformation {
                goesOn = try await writer.write(
                    Reply(status: 400), date: sandbox.configuration.now(), isHead: false, keepsAlive: false)
            }
        }
    }

    private static func address(of socket: AsyncSocket) -> String {
        switch try? socket.socket.remotePeer() {
        case .ip4(let address, port: _), .ip6(let address, port: _): address
        case .unix, nil: ""
        }
    }
}
