import Foundation
import RoomBooking
import TestSupport
import Testing

@testable import SQLiteStorage

@Suite("A data file is opened only where it is ours and safe, and is else left as it is")
struct DataFileTests {
    private func open(_ path: String, create: Bool = false) throws -> SQLiteStore {
        try SQLiteStore(path: path, create: create, zone: Fixtures.zone())
    }

    /// The error of opening, and whether the bytes of the file and the folder's list stayed the same.
    private func refusal(_ path: String, create: Bool = false) throws -> (StorageError?, isUntouched: Bool) {
        let folder = (path as NSString).deletingLastPathComponent
        func state() throws -> ([String], Data?) {
            (
                try FileManager.default.contentsOfDirectory(atPath: folder).sorted(),
                FileManager.default.contents(atPath: path)
            )
        }
        let before = try state()
        let error = #expect(throws: StorageError.self) { try open(path, create: create) }
        return (error, try state() == before)
    }

    @Test("A missing file is not made by opening it")
    func missing() throws {
        let folder = try TemporaryDirectory()
        for path in [folder.file("roombook.db"), folder.file("no/such/folder/roombook.db")] {
            #expect(throws: StorageError.missing(path: path)) { try open(path) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test(
        "File and folders are made for the owner alone, whatever the umask", arguments: [0o000, 0o077, 0o022])
    func modes(_ mask: Int) async {
        await #expect(processExitsWith: .success) { [mask] in
            umask(mode_t(mask))
            let folder = try TemporaryDirectory()
            let path = folder.file("a/b/roombook.db")
            let store = try SQLiteStore(path: path, create: true, zone: Fixtures.zone())
            _ = try await store.add(Fixtures.rooms[0])
            for (path, mode) in [
                (folder.file("a"), 0o700), (folder.file("a/b"), 0o700), (path, 0o600),
                (path + "-journal", 0o600),
            ] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                try #require(attributes[.posixPermissions] as? Int == mode, "\(path)")
            }
        }
    }

    @Test("An empty file is made ours where we may create, and is else a file that lost its content")
    func empty() throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("roombook.db")
        #expect(
            FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]))
        let (error, isUntouched) = try refusal(path)
        #expect(error == .damaged(detail: Bilingual(zh: "文件是空的", en: "the file is empty")))
        #expect(isUntouched)
        _ = try open(path, create: true)
        _ = try open(path)
    }

    @Test(
        "A file that is no SQLite file is damaged, and stays as it is",
        arguments: [
            Data("x".utf8), Data("SQLite format 3\0".utf8), Data(repeating: 0, count: 4096),
            Data(repeating: 0x5A, count: 100_000),
        ])
    func notSQLite(_ content: Data) throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("roombook.db")
        #expect(
            FileManager.default.createFile(
                atPath: path, contents: content, attributes: [.posixPermissions: 0o600]))
        for create in [false, true] {
            let (error, isUntouched) = try refusal(path, create: create)
            guard case .damaged = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(isUntouched)
        }
    }

    @Test("A file that was cut off is damaged, and stays as it is", arguments: [512, 4096, 5000, 40_960])
    func truncated(_ length: Int) async throws {
        let world = try await World()
        let content = try #require(FileManager.default.contents(atPath: world.path)).prefix(length)
        let path = world.folder.file("cut.db")
        #expect(
            FileManager.default.createFile(
                atPath: path, contents: content, attributes: [.posixPermissions: 0o600]))
        let (error, isUntouched) = try refusal(path)
        guard case .damaged = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(isUntouched)
    }

    @Test("Another program's SQLite file is refused and stays as it is", arguments: ["DELETE", "WAL"])
    func foreign(_ journalMode: String) throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("roombook.db")
        try sqlite(
            path, "PRAGMA journal_mode=\(journalMode); CREATE TABLE theirs(x); INSERT INTO theirs VALUES(1);")
        let (error, isUntouched) = try refusal(path)
        #expect(
            error
                == .unsafe(path: path, problem: Bilingual(zh: "它属于其他程序", en: "it belongs to another program"))
        )
        #expect(isUntouched)
    }

    @Test("A file of a newer roombook is refused and stays as it is", arguments: ["TRUNCATE", "WAL"])
    func newer(_ journalMode: String) async throws {
        let path: String
        let folder: TemporaryDirectory
        do {
            let world = try await World()
            (path, folder) = (world.path, world.folder)
        }
        try sqlite(
            path,
            "PRAGMA journal_mode=\(journalMode); INSERT INTO grdb_migrations VALUES('9 from the future');")
        let (error, isUntouched) = try refusal(path)
        #expect(error == .newer)
        #expect(isUntouched)
        withExtendedLifetime(folder) {}
    }

    private func sqlite(_ path: String, _ sql: String) throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        shell.arguments = [path, sql]
        shell.standardOutput = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        try #require(shell.terminationStatus == 0)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    @Test("A symbolic link is not followed, as the file or as its folder")
    func symbolicLinks() throws {
        let folder = try TemporaryDirectory()
        _ = try open(folder.file("real/roombook.db"), create: true)
        let files = FileManager.default
        try files.createSymbolicLink(
            atPath: folder.file("link.db"), withDestinationPath: folder.file("real/roombook.db"))
        try files.createSymbolicLink(
            atPath: folder.file("dangling.db"), withDestinationPath: folder.file("real/new.db"))
        try files.createSymbolicLink(atPath: folder.file("folder"), withDestinationPath: folder.file("real"))
        for (path, culprit) in [
            ("link.db", "link.db"), ("dangling.db", "dangling.db"), ("folder/roombook.db", "folder"),
        ] {
            for create in [false, true] {
                #expect(
                    throws: StorageError.unsafe(
                        path: folder.file(culprit),
                        problem: Bilingual(zh: "它是符号链接", en: "it is a symbolic link"))
                ) { try open(folder.file(path), create: create) }
            }
        }
        #expect(!files.fileExists(atPath: folder.file("real/new.db")))
    }

    @Test("A pipe or a folder is no data file")
    func notRegular() throws {
        let folder = try TemporaryDirectory()
        #expect(mkfifo(folder.file("pipe.db"), 0o600) == 0)
        #expect(mkdir(folder.file("folder.db"), 0o700) == 0)
        for name in ["pipe.db", "folder.db"] {
            #expect(
                throws: StorageError.unsafe(
                    path: folder.file(name), problem: Bilingual(zh: "它不是普通文件", en: "it is not a regular file")
                )
            ) { try open(folder.file(name), create: true) }
        }
    }

    @Test(
        "A file that others may read, or a folder that they may write to, is refused",
        arguments: [0o620, 0o602])
    func writableByOthers(_ mode: Int) throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("data/roombook.db")
        _ = try open(path, create: true)
        let problem = Bilingual(
            zh: "其他人可以访问，请收回权限（chmod go=）", en: "others have access to it; take it away with chmod go=")
        chmod(path, mode_t(mode))
        #expect(throws: StorageError.unsafe(path: path, problem: problem)) { try open(path) }
        chmod(path, 0o600)
        chmod(folder.file("data"), mode_t(mode | 0o100))
        #expect(throws: StorageError.unsafe(path: folder.file("data"), problem: problem)) { try open(path) }
        chmod(folder.file("data"), 0o700)
        _ = try open(path)
    }

    @Test("A file or folder of another user is refused", .enabled(if: geteuid() == 0))
    func ofAnotherUser() throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("data/roombook.db")
        _ = try open(path, create: true)
        for owned in [path, folder.file("data")] {
            chown(owned, 65_534, 65_534)
            #expect(
                throws: StorageError.unsafe(
                    path: owned, problem: Bilingual(zh: "它属于其他用户", en: "it belongs to another user"))
            ) {
                try open(path)
            }
            chown(owned, 0, 0)
        }
    }

    @Test(
        "A path that SQLite would take for an address, or with odd signs, is a path",
        arguments: ["file:x.db", "a?b#c %41 中.db"])
    func oddPaths(_ name: String) async throws {
        let folder = try TemporaryDirectory()
        let store = try open(folder.file(name), create: true)
        _ = try await store.add(Fixtures.rooms[0])
        #expect(try await open(folder.file(name)).rooms().count == 1)
        #expect(FileManager.default.fileExists(atPath: folder.file(name)))
    }

    @Test("A digest reaches the disk; a token in its place is refused and leaves no trace")
    func canary() async throws {
        let world = try await World()
        func open(access: String) async throws {
            let refresh = [UInt8](repeating: UInt8(access.utf8.count), count: 32)
            try await world.store.open(
                SessionRecord(
                    user: world.jim.id, family: "f", clientID: "tui", accessDigest: Array(access.utf8),
                    refreshDigest: refresh, issued: world.now, accessExpires: world.now + 900,
                    refreshExpires: world.now + 900))
        }
        let (digest, token) = (
            "digest-of-canary-is-32-bytes-ok!", "canary-token-of-43-characters-6f1d2b-and-so"
        )
        try await open(access: digest)
        await #expect(throws: StorageError.self) { try await open(access: token) }
        let names = try FileManager.default.contentsOfDirectory(atPath: world.folder.file("data"))
        let bytes = names.compactMap { FileManager.default.contents(atPath: world.folder.file("data/" + $0)) }
        #expect(bytes.contains { $0.range(of: Data(digest.utf8)) != nil })
        #expect(!bytes.contains { $0.range(of: Data(token.utf8)) != nil })
    }
}
