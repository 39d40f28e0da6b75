import CSodium
import Dispatch
import RoomBooking

/// Argon2id by libsodium, one hash at a time in this process, two at a time on this host.
package final class SodiumPasswordHasher: PasswordHasher {
    /// What a hash costs.
    package struct Cost: Sendable, Hashable {
        package var passes: UInt64
        package var memoryBytes: Int

        package init(passes: UInt64, memoryBytes: Int) {
            self.passes = passes
            self.memoryBytes = memoryBytes
        }

        /// About 100 ms.
        package static let standard = Cost(passes: 3, memoryBytes: 64 << 20)
        /// The least there is, for tests that are not about hashing.
        package static let least = Cost(passes: 1, memoryBytes: 8 << 10)
    }

    private let cost: Cost
    private let gate: HashingGate
    // Never the cooperative pool, which a hash would block.
    private let queue = DispatchQueue(label: "roombook.password-hashing")

    /// The lock files that count the hashes of this host lie in `lockFolder`, which must exist.
    package init(lockFolder: String, cost: Cost = .standard) throws(SecretsError) {
        guard Sodium.isReady else { throw .libraryUnavailable }
        self.cost = cost
        gate = try HashingGate(folder: lockFolder)
    }

    deinit {
        gate.end()
    }

    package func hash(_ password: String) async throws -> String {
        let cost = cost
        let hash = await onQueue { Self.hash(password, cost: cost) }
        guard let hash else { throw SecretsError.outOfMemory }
        return hash
    }

    package func verify(_ password: String, against hash: String) async -> Bool {
        await onQueue { Self.verify(password, against: hash) }
    }

    package func verifyAgainstNothing(_ password: String) async {
        _ = await verify(password, against: dummy)
    }

    /// A hash of the same cost that no password is known for: salt and hash are zeros.
    var dummy: String {
        let zeros = "$" + String(repeating: "A", count: 22) + "$" + String(repeating: "A", count: 43)
        return "$argon2id$v=19$m=\(cost.memoryBytes / 1024),t=\(cost.passes),p=1" + zeros
    }

    /// Whether the hash cost less, or more, than one made now.
    package func needsRehash(_ hash: String) -> Bool {
        unsafe hash.withCString { text in
            unsafe crypto_pwhash_str_needs_rehash(text, cost.passes, cost.memoryBytes) != 0
        }
    }

    private func onQueue<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.async { [gate] in continuation.resume(returning: gate.run(body)) }
        }
    }

    private static func hash(_ password: String, cost: Cost) -> String? {
        unsafe withBytes(of: password) { bytes, count in
            var text = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
            let status = unsafe crypto_pwhash_str(
                &text, bytes, count, cost.passes, cost.memoryBytes)
            guard status == 0 else { return nil }
            return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    private static func verify(_ password: String, against hash: String) -> Bool {
        unsafe withBytes(of: password) { bytes, count in
            unsafe hash.withCString { text in
                unsafe crypto_pwhash_str_verify(text, bytes, count) == 0
            }
        }
    }

    // The copy is wiped; what the caller holds is not ours to wipe. It ends in a NUL, which is not counted.
    private static func withBytes<Value>(
        of password: String, _ body: (UnsafePointer<CChar>, UInt64) -> Value
    ) -> Value {
        // One buffer from the start: growing it would leave a copy behind.
        var bytes = [CChar](repeating: 0, count: password.utf8.count + 1)
        for (index, byte) in password.utf8.enumerated() { bytes[index] = CChar(bitPattern: byte) }
        defer { unsafe sodium_memzero(&bytes, bytes.count) }
        return unsafe body(bytes, UInt64(bytes.count - 1))
    }
}
