package import Foundation

/// One answered request, told without query, body or any secret.
package struct SandboxCall: Sendable {
    package let time: Date
    package let method: String
    package let path: String
    /// The HTTP status; nil if the connection was cut without an answer.
    package let status: Int?
    /// The errcode of the answer, 0 for success; nil for what is not an answer of the API.
    package let errorCode: Int?
    package let microseconds: Int
    package let note: String
}

extension SandboxCall: CustomStringConvertible {
    /// The line of a log, without the time.
    package var description: String {
        let outcome = [status.map { "\($0)" } ?? "cut", errorCode.map { "errcode \($0)" }].compactMap { $0 }
        return "\(method) \(path) \(outcome.joined(separator: " ")) \(microseconds) µs \(note)"
    }
}
