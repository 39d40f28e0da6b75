/// The limits of `CurlTransport`, and two switches with which a test can stand in for WeChat over TLS.
package struct CurlSettings: Sendable {
    package var maximumBodyBytes = 256 * 1024
    package var maximumHeaderBytes = 64 * 1024
    package var maximumConnections = 128
    /// An answer that trickles in slower than this for `lowSpeedSeconds` is given up.
    package var lowSpeedBytesPerSecond = 16
    package var lowSpeedSeconds = 8
    /// A PEM file to trust instead of the system's authorities.
    package var authoritiesFile: String?
    /// Connects elsewhere, as `HOST:PORT:CONNECT-TO-HOST:CONNECT-TO-PORT`; names are still verified.
    package var connectTo: String?

    package init() {}
}
