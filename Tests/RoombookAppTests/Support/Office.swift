import Foundation
import RoomBooking
import TestSupport
import Testing

/// A configured roombook with people and rooms, everybody signed in on a command line of their own.
struct Office: Sendable {
    let place: Place
    let database: String

    static let password = "canary-password-7719"
    static let admin = "zhou.xun"
    static let names = [
        "zhou.xun": "周迅", "li.lei": "李雷", "han.meimei": "韩梅梅", "zhao.jing": "赵静", "wang.wei": "Wang Wei",
    ]

    /// Tomorrow at the site, where rooms can be booked at any time of day.
    static let tomorrow: CalendarDay? = SiteZone(identifier: "Asia/Shanghai").map {
        $0.day(Instant(Date())) + 1
    }

    /// With a sandbox, WeChat is configured to be there.
    init(undoWindow: Int = 0, reminder: Int = 0, sandbox: SandboxProcess? = nil) async throws {
        try await self.init(in: try Place(), undoWindow: undoWindow, reminder: reminder, sandbox: sandbox)
    }

    init(
        in place: Place, undoWindow: Int = 0, reminder: Int = 0, sandbox: SandboxProcess? = nil
    ) async throws {
        self.place = place
        database = place.file("data/roombook/roombook.db")
        try Self.copy(try await OfficeTemplate.made.value, to: place)
        try configure(undoWindow: undoWindow, reminder: reminder, sandbox: sandbox)
    }

    func configure(
        undoWindow: Int = 0, reminder: Int = 0, sandbox: SandboxProcess? = nil, more: String = ""
    ) throws {
        let wechat = sandbox.map {
            WeChatAt(address: $0.address, appID: $0.appID, appSecret: $0.appSecret)
        }
        try configure(undoWindow: undoWindow, reminder: reminder, wechat: wechat, more: more)
    }

    /// Where WeChat is said to be, and as which account.
    struct WeChatAt: Sendable {
        var address: String
        var appID = "wx0123456789abcdef"
        var appSecret = "canary0canary0canary0canary0cana"
    }

    func configure(
        undoWindow: Int = 0, reminder: Int = 0, wechat: WeChatAt?, more: String = ""
    ) throws {
        var text = """
            [database]
            path = "\(database)"
            [notifications]
            undo_window = \(undoWindow)
            reminder = \(reminder)

            """
        if let wechat {
            try place.write(wechat.appSecret + "\n", to: "config/roombook/app-secret")
            text += """
                [wechat]
                base_url = "\(wechat.address)"
                app_id = "\(wechat.appID)"
                app_secret_file = "\(place.file("config/roombook/app-secret"))"

                """
        }
        try place.write(text + more, to: "config/roombook/config.toml")
    }

    /// The place as that person's shell has it.
    func desk(of user: String) -> Place {
        place.with(["XDG_STATE_HOME": place.file("state/" + user)])
    }

    func run(as user: String, _ arguments: String..., input: String? = nil) async throws -> Finished {
        try await desk(of: user).run(arguments, input: input)
    }

    /// Signs in with a code from the sandbox, which binds.
    func bind(_ users: String..., at sandbox: SandboxProcess) async throws {
        for user in users {
            let finished = try await run(
                as: user, "sign-in", user, "--password-stdin", "--code", try await sandbox.code(for: user),
                input: Self.password)
            try #require(finished.status == 0, "\(finished)")
        }
    }

    /// Books for tomorrow, with more options at the end.
    func book(
        as user: String, _ room: String, _ start: String, _ end: String, title: String = "Weekly",
        _ more: String...
    ) async throws -> Finished {
        let day = try #require(Self.tomorrow)
        return try await desk(of: user).run(
            ["book", "--room", room, "--date", day.iso, "--start", start, "--end", end, "--title", title]
                + more)
    }

    /// Tomorrow's agenda.
    func agenda() async throws -> [[String: Any]] {
        let day = try #require(Self.tomorrow)
        return try JSON.objects(try await run(as: Self.admin, "agenda", "--date", day.iso, "--json"))
    }

    private static func copy(_ template: Place, to place: Place) throws {
        let files = FileManager.default
        for folder in ["data", "state"] {
            try files.copyItem(atPath: template.file(folder), toPath: place.file(folder))
        }
        // A session names the data file that it belongs to.
        for user in names.keys {
            let path = place.file("state/\(user)/roombook/session.json")
            var session = try JSON.object(Data(contentsOf: URL(fileURLWithPath: path)))
            session["database"] = place.file("data/roombook/roombook.db")
            try JSONSerialization.data(withJSONObject: session).write(to: URL(fileURLWithPath: path))
            try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        }
    }
}
