import Foundation
import Glibc
import Synchronization

/// A server that gives fixed answers, a path each, with whatever headers a test wants.
final class ScriptedServer: Sendable {
    struct Answer: Sendable {
        var headers: [String] = []
        var body: String
    }

    struct NotStarted: Error {
        let code: Int32
    }

    let port: UInt16
    private let listener: Int32
    private let answers: Mutex<[String: Answer]>

    var address: String { "http://127.0.0.1:\(port)" }

    init(_ answers: [String: Answer]) throws {
        self.answers = Mutex(answers)
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        self.listener = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, $0, &size) == 0
            }
        }
        guard isListening else { throw NotStarted(code: errno) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                self?.answer(connection)
                close(connection)
            }
        }
    }

    /// To be called at the end of a test, which so holds on to the server until then.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }

    deinit {
        stop()
        close(listener)
    }

    func set(_ path: String, _ answer: Answer) {
        answers.withLock { $0[path] = answer }
    }

    // One request a connection; what a client sends is read as far as it comes in one piece.
    private func answer(_ connection: Int32) {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = recv(connection, &buffer, buffer.count, 0)
        guard count > 0 else { return }
        let line = String(decoding: buffer.prefix(count), as: UTF8.self).prefix { $0 != "\r\n" }
        let target = line.split(separator: " ").dropFirst().first ?? ""
        let path = String(target.prefix { $0 != "?" })
        let found =
            answers.withLock { $0[path] } ?? Answer(body: #"{"errcode":40066,"errmsg":"invalid url"}"#)
        let head =
            ["HTTP/1.1 200 OK", "Connection: close", "Content-Length: \(found.body.utf8.count)"]
            + found.headers
        let bytes = Array((head.joined(separator: "\r\n") + "\r\n\r\n" + found.body).utf8)
        _ = Glibc.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
}
