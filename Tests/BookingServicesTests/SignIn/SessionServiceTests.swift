import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Sessions")
struct SessionServiceTests {
    private func tokens(_ site: Site) async throws -> SessionTokens {
        try await site.signIn().signIn(username: "li", password: Site.password, code: nil, clientID: "t")
            .tokens
    }

    @Test("an access token counts for fifteen minutes")
    func accessEnds() async throws {
        let site = try await Site()
        let tokens = try await tokens(site)
        #expect(tokens.accessExpires - site.time.instant == 900)
        #expect(tokens.refreshExpires - site.time.instant == 43_200)
        site.time.advance(seconds: 899)
        #expect(try await site.sessions.identity(access: tokens.access).user.id == site.li.id)
        site.time.advance(seconds: 1)
        await #expect(throws: SessionError.notSignedIn) {
            try await site.sessions.identity(access: tokens.access)
        }
    }

    @Test("a refresh token gives new tokens, and those before end")
    func refresh() async throws {
        let site = try await Site()
        let old = try await tokens(site)
        site.time.advance(seconds: 3600)
        let new = try await site.sessions.refresh(old.refresh)
        #expect(new.access != old.access && new.refresh != old.refresh)
        #expect(new.accessExpires == site.time.instant + 900)
        #expect(try await site.sessions.identity(access: new.access).user.id == site.li.id)
        await #expect(throws: SessionError.notSignedIn) {
            try await site.sessions.identity(access: old.access)
        }
    }

    @Test("refreshing does not prolong a session beyond twelve hours")
    func absoluteEnd() async throws {
        let site = try await Site()
        let old = try await tokens(site)
        site.time.advance(seconds: 43_200 - 60)
        let new = try await site.sessions.refresh(old.refresh)
        #expect(new.refreshExpires == old.refreshExpires)
        #expect(new.accessExpires == old.refreshExpires)
        site.time.advance(seconds: 60)
        await #expect(throws: SessionError.notSignedIn) { try await site.sessions.refresh(new.refresh) }
    }

    @Test("a refresh token that is used twice ends every session that came of it")
    func reuse() async throws {
        let site = try await Site()
        let old = try await tokens(site)
        let new = try await site.sessions.refresh(old.refresh)
        await #expect(throws: SessionError.notSignedIn) { try await site.sessions.refresh(old.refresh) }
        await #expect(throws: SessionError.notSignedIn) {
            try await site.sessions.identity(access: new.access)
        }
        await #expect(throws: SessionError.notSignedIn) { try await site.sessions.refresh(new.refresh) }
    }

    @Test("signing out ends the session, and doing so twice is no error")
    func signOut() async throws {
        let site = try await Site()
        let tokens = try await tokens(site)
        try await site.sessions.signOut(access: tokens.access)
        try await site.sessions.signOut(access: tokens.access)
        await #expect(throws: SessionError.notSignedIn) {
            try await site.sessions.identity(access: tokens.access)
        }
        await #expect(throws: SessionError.notSignedIn) { try await site.sessions.refresh(tokens.refresh) }
    }

    @Test("whoever gets disabled is out at once")
    func disabled() async throws {
        let site = try await Site()
        let tokens = try await tokens(site)
        try await site.people.disable("li", as: try await site.access(site.ada))
        await #expect(throws: SessionError.notSignedIn) {
            try await site.sessions.identity(access: tokens.access)
        }
        await #expect(throws: SessionError.notSignedIn) { try await site.sessions.refresh(tokens.refresh) }
    }

    @Test("no token shows where what came of signing in is printed")
    func noTokenIsPrinted() async throws {
        let site = try await Site()
        let signedIn = try await site.signIn().signIn(
            username: "li", password: Site.password, code: nil, clientID: "t")
        #expect(!"\(signedIn)".contains(signedIn.tokens.access))
        #expect(!"\(signedIn)".contains(signedIn.tokens.refresh))
    }
}
