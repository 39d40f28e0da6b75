import CSodium

/// The library, made ready once.
enum Sodium {
    static let isReady = sodium_init() >= 0
}

/// Why secrets can not be made or checked here.
package enum SecretsError: Error, Hashable, Sendable {
    case libraryUnavailable
    /// The file that keeps the number of hashes down.
    case lockFile(path: String)
    case outOfMemory
}
