import Foundation
import Glibc
import Synchronization

/// What every office starts as; made once by the commands themselves, since hashing passwords is slow on purpose.
enum OfficeTemplate {
    struct Failed: Error {
        let arguments: [String]
        let finished: Finished
    }

    static let made = Task { try await make() }

    private static let root = Mutex<String?>(nil)

    private static func make() async throws -> Place {
        let place = try Place()
        root.withLock { $0 = place.root }
        atexit { OfficeTemplate.remove() }
        let admin = Office.admin
        try await run(
            admin, "init", "--admin", admin, "--display-name", Office.names[admin] ?? "", "--password-stdin",
            at: place)
        try await run(admin, "sign-in", admin, "--password-stdin", at: place)
        for (name, displayName) in Office.names.sorted(by: { $0.key < $1.key }) where name != admin {
            try await run(
                admin, "user", "add", name, "--display-name", displayName, "--password-stdin", at: place)
            try await run(name, "sign-in", name, "--password-stdin", at: place)
        }
        try await run(
            admin, "room", "add", "Orion", "--capacity", "8", "--floor", "3", "--equipment",
            "screen,whiteboard", at: place)
        try await run(admin, "room", "add", "Lyra 天琴座", "--capacity", "4", at: place)
        try await run(admin, "room", "add", "Vega", "--capacity", "6", at: place)
        return place
    }

    private static func run(_ user: String, _ arguments: String..., at place: Place) async throws {
        let desk = place.with(["XDG_STATE_HOME": place.file("state/" + user)])
        let finished = try await desk.run(arguments, input: Office.password)
        guard finished.status == 0 else { throw Failed(arguments: arguments, finished: finished) }
    }

    private static func remove() {
        guard let path = root.withLock({ $0 }) else { return }
        try? FileManager.default.removeItem(atPath: path)
    }
}
