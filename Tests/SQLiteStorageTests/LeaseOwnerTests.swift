import Foundation
import RoomBooking
import TestSupport
import Testing

@testable import SQLiteStorage

@Suite("The messages of a process that is gone are taken over at once")
struct LeaseOwnerTests {
    /// The name of a dispatcher whose process has ended.
    private func gone() async throws -> String {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/bin/true")
        let number: Int32 = try await withCheckedThrowingContinuation { continuation in
            child.terminationHandler = { continuation.resume(returning: $0.processIdentifier) }
            do {
                try child.run()
            } catch {
                continuation.resume(throwing: error)
            }
        }
        let own = LeaseOwner.make().split(separator: "/")
        return "\(own[0])/\(number)/\(UUID().uuidString)"
    }

    @Test("A name is of one dispatcher, and of a process that is there")
    func make() {
        let names = Set((0..<100).map { _ in LeaseOwner.make() })
        #expect(names.count == 100)
        #expect(names.allSatisfy { !LeaseOwner.isGone($0) })
        #expect(names.allSatisfy { $0.hasPrefix("pid:[") && $0.contains("/\(getpid())/") })
    }

    @Test("A process that has ended is gone, and one of another container is not known to be")
    func isGone() async throws {
        let name = try await gone()
        #expect(LeaseOwner.isGone(name))
        let parts = name.split(separator: "/")
        #expect(!LeaseOwner.isGone("pid:[1]/\(parts[1])/\(parts[2])"))
    }

    @Test(
        "What is no such name is nobody who is gone",
        arguments: ["", "a", "//", "worker 1", "/1/x", "pid:[1]/x/y", "pid:[1]/0/y", "pid:[1]/-1/y"])
    func otherNames(_ name: String) {
        let own = LeaseOwner.make().split(separator: "/")
        #expect(!LeaseOwner.isGone(name))
        #expect(!LeaseOwner.isGone(name.replacing("pid:[1]", with: own[0])))
    }

    @Test(
        "What it had in hand is claimed by another without waiting for the lease, as possibly sent, one at a time"
    )
    func takeOver() async throws {
        let world = try await World()
        let booking = try world.booking(1, attendees: [world.jim, world.hanMeimei])
        try await world.insert(booking, announcing: world.plan(booking).messages(told: [:]))
        let alive = try #require(try await world.claim(by: LeaseOwner.make()))
        #expect(try await world.claims(9, by: try await gone()).count == 2)
        let other = try world.another()
        let rescued = try await world.claims(9, by: "b", from: other)
        #expect(rescued.count == 1 && rescued.allSatisfy { $0.ambiguousAttempts == 1 })
        try await world.finish(try #require(rescued.first).id, by: "b", in: other)
        #expect(try await world.claims(9, by: "b", from: other).map(\.ambiguousAttempts) == [1])
        #expect(try await world.claims(9, by: "c", from: other).isEmpty)
        #expect(try await world.messages([.sending]).map(\.id).contains(alive.id))
    }
}
