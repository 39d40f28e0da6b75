import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Secrets

@Suite("Passwords are kept as slow hashes")
struct PasswordHasherTests {
    private let folder: TemporaryDirectory
    private let hasher: SodiumPasswordHasher

    init() throws {
        folder = try TemporaryDirectory()
        hasher = try SodiumPasswordHasher(lockFolder: folder.path, cost: .least)
    }

    @Test("A hash is argon2id with 64 MiB and three passes, salted, and needs no new one")
    func standardCost() async throws {
        let hasher = try SodiumPasswordHasher(lockFolder: folder.path)
        let hash = try await hasher.hash("correct horse")
        #expect(hash.hasPrefix("$argon2id$v=19$m=65536,t=3,p=1$"))
        #expect(hash.utf8.count < 128)
        #expect(await hasher.verify("correct horse", against: hash))
        #expect(!hasher.needsRehash(hash))
        #expect(self.hasher.needsRehash(hash))
        #expect(try await hasher.hash("correct horse") != hash)
    }

    @Test(
        "Only the very same password is right",
        arguments: [
            "", "x", "pass word", "a\0b", "\0", "密码🔑", "e\u{301}", String(repeating: "z", count: 1024),
        ])
    func verify(_ password: String) async throws {
        let hash = try await hasher.hash(password)
        #expect(await hasher.verify(password, against: hash))
        let half = String(
            String.UnicodeScalarView(password.unicodeScalars.prefix(password.unicodeScalars.count / 2)))
        for wrong in [password + "\0", password + "x", half + "?", password.uppercased() + "!"] {
            #expect(await !hasher.verify(wrong, against: hash))
        }
    }

    @Test("What follows a NUL counts, and composed and decomposed letters differ")
    func bytes() async throws {
        #expect(await !hasher.verify("a\0c", against: try hasher.hash("a\0b")))
        #expect(await !hasher.verify("é", against: try hasher.hash("e\u{301}")))
    }

    @Test(
        "A text that is no hash matches nothing",
        arguments: ["", "x", "$argon2id$", "$argon2id$v=19$m=65536,t=3,p=1$AAAA$BBBB"])
    func noHash(_ text: String) async {
        #expect(await !hasher.verify("", against: text))
        #expect(hasher.needsRehash(text))
    }

    @Test("Checking against nothing is checking against a hash of the same cost, which nothing matches")
    func againstNothing() async throws {
        for cost in [SodiumPasswordHasher.Cost.least, .standard, .init(passes: 2, memoryBytes: 1 << 20)] {
            let hasher = try SodiumPasswordHasher(lockFolder: folder.path, cost: cost)
            #expect(!hasher.needsRehash(hasher.dummy))
            #expect(await !hasher.verify("", against: hasher.dummy))
        }
    }

    @Test("Where the lock files can not be made safely there is no hasher")
    func lockFiles() throws {
        let path = folder.file("locks")
        #expect(throws: SecretsError.lockFile(path: path + "/password-hash-1.lock")) {
            try SodiumPasswordHasher(lockFolder: path, cost: .least)
        }
        #expect(mkdir(path, 0o700) == 0)
        #expect(symlink(folder.file("elsewhere"), path + "/password-hash-2.lock") == 0)
        #expect(throws: SecretsError.lockFile(path: path + "/password-hash-2.lock")) {
            try SodiumPasswordHasher(lockFolder: path, cost: .least)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.file("elsewhere")))
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "/password-hash-1.lock")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("A hash runs under one of the two locks of the host, and waits while both are taken")
    func gate() async throws {
        let locks = (1...2).map { open(folder.file("password-hash-\($0).lock"), O_RDWR) }
        defer { for lock in locks { close(lock) } }
        for lock in locks { #expect(flock(lock, LOCK_EX | LOCK_NB) == 0) }
        let isDone = Mutex(false)
        async let hash = {
            let hash = try await hasher.hash("x")
            isDone.withLock { $0 = true }
            return hash
        }()
        // Time enough for a hash that does not wait.
        let elsewhere = try TemporaryDirectory()
        let free = try SodiumPasswordHasher(lockFolder: elsewhere.path, cost: .least)
        for _ in 0..<50 { _ = try await free.hash("y") }
        #expect(!isDone.withLock { $0 })
        flock(locks[1], LOCK_UN)
        #expect(try await hash.hasPrefix("$argon2id$"))
        // It has given the lock back.
        #expect(flock(locks[1], LOCK_EX | LOCK_NB) == 0)
    }
}
