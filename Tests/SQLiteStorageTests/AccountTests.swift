import RoomBooking
import SQLiteStorage
import TestSupport
import Testing

@Suite("People and their WeChat identities")
struct AccountTests {
    @Test(
        "A username is found, and taken, without regard to case, width or composition",
        arguments: [("Zoë", "ZOE\u{308}"), ("ｊｉｎ", "JIN"), ("李雷2", "李雷２"), ("Müller", "MÜLLER")])
    func sameName(_ name: String, _ other: String) async throws {
        let world = try await World()
        func user(_ name: String) -> NewUser {
            NewUser(username: name, displayName: "D", role: .staff, passwordHash: "$h", language: .english)
        }
        let added = try #require(try await world.store.add(user(name)))
        #expect(added.language == .english)
        #expect(try await world.store.add(user(other)) == nil)
        let account = try #require(try await world.store.account(named: other))
        #expect(account.user == added)
        #expect(account.user.username == name)
        #expect(account.passwordHash == "$h")
    }

    @Test("A room's name is taken without regard to case, and rooms come back by name with their equipment")
    func rooms() async throws {
        let world = try await World()
        #expect(try await world.store.add(NewRoom(name: "ORION 猎户座", capacity: 2)) == nil)
        #expect(try await world.store.rooms() == world.rooms)
        try await world.store.setState(.closed(reason: "漏水"), of: world.rooms[1].id)
        #expect(try await world.store.rooms().map(\.state) == [.open, .closed(reason: "漏水"), .open])
    }

    @Test("A password hash is replaced, and nobody else's")
    func passwordHash() async throws {
        let world = try await World()
        try await world.store.setPasswordHash("$new", of: world.jim.id)
        #expect(try await world.store.account(named: "jim")?.passwordHash == "$new")
        #expect(try await world.store.account(named: "lilei")?.passwordHash == "$argon2id$lilei")
        #expect(try await world.store.account(named: "nobody") == nil)
    }

    @Test("Colleagues are those who are not disabled; bound is for this AppID")
    func colleagues() async throws {
        let world = try await World()
        try await world.store.setDisabled(true, user: world.liLei.id)
        try await world.bind(world.jim)
        let colleagues = try await world.store.colleagues(appID: world.appID)
        #expect(colleagues.map(\.username) == ["jim", "admin", "hanmeimei"])
        #expect(colleagues.map(\.isBound) == [true, false, false])
        let users = try await world.store.users()
        #expect(users.map(\.username) == ["admin", "hanmeimei", "jim", "lilei"])
        #expect(users.map(\.isDisabled) == [false, false, false, true])
    }

    @Test("An openId belongs to one user, and a user has one openId, in each mini program")
    func binding() async throws {
        let world = try await World()
        func bind(_ openID: String, _ user: User, appID: String? = nil) async throws -> Bool {
            try await world.store.bind(
                WeChatIdentity(openID: openID, unionID: "u"), appID: appID ?? world.appID, to: user.id,
                at: world.now)
        }
        #expect(try await bind("o1", world.jim))
        #expect(try await bind("o1", world.jim))
        #expect(try await !bind("o1", world.liLei))
        #expect(try await world.store.identity(of: world.liLei.id, appID: world.appID) == nil)
        #expect(try await bind("o1", world.liLei, appID: "another"))
        #expect(try await bind("o2", world.jim))
        #expect(
            try await world.store.identity(of: world.jim.id, appID: world.appID)
                == WeChatIdentity(openID: "o2", unionID: "u"))
        // The first openId is free again.
        #expect(try await bind("o1", world.hanMeimei))
    }

    @Test("Of many users who bring the same openId over two connections one is bound")
    func bindingRace() async throws {
        let world = try await World()
        let stores = [world.store, try world.another()]
        let bound = try await withThrowingTaskGroup(of: Bool.self) { group in
            for (index, user) in world.people.enumerated() {
                group.addTask {
                    try await stores[index % 2].bind(
                        WeChatIdentity(openID: "same"), appID: world.appID, to: user.id, at: world.now)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(bound.filter { $0 }.count == 1)
    }

    @Test("Unbinding says whether there was something to unbind")
    func unbinding() async throws {
        let world = try await World()
        try await world.bind(world.jim)
        #expect(try await !world.store.unbind(world.jim.id, appID: "another"))
        #expect(try await world.store.unbind(world.jim.id, appID: world.appID))
        #expect(try await !world.store.unbind(world.jim.id, appID: world.appID))
    }

    @Test("The sign-in log shows the last attempts, the newest first")
    func signInLog() async throws {
        let world = try await World()
        func attempt(_ name: String, _ user: User?, _ result: SignInAttempt.Result) -> SignInAttempt {
            SignInAttempt(
                username: name, user: user?.id, at: world.now, clientID: "tui", method: .miniProgram,
                result: result)
        }
        let attempts = [
            attempt("nobody", nil, .wrongCredentials), attempt("jim", world.jim, .exchangeFailed),
            attempt("jim", world.jim, .signedIn),
        ]
        for attempt in attempts { try await world.store.log(attempt) }
        #expect(try await world.store.signInLog(limit: 9) == attempts.reversed())
        #expect(try await world.store.signInLog(limit: 1) == [attempts[2]])
    }

    @Test("A name that was typed too long is cut in the log")
    func longName() async throws {
        let world = try await World()
        let name = String(repeating: "e\u{301}", count: 64)
        try await world.store.log(
            SignInAttempt(
                username: name, user: nil, at: world.now, clientID: "", method: .web, result: .throttled))
        let logged = try #require(try await world.store.signInLog(limit: 1).first)
        #expect(logged.username == String(repeating: "e\u{301}", count: 32))
    }

    @Test("The dictionaries come with the first start, labelled in both languages")
    func dictionaries() async throws {
        let world = try await World()
        let dictionaries = try await world.store.dictionaries()
        #expect(
            dictionaries.equipment.map(\.code) == [
                "screen", "whiteboard", "projector", "phone", "video", "tv",
            ])
        #expect(dictionaries.meetingKinds.count >= 3)
        for value in dictionaries.equipment + dictionaries.meetingKinds {
            #expect(!value.label.zh.isEmpty && !value.label.en.isEmpty)
        }
    }

    @Test("A template for each kind comes with the first start, and an admin's change is kept")
    func templates() async throws {
        let world = try await World()
        var templates = try await world.store.templates()
        #expect(
            templates
                == NotificationKind.allCases.map {
                    MessageTemplate(
                        kind: $0, templateID: "", page: "pages/booking/detail",
                        keys: MessageTemplate.standardKeys(of: $0))
                })
        templates[2] = MessageTemplate(
            kind: .cancelled, templateID: "T-1", page: "pages/x", keys: [.init(key: "thing9", value: .person)]
        )
        try await world.store.set(templates[2])
        #expect(try await world.store.templates() == templates)
    }
}
