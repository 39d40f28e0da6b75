import Foundation
import GRDB
import Glibc
import Testing

@Suite("Data files that can not be used")
struct BadDataFileTests {
    private static let commands = [
        ["whoami"], ["agenda"], ["room", "list"], ["outbox", "list"], ["worker"], [], ["bind"],
        ["undo", "00000000"], ["subscription"], ["bind", "--scene", "x", "--code", "y"],
        ["sign-in", "li.lei", "--password-stdin"],
    ]

    /// Every command tells the same sentence, and not a byte of the file changes.
    private func expectRefused(_ office: Office, saying words: String...) async throws {
        let before = FileManager.default.contents(atPath: office.database)
        for arguments in Self.commands {
            let finished = try await office.desk(of: "li.lei").run(arguments, input: Office.password)
            finished.expectRefused(69, saying: words)
        }
        let admin = try await office.desk(of: Office.admin).run(
            "init", "--admin", "new", "--password-stdin", input: Office.password)
        admin.expectRefused(69, saying: words)
        #expect(FileManager.default.contents(atPath: office.database) == before)
    }

    private func replace(_ office: Office, with bytes: Data) throws {
        try bytes.write(to: URL(fileURLWithPath: office.database))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: office.database)
    }

    @Test("A missing one names init, and is not made by the way")
    func missing() async throws {
        let office = try await Office()
        unlink(office.database)
        for arguments in Self.commands {
            let finished = try await office.desk(of: "li.lei").run(arguments, input: Office.password)
            finished.expectRefused(69, saying: [office.database, "roombook init"])
        }
        #expect(!FileManager.default.fileExists(atPath: office.database))
    }

    @Test("Text, a cut-off file and rubbish are refused and left as they are")
    func damaged() async throws {
        let office = try await Office()
        let whole = try Data(contentsOf: URL(fileURLWithPath: office.database))
        for bytes in [
            Data("hello\n".utf8), Data(repeating: 0x55, count: 8192), Data(whole.prefix(700)),
        ] {
            try replace(office, with: bytes)
            try await expectRefused(office, saying: "data file", "backup")
        }
    }

    @Test("A page of rubbish inside is told, and nothing is written over it")
    func rubbishInside() async throws {
        let office = try await Office()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: office.database))
        for index in 4096..<bytes.count { bytes[index] = 0xA5 }
        try replace(office, with: bytes)
        let finished = try await office.book(as: "li.lei", "Orion", "10:00", "11:00")
        finished.expectRefused(69, saying: ["damaged"])
        #expect(FileManager.default.contents(atPath: office.database) == bytes)
    }

    @Test("A file of a newer roombook is refused, untouched")
    func newer() async throws {
        let office = try await Office()
        try await DatabaseQueue(path: office.database).write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9 teleporting')")
        }
        try await expectRefused(office, saying: "newer roombook", "Upgrade")
    }

    @Test("Another program's file is refused, untouched")
    func foreign() async throws {
        let office = try await Office()
        unlink(office.database)
        try await DatabaseQueue(path: office.database).write { db in
            try db.execute(sql: "CREATE TABLE recipe (name TEXT)")
        }
        chmod(office.database, 0o600)
        try await expectRefused(office, saying: "another program")
    }

    @Test("A link, a folder and a file that others may read are refused")
    func unsafe() async throws {
        let linked = try await Office()
        rename(linked.database, linked.database + ".real")
        symlink(linked.database + ".real", linked.database)
        try await expectRefused(linked, saying: "symbolic link")

        let folder = try await Office()
        unlink(folder.database)
        mkdir(folder.database, 0o700)
        try await expectRefused(folder, saying: "not a regular file")

        let open = try await Office()
        chmod(open.database, 0o644)
        try await expectRefused(open, saying: "others have access")
    }

    @Test("A session file that is damaged, a link or open to others signs nobody in")
    func session() async throws {
        let office = try await Office()
        let path = office.place.file("state/li.lei/roombook/session.json")
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))

        chmod(path, 0o644)
        try await office.run(as: "li.lei", "whoami").expectRefused(69, saying: [path])
        chmod(path, 0o600)
        rename(path, path + ".real")
        symlink(path + ".real", path)
        try await office.run(as: "li.lei", "whoami").expectRefused(69, saying: [path])
        unlink(path)
        for bytes in [
            Data(), Data("{".utf8), Data("[1,2]".utf8), Data(whole.prefix(40)), Data([0xFF, 0x00]),
        ] {
            try bytes.write(to: URL(fileURLWithPath: path))
            chmod(path, 0o600)
            try await office.run(as: "li.lei", "whoami").expectRefused(77, saying: ["sign-in"])
        }
        let again = try await office.run(
            as: "li.lei", "sign-in", "li.lei", "--password-stdin", input: Office.password)
        #expect(again.status == 0, "\(again)")
    }

    @Test("Standard output that is closed or full ends a command without a trap")
    func closedOutput() async throws {
        let office = try await Office()
        for redirection in [">&-", "> /dev/full", "2>&- >&-"] {
            let finished = try await ChildProcess.lane.run {
                try ChildProcess(
                    "/bin/sh",
                    ["-c", "\"$0\" room list --json \(redirection)", Place.program].map { Array($0.utf8) },
                    environment: office.desk(of: "li.lei").environment, input: nil, folder: office.place.root
                ).wait()
            }
            #expect(finished.status < 128, "\(finished)")
        }
    }
}
