import Foundation
import RoomBooking
import SQLiteStorage
import TestSupport
import Testing

@Suite("Sessions are kept as digests, end when they should, and notice a stolen refresh token")
struct SessionTests {
    private func session(_ user: User, _ number: UInt8, issued: Instant = Fixtures.morning) -> SessionRecord {
        SessionRecord(
            user: user.id, family: "family", clientID: "tui",
            accessDigest: [UInt8](repeating: number, count: 32),
            refreshDigest: [UInt8](repeating: number + 100, count: 32), issued: issued,
            accessExpires: issued + 900, refreshExpires: issued + 43_200)
    }

    @Test("An open session names its user and the openId for this AppID")
    func holder() async throws {
        let world = try await World()
        let session = session(world.jim, 1)
        try await world.store.open(session)
        let unbound = try await world.store.holder(
            ofAccess: session.accessDigest, appID: world.appID, at: world.now)
        #expect(unbound == Identity(user: world.jim, wechat: nil))
        try await world.bind(world.jim, openID: "o1")
        let bound = try await world.store.holder(
            ofAccess: session.accessDigest, appID: world.appID, at: world.now + 899)
        #expect(bound?.wechat?.openID == "o1")
    }

    @Test("An access token does not count when it is unknown, expired, revoked or from the future")
    func ends() async throws {
        let world = try await World()
        let session = session(world.jim, 1)
        try await world.store.open(session)
        func holds(_ digest: [UInt8], after seconds: Int64) async throws -> Bool {
            try await world.store.holder(ofAccess: digest, appID: world.appID, at: world.now + seconds) != nil
        }
        #expect(try await holds(session.accessDigest, after: 0))
        #expect(try await !holds([UInt8](repeating: 9, count: 32), after: 0))
        #expect(try await !holds(session.refreshDigest, after: 0))
        #expect(try await !holds(session.accessDigest, after: 900))
        #expect(try await holds(session.accessDigest, after: -60))
        #expect(try await !holds(session.accessDigest, after: -61))
        try await world.store.revokeSession(access: session.accessDigest, at: world.now)
        #expect(try await !holds(session.accessDigest, after: 0))
        #expect(
            try await world.store.rotate(refresh: session.refreshDigest, at: world.now) { $0 } == nil)
    }

    @Test("A refresh token gives one successor, which takes its place")
    func rotation() async throws {
        let world = try await World()
        let (first, second) = (session(world.jim, 1), session(world.jim, 2))
        try await world.store.open(first)
        let successor = try await world.store.rotate(refresh: first.refreshDigest, at: world.now) { old in
            var next = second
            next.family = old.family
            return next
        }
        #expect(successor == second)
        for (session, holds) in [(first, false), (second, true)] {
            let holder = try await world.store.holder(
                ofAccess: session.accessDigest, appID: world.appID, at: world.now)
            #expect((holder != nil) == holds)
        }
    }

    @Test("A refresh token used twice ends every session that grew out of the same sign-in, and no other")
    func reuse() async throws {
        let world = try await World()
        let (first, second) = (session(world.jim, 1), session(world.jim, 2))
        var elsewhere = session(world.jim, 3)
        elsewhere.family = "another sign-in"
        try await world.store.open(first)
        try await world.store.open(elsewhere)
        _ = try await world.store.rotate(refresh: first.refreshDigest, at: world.now) { _ in second }
        let third = session(world.jim, 4)
        #expect(
            try await world.store.rotate(refresh: first.refreshDigest, at: world.now) { _ in third } == nil)
        #expect(
            try await world.store.rotate(refresh: second.refreshDigest, at: world.now) { _ in third } == nil)
        for (session, holds) in [(first, false), (second, false), (third, false), (elsewhere, true)] {
            let holder = try await world.store.holder(
                ofAccess: session.accessDigest, appID: world.appID, at: world.now)
            #expect((holder != nil) == holds)
        }
    }

    @Test("Of two that refresh at once over two connections one gets a session")
    func rotationRace() async throws {
        let world = try await World()
        let first = session(world.jim, 1)
        try await world.store.open(first)
        let stores = [world.store, try world.another()]
        let successors = (0..<6).map { session(world.jim, UInt8(10 + $0)) }
        let won = try await withThrowingTaskGroup(of: SessionRecord?.self) { group in
            for (index, next) in successors.enumerated() {
                group.addTask {
                    try await stores[index % 2].rotate(refresh: first.refreshDigest, at: world.now) { _ in
                        next
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }.compactMap { $0 }
        #expect(won.count == 1)
    }

    @Test("An expired refresh token is refused")
    func refreshExpires() async throws {
        let world = try await World()
        let (first, second) = (session(world.jim, 1), session(world.jim, 2))
        try await world.store.open(first)
        let late = world.now + 43_200
        #expect(
            try await world.store.rotate(refresh: first.refreshDigest, at: late) { _ in second } == nil)
        let last = try await world.store.rotate(refresh: first.refreshDigest, at: late - 1) { _ in second }
        #expect(last == second)
    }

    @Test("Disabling a user ends the sessions at once, and enabling does not bring them back")
    func disabling() async throws {
        let world = try await World()
        let session = session(world.jim, 1)
        try await world.store.open(session)
        try await world.store.setDisabled(true, user: world.jim.id)
        for isDisabled in [true, false] {
            try await world.store.setDisabled(isDisabled, user: world.jim.id)
            let holder = try await world.store.holder(
                ofAccess: session.accessDigest, appID: world.appID, at: world.now)
            #expect(holder == nil)
        }
    }
}
