import Foundation

/// Lets two password hashes run at once on this host, however many processes want one: each takes 64 MiB.
///
/// Used by one thread at a time.
struct HashingGate: Sendable {
    private let descriptors: [Int32]

    /// Makes the two lock files in `folder` where they are missing; they stay open as long as the process.
    init(folder: String) throws(SecretsError) {
        var opened: [Int32] = []
        for number in 1...2 {
            let path = folder + "/password-hash-\(number).lock"
            guard let descriptor = Self.openLock(path) else {
                for other in opened { close(other) }
                throw .lockFile(path: path)
            }
            opened.append(descriptor)
        }
        descriptors = opened
    }

    /// Runs `body` as soon as one of the locks is free.
    ///
    /// After ten seconds it runs all the same: a stopped process must not keep everybody from signing in.
    func run<Value>(_ body: () throws -> Value) rethrows -> Value {
        for _ in 0..<2000 {
            for descriptor in descriptors where flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                defer { flock(descriptor, LOCK_UN) }
                return try body()
            }
            usleep(5000)
        }
        return try body()
    }

    func end() {
        for descriptor in descriptors { close(descriptor) }
    }

    private static func openLock(_ path: String) -> Int32? {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        let isKnown = unsafe fstat(descriptor, &status) == 0
        let isOurs = isKnown && status.st_mode & S_IFMT == S_IFREG && status.st_uid == geteuid()
        if !isOurs { close(descriptor) }
        return isOurs ? descriptor : nil
    }
}
