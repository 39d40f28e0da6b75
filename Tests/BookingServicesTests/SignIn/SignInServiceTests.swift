import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Signing in")
struct SignInServiceTests {
    @Test("without a code somebody signs in unbound, with permissions and dictionaries")
    func web() async throws {
        let site = try await Site()
        let signedIn = try await site.signIn().signIn(
            username: " unbound ", password: Site.password, code: "", clientID: "terminal")
        #expect(signedIn.identity == Identity(user: site.unbound, wechat: nil))
        #expect(signedIn.permissions == [.book])
        #expect(signedIn.dictionaries == (try await site.accounts.dictionaries()))
        #expect(try await site.sessions.identity(access: signedIn.tokens.access).user == site.unbound)
    }

    @Test("a code binds the openId behind it, once and for all")
    func binds() async throws {
        let site = try await Site()
        let exchanger = PhoneExchanger(["code-1": .success(WeChatIdentity(openID: "o-new", unionID: "u"))])
        let signIn = site.signIn(exchanger: exchanger)
        let first = try await signIn.signIn(
            username: "unbound", password: Site.password, code: "code-1", clientID: "terminal")
        #expect(first.identity.wechat == WeChatIdentity(openID: "o-new", unionID: "u"))
        // A second exchange would fail the test.
        let second = try await signIn.signIn(
            username: "unbound", password: Site.password, code: "code-2", clientID: "terminal")
        #expect(second.identity.wechat?.openID == "o-new")
    }

