import Foundation
import Glibc
import Synchronization

/// A TCP server on a loopback port whose connections do what a test says, byte by byte, on threads of their own.
final class ScriptedServer: Sendable {
    let port: UInt16
    private let listener: Int32
    private let state = Mutex(State())

    struct State {
        var requests: [String] = []
        var open: Set<Int32> = []
        var connections = 0
        var isStopped = false
    }

    struct CannotListen: Error {}

    init(_ serve: @escaping @Sendable (ScriptedConnection) -> Void) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 512) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard result else { throw CannotListen() }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in accept(serve) }
    }

    var url: String { "http://127.0.0.1:\(port)" }
    var requests: [String] { state.withLock { $0.requests } }
    var openCount: Int { state.withLock { $0.open.count } }
    var connectionCount: Int { state.withLock { $0.connections } }

    func note(_ request: String) {
        state.withLock { $0.requests.append(request) }
    }

    func stop() {
        state.withLock { state in
            state.isStopped = true
            for descriptor in state.open { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
        _ = shutdown(listener, Int32(SHUT_RDWR))
    }

    private func accept(_ serve: @escaping @Sendable (ScriptedConnection) -> Void) {
        while true {
            let descriptor = Glibc.accept(listener, nil, nil)
            guard descriptor >= 0 else { break }
            let number = state.withLock { state in
                state.open.insert(descriptor)
                state.connections += 1
                if state.isStopped { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
                return state.connections
            }
            Thread.detachNewThread { [self] in
                serve(ScriptedConnection(descriptor: descriptor, number: number, server: self))
                state.withLock { state in
                    state.open.remove(descriptor)
                    _ = close(descriptor)
                }
            }
        }
        _ = close(listener)
    }
}

/// One accepted connection; it is closed when the script returns.
struct ScriptedConnection {
    let descriptor: Int32
    /// Counted from 1.
    let number: Int
    let server: ScriptedServer

    /// The next request with its body; nil when the client has closed.
    func readRequest() -> String? {
        var text = ""
        while !isWhole(text) {
            guard let more = readSome() else { return nil }
            text += String(decoding: more, as: UTF8.self)
        }
        server.note(text)
        return text
    }

    func readSome() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    @discardableResult
    func write(_ text: String) -> Bool {
        write(Array(text.utf8))
    }

    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { rest in
                send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    func answer(_ body: String, status: String = "200 OK", headers: String = "") {
        write("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)")
    }

    func waitForClose() {
        while readSome() != nil {}
    }

    /// Ends with a reset instead of a farewell.
    func reset() {
        var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    }

    private func isWhole(_ text: String) -> Bool {
        guard let end = text.range(of: "\r\n\r\n") else { return false }
        let length = text[..<end.lowerBound].firstMatch(of: #/(?i)content-length: ([0-9]+)/#).flatMap {
            Int($0.1)
        }
        return text[end.upperBound...].utf8.count >= length ?? 0
    }
}
