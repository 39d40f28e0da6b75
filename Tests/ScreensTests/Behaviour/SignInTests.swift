import RoomBooking
import Screens
import TerminalIO
import TestSupport
import Testing

@Suite("Sign-in form")
struct SignInTests {
    private func demo() throws -> Sitting {
        try Sitting(try Office(), hasPhone: true, username: "lilei", password: "secret")
    }

    @Test("In the demo Enter gets a code and Enter signs in with it")
    func enterTwice() throws {
        var sitting = try demo()
        #expect(try sitting.press("<enter>") == [.fetchCode(username: "lilei")])
        #expect(try sitting.field("Code") == "0a3XyZ1w7")
        let asked = try sitting.press("<enter>")
        #expect(asked == [.signIn(username: "lilei", password: "secret", code: "0a3XyZ1w7")])
        #expect(sitting.shows("Any room"))
        #expect(sitting.title.contains("李雷"))
    }

    @Test("Typed name, password and code are sent together")
    func typed() throws {
        var sitting = try Sitting(try Office())
        sitting.type("lilei")
        try sitting.press("<enter>")
        sitting.type("se cret")
        try sitting.press("<tab>")
        sitting.type("code1")
        let asked = try sitting.press("<enter>")
        #expect(asked == [.signIn(username: "lilei", password: "se cret", code: "code1")])
    }

    @Test("Without a code it is the web login")
    func withoutCode() throws {
        var sitting = try Sitting(try Office(), username: "lilei", password: "secret")
        #expect(try sitting.press("<enter>") == [.signIn(username: "lilei", password: "secret", code: nil)])
    }

    @Test("An empty form asks for nothing and says what to fill in")
    func empty() throws {
        var sitting = try Sitting(try Office())
        #expect(try sitting.press("<up>", "<enter>").isEmpty)
        #expect(sitting.shows("Fill in the username"))
        #expect(sitting.shows("Fill in the password"))
        #expect(try sitting.lineAtCursor().contains("Username"))
    }

    @Test("No code is fetched without a username")
    func codeNeedsUsername() throws {
        var sitting = try Sitting(try Office(), hasPhone: true)
        #expect(try sitting.press("<f2>").isEmpty)
        #expect(sitting.shows("Fill in the username"))
    }

    @Test("A password is never shown")
    func passwordIsHidden() throws {
        var sitting = try Sitting(try Office())
        try sitting.press("<tab>")
        sitting.type("hunter2")
        #expect(!sitting.shows("hunter2"))
        #expect(try sitting.field("Password") == "*******")
    }

    @Test("A wrong password keeps the name, empties the password and has the cursor there")
    func wrongPassword() throws {
        var sitting = try Sitting(try Office(), username: "lilei", password: "secret")
        sitting.office.failure = .signInFailed(.wrongCredentials)
        try sitting.press("<enter>")
        #expect(sitting.shows("Wrong username or password"))
        #expect(try sitting.field("Username") == "lilei")
        #expect(try sitting.field("Password") == "")
        #expect(try sitting.lineAtCursor().contains("Password"))
    }

    @Test("A spent code is taken out and the rest of the form stays")
    func spentCode() throws {
        var sitting = try demo()
        sitting.office.failure = .signInFailed(.codeRefused(Scenario.usedCode))
        try sitting.press("<enter>", "<enter>")
        #expect(sitting.shows("40163"))
        #expect(try sitting.field("Username") == "lilei")
        #expect(try sitting.field("Password") == "******")
        #expect(try sitting.field("Code") == "")
        #expect(try sitting.press("<enter>") == [.fetchCode(username: "lilei")])
    }

    @Test("A code that can not be fetched says why and can be asked for again")
    func codeFails() throws {
        var sitting = try demo()
        sitting.office.failure = .codeFailed(Scenario.usedCode)
        try sitting.press("<enter>")
        #expect(sitting.shows("Get a new code and"))
        #expect(try sitting.press("<enter>") == [.fetchCode(username: "lilei")])
    }

    @Test("While the answer is awaited Enter asks for nothing more and keys change nothing")
    func asksOnce() throws {
        var sitting = try Sitting(try Office(), username: "lilei", password: "secret")
        sitting.isAnswered = false
        #expect(try sitting.press("<enter>").count == 1)
        sitting.type("x")
        #expect(try sitting.press("<enter>").isEmpty)
        #expect(try sitting.field("Code") == "")
    }

    @Test("A code that nobody waits for any more is left alone")
    func lateCode() throws {
        var sitting = try demo()
        sitting.receive(.codeFetched("stray"))
        #expect(try sitting.field("Code") == "")
    }

    @Test("A code longer than the field takes can be shortened and typed on")
    func longCode() throws {
        var sitting = try demo()
        sitting.isAnswered = false
        try sitting.press("<enter>")
        sitting.receive(.codeFetched(String(repeating: "a", count: 300)))
        try sitting.press("<up>", "<up>")
        sitting.type("x")
        try sitting.press("C-u")
        sitting.type("short")
        #expect(try sitting.field("Code") == "short")
    }

    @Test("Where no field needs mending, a low terminal still shows the button", arguments: [6, 7, 9, 12])
    func lowTerminal(rows: Int) throws {
        var sitting = try demo()
        sitting.feed(.resize(Size(columns: 40, rows: rows)))
        try sitting.press("<tab>")
        #expect(try sitting.lineAtCursor().contains("[ Sign in ]"))
    }

    @Test("A password pasted with its line end is the password alone")
    func pastedPassword() throws {
        var sitting = try Sitting(try Office(), username: "li.lei")
        sitting.feed(.paste("long password\r\n"))
        #expect(sitting.shows("*************"))
        #expect(!sitting.shows("**************"))
        guard case .signIn(_, let password, _) = try sitting.press("<f10>").first else {
            Issue.record("nothing was sent:\n\(sitting.screen)")
            return
        }
        #expect(password == "long password")
    }

    @Test("Moving into a field that is filled in lets the next name be typed over it")
    func typesOver() throws {
        var sitting = try demo()
        try sitting.press("<up>", "<up>", "<up>")
        #expect(try sitting.lineAtCursor().contains("Username"))
        sitting.type("hanmeimei")
        #expect(try sitting.field("Username") == "hanmeimei")
        try sitting.press("<tab>", "<s-tab>", "<end>")
        sitting.type("2")
        #expect(try sitting.field("Username") == "hanmeimei2")
    }
}
