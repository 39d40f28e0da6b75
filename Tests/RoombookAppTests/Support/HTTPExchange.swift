import Foundation
import Glibc

/// One request over a plain socket, and the whole answer.
struct HTTPExchange {
    struct Failure: Error {
        let call: String
        let code: Int32
    }

    let status: Int
    let body: Data

    static func send(_ method: String, _ target: String, body: String = "", port: UInt16) throws
        -> HTTPExchange
    {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Failure(call: "connect", code: errno) }
        let request = Array(
            """
            \(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r
            Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)
            """.utf8)
        guard Glibc.send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw Failure(call: "send", code: errno)
        }
        return try parse(try readAll(descriptor))
    }

    private static func readAll(_ descriptor: Int32) throws -> [UInt8] {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else { throw Failure(call: "recv", code: errno) }
            if count == 0 { return received }
            received += buffer.prefix(count)
        }
    }

    private static func parse(_ bytes: [UInt8]) throws -> HTTPExchange {
        let data = Data(bytes)
        guard let end = data.range(of: Data("\r\n\r\n".utf8)),
            let status = Int(String(decoding: data.prefix(12).suffix(3), as: UTF8.self))
        else { throw Failure(call: "parse", code: 0) }
        return HTTPExchange(status: status, body: Data(data[end.upperBound...]))
    }
}
