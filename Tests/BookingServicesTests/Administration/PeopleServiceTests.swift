import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Keeping people")
struct PeopleServiceTests {
    @Test("somebody who was added can sign in")
    func adds() async throws {
        let site = try await Site()
        let user = try await site.people.add(
            username: " 王.Wei_2-b ", displayName: " 王伟 ", role: .staff, password: "long enough",
            language: .english, as: try await site.access(site.ada))
        #expect(user.username == "王.Wei_2-b" && user.displayName == "王伟" && user.language == .english)
        let signedIn = try await site.signIn().signIn(
            username: "王.wei_2-B", password: "long enough", code: nil, clientID: "t")
        #expect(signedIn.identity.user == user)
    }

    @Test("a name is taken whatever its case")
    func nameTaken() async throws {
        let site = try await Site()
        await #expect(throws: AdminError.nameTaken("LI")) {
            try await site.people.add(
                username: "LI", displayName: "L", role: .staff, password: "long enough",
                as: try await site.access(site.ada))
        }
    }

    @Test(
        "a username has letters, digits and . _ - only",
        arguments: [
            "", " ", "li lei", "a\tb", "a/b", "a@b", "😀", "a\u{202E}b", String(repeating: "a", count: 65),
        ])
    func usernames(name: String) async throws {
        let site = try await Site()
        await #expect(throws: AdminError.invalidUsername) {
            try await site.people.add(
                username: name, displayName: "N", role: .staff, password: "long enough",
                as: try await site.access(site.ada))
        }
    }

    @Test(
        "a display name and a password have their limits",
        arguments: [
            ("", "long enough", AdminError.invalid(field: .displayName, problem: .empty)),
            (
                String(repeating: "名", count: 41), "long enough",
                .invalid(field: .displayName, problem: .tooLong(limit: 40))
            ),
            ("N\u{7}", "long enough", .invalid(field: .displayName, problem: .controlCharacters)),
            ("N", "", .invalid(field: .password, problem: .empty)),
            ("N", "seven77", .passwordTooShort(minimum: 8)),
            ("N", "long\u{0}enough", .invalid(field: .password, problem: .controlCharacters)),
            (
                "N", String(repeating: "p", count: 1025),
                .invalid(field: .password, problem: .tooLong(limit: 1024))
            ),
        ] as [(String, String, AdminError)])
    func limits(displayName: String, password: String, error: AdminError) async throws {
        let site = try await Site()
        await #expect(throws: error) {
            try await site.people.add(
                username: "new", displayName: displayName, role: .staff, password: password,
                as: try await site.access(site.ada))
        }
        #expect(try await site.accounts.users().allSatisfy { $0.username != "new" })
    }

    @Test("the first admin needs no session, and there is only one first")
    func firstAdmin() async throws {
        let site = try await Site()
        await #expect(throws: AdminError.adminExists("ada")) {
            try await site.people.addFirstAdmin(
                username: "eve", displayName: "Eve", password: "long enough")
        }
        #expect(try await site.accounts.users().allSatisfy { $0.username != "eve" })
        let people = try await site.emptyNeighbour()
        let first = try await people.addFirstAdmin(
            username: "root", displayName: "Root", password: "long enough")
        #expect(first.role == .admin)
        await #expect(throws: AdminError.adminExists("root")) {
            try await people.addFirstAdmin(username: "two", displayName: "Two", password: "long enough")
        }
    }

    @Test("a new password counts, and the old one does not")
    func setsPassword() async throws {
        let site = try await Site()
        try await site.people.setPassword("brand new one", of: "LI", as: try await site.access(site.ada))
        _ = try await site.signIn().signIn(
            username: "li", password: "brand new one", code: nil, clientID: "t")
        await #expect(throws: SignInError.wrongCredentials) { try await site.signedIn(site.li) }
    }

    @Test("the last active admin can not be disabled")
    func lastAdmin() async throws {
        let site = try await Site()
        let access = try await site.access(site.ada)
        await #expect(throws: AdminError.lastAdmin) { try await site.people.disable("ada", as: access) }
        let second = try await site.people.add(
            username: "bob", displayName: "Bob", role: .admin, password: Site.password, as: access)
        try await site.people.disable("ada", as: access)
        await #expect(throws: AdminError.lastAdmin) {
            try await site.people.disable("bob", as: try await site.access(second))
        }
    }

    @Test("whoever was disabled can be let in again, and is listed all the while")
    func enables() async throws {
        let site = try await Site()
        let access = try await site.access(site.ada)
        try await site.people.disable("li", as: access)
        #expect(try await site.people.list(as: access).first { $0.id == site.li.id }?.isDisabled == true)
        try await site.people.enable("li", as: access)
        try await site.signedIn(site.li)
    }

    @Test("unbinding lets the next code bind anew")
    func unbinds() async throws {
        let site = try await Site()
        let access = try await site.access(site.ada)
        try await site.people.unbind("li", as: access)
        await #expect(throws: AdminError.notBound("li")) { try await site.people.unbind("li", as: access) }
        let exchanger = PhoneExchanger(["c": .success(WeChatIdentity(openID: "o-2"))])
        let signedIn = try await site.signIn(exchanger: exchanger).signIn(
            username: "li", password: Site.password, code: "c", clientID: "t")
        #expect(signedIn.identity.wechat?.openID == "o-2")
    }

    @Test("an unknown name is named")
    func unknown() async throws {
        let site = try await Site()
        await #expect(throws: AdminError.noSuchUser("nobody")) {
            try await site.people.disable("nobody", as: try await site.access(site.ada))
        }
    }
}