    @Test("what is wrong with the form is said field by field")
    func validation() {
        #expect(SignInChecks.problems(username: "li", password: "x", code: "").isEmpty)
        #expect(
            SignInChecks.problems(username: " ", password: "", code: "") == [
                .username: .empty, .password: .empty,
            ])
        #expect(
            SignInChecks.problems(
                username: String(repeating: "王", count: 65), password: String(repeating: "密", count: 342),
                code: String(repeating: "c", count: 129))
                == [
                    .username: .tooLong(limit: 64), .password: .tooLong(limit: 1024),
                    .code: .tooLong(limit: 128),
                ])
        #expect(
            SignInChecks.problems(username: "l\u{1B}i", password: "a\u{0}b", code: "c\nd") == [
                .username: .controlCharacters, .password: .controlCharacters, .code: .controlCharacters,
            ])
    }

    @Test("an invalid form is neither counted nor logged")
    func invalidNeverCounts() async throws {
        let site = try await Site()
        for _ in 0..<10 {
            await #expect(throws: SignInError.invalid([.password: .empty])) {
                try await site.signIn().signIn(username: "li", password: "", code: nil, clientID: "t")
            }
        }
        #expect(try await site.accounts.signInLog(limit: 10).isEmpty)
        try await site.signedIn(site.li)
    }

    @Test("an unknown name and a wrong password fail alike, after the same work")
    func wrongCredentials() async throws {
        let site = try await Site()
        for name in ["li", "nobody"] {
            await #expect(throws: SignInError.wrongCredentials) {
                try await site.signIn().signIn(username: name, password: "wrong", code: "c", clientID: "t")
            }
        }
        #expect(site.hasher.counts == CountingHasher.Counts(verified: 1, verifiedAgainstNothing: 1))
    }

    @Test("a disabled account is told so only after the right password")
    func disabled() async throws {
        let site = try await Site()
        try await site.accounts.setDisabled(true, user: site.li.id)
        await #expect(throws: SignInError.wrongCredentials) {
            try await site.signIn().signIn(username: "li", password: "wrong", code: nil, clientID: "t")
        }
        await #expect(throws: SignInError.disabled) {
            try await site.signIn().signIn(username: "li", password: Site.password, code: nil, clientID: "t")
        }
    }

    @Test("a refused code fails the sign-in, is logged, and does not count as a wrong password")
    func codeRefused() async throws {
        let site = try await Site()
        for number in 0..<8 {
            let exchanger = PhoneExchanger(["code-\(number)": .failure(.wrongCode)])
            await #expect(throws: SignInError.codeRefused(.wrongCode)) {
                try await site.signIn(exchanger: exchanger).signIn(
                    username: "unbound", password: Site.password, code: "code-\(number)", clientID: "t")
            }
        }
        #expect(
            try await site.accounts.signInLog(limit: 10).map(\.result)
                == Array(repeating: .exchangeFailed, count: 8))
        try await site.signedIn(site.unbound)
    }

    @Test("a code can not be used where WeChat is not configured, unless it is not needed")
    func notConfigured() async throws {
        let site = try await Site()
        let signIn = site.signIn(exchanger: nil)
        await #expect(throws: SignInError.wechatNotConfigured) {
            try await signIn.signIn(username: "unbound", password: Site.password, code: "c", clientID: "t")
        }
        let bound = try await signIn.signIn(username: "li", password: Site.password, code: "c", clientID: "t")
        #expect(bound.identity.wechat?.openID == "open-li")
    }

    @Test("a phone that is bound to one user can not be bound to another")
    func openIDTaken() async throws {
        let site = try await Site()
        let exchanger = PhoneExchanger(["c": .success(WeChatIdentity(openID: "open-li"))])
        await #expect(throws: SignInError.openIDTaken) {
            try await site.signIn(exchanger: exchanger).signIn(
                username: "unbound", password: Site.password, code: "c", clientID: "t")
        }
        #expect(try await site.accounts.identity(of: site.unbound.id, appID: Site.appID) == nil)
        #expect(try await site.accounts.signInLog(limit: 1).first?.result == .openIDTaken)
    }

    @Test(
        "after five wrong passwords the next has to wait, however the name is spelled",
        arguments: ["li", "nobody"])
    func throttle(name: String) async throws {
        let site = try await Site()
        for spelling in [name, name.uppercased(), " \(name)", name + " ", name] {
            await #expect(throws: SignInError.wrongCredentials) {
                try await site.signIn().signIn(
                    username: spelling, password: "wrong", code: nil, clientID: "t")
            }
        }
        let hashed = site.hasher.counts
        for spelling in [name, name.uppercased()] {
            await #expect(throws: SignInError.tooManyAttempts(waitSeconds: 1)) {
                try await site.signIn().signIn(
                    username: spelling, password: Site.password, code: nil, clientID: "t")
            }
        }
        #expect(site.hasher.counts == hashed)
        #expect(try await site.accounts.signInLog(limit: 1).first?.result == .throttled)
    }

    @Test("a full-width spelling of a name gives no more guesses")
    func fullWidth() async throws {
        let site = try await Site()
        for spelling in ["li", "ｌｉ", "LI", "Ｌｉ", "lI"] {
            await #expect(throws: SignInError.wrongCredentials) {
                try await site.signIn().signIn(
                    username: spelling, password: "wrong", code: nil, clientID: "t")
            }
        }
        await #expect(throws: SignInError.tooManyAttempts(waitSeconds: 1)) {
            try await site.signIn().signIn(username: "ＬＩ", password: "wrong", code: nil, clientID: "t")
        }
    }

    @Test("signing in forgets the wrong passwords before it")
    func successForgets() async throws {
        let site = try await Site()
        for _ in 0..<3 {
            for _ in 0..<4 {
                await #expect(throws: SignInError.wrongCredentials) {
                    try await site.signIn().signIn(
                        username: "li", password: "wrong", code: nil, clientID: "t")
                }
            }
            try await site.signedIn(site.li)
        }
    }

    @Test("many guesses at once are counted before any is checked")
    func guessesAtOnce() async throws {
        let site = try await Site()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    _ = try? await site.signIn().signIn(
                        username: "li", password: "wrong", code: nil, clientID: "t")
                }
            }
        }
        #expect(site.hasher.counts.verified == 5)
    }

    @Test("every attempt is logged: who, how, from which client, and what came of it")
    func log() async throws {
        let site = try await Site()
        _ = try? await site.signIn().signIn(username: "nobody", password: "x", code: nil, clientID: "one")
        _ = try? await site.signIn().signIn(username: "LI", password: "x", code: "c", clientID: "two")
        _ = try await site.signIn().signIn(
            username: "li", password: Site.password, code: "c", clientID: "three")
        func line(
            _ name: String, _ user: UserID?, _ client: String, _ method: SignInAttempt.Method,
            _ result: SignInAttempt.Result
        ) -> SignInAttempt {
            SignInAttempt(
                username: name, user: user, at: site.time.instant, clientID: client, method: method,
                result: result)
        }
        #expect(
            try await site.accounts.signInLog(limit: 10) == [
                line("li", site.li.id, "three", .miniProgram, .signedIn),
                line("LI", site.li.id, "two", .miniProgram, .wrongCredentials),
                line("nobody", nil, "one", .web, .wrongCredentials),
            ])
    }
}
