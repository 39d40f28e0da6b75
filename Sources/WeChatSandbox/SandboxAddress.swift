/// Where a started sandbox listens.
package struct SandboxAddress: Sendable, Hashable {
    package let host: String
    package let port: UInt16

    /// The base URL for a client, without a trailing slash.
    package var url: String { "http://\(host):\(port)" }
}
