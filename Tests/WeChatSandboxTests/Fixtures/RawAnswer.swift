import Foundation

@testable import WeChatSandbox

/// An HTTP answer, taken apart as little as possible.
struct RawAnswer {
    let status: String
    let headers: [String: String]
    let body: String

    init?(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let gap = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<gap.lowerBound].split(separator: "\r\n")
        status = lines.first.map(String.init) ?? ""
        headers = lines.dropFirst().reduce(into: [:]) { headers, line in
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[String(parts[0])] = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
        }
        body = String(text[gap.upperBound...])
    }

    var json: JSON {
        get throws { try JSONReader.read(Array(body.utf8)) }
    }

    var errorCode: Int? {
        try? json["errcode"]?.integer
    }
}
