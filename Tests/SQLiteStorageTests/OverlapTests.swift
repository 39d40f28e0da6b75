import Foundation
import GRDB
import RoomBooking
import TestSupport
import Testing

@testable import SQLiteStorage

@Suite("A room is never taken twice")
struct OverlapTests {
    /// Minutes, against a booking from 60 to 120 in the first room.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var start: Int64
        var end: Int64
        var room = 0
        var isRefused: Bool
    }

    static let cases = [
        Case(testDescription: "the same time", start: 60, end: 120, isRefused: true),
        Case(testDescription: "all around it", start: 30, end: 150, isRefused: true),
        Case(testDescription: "inside it", start: 75, end: 90, isRefused: true),
        Case(testDescription: "into its start", start: 30, end: 61, isRefused: true),
        Case(testDescription: "out of its end", start: 119, end: 150, isRefused: true),
        Case(testDescription: "the same start, longer", start: 60, end: 180, isRefused: true),
        Case(testDescription: "the same end, longer", start: 0, end: 120, isRefused: true),
        Case(testDescription: "up to its start", start: 0, end: 60, isRefused: false),
        Case(testDescription: "from its end", start: 120, end: 180, isRefused: false),
        Case(testDescription: "the next day", start: 1500, end: 1560, isRefused: false),
        Case(testDescription: "another room", start: 60, end: 120, room: 1, isRefused: false),
    ]

    @Test("The store says who has the room, and stores nothing", arguments: cases)
    func insert(_ wanted: Case) async throws {
        let world = try await World()
        let first = try world.booking(1, attendees: [world.jim])
        try await world.insert(first)
        let second = try world.booking(2, room: wanted.room, wanted.start, wanted.end)
        let outcome = try await world.insert(second, announcing: [world.message(second, to: world.jim)])
        guard wanted.isRefused else {
            #expect(outcome == .inserted)
            return
        }
        let winner = try #require(try await world.store.booking(first.id, appID: world.appID))
        #expect(winner.booking == first)
        #expect(outcome == .overlaps(winner))
        #expect(try await world.store.booking(second.id, appID: world.appID) == nil)
        #expect(try await world.messages().isEmpty)
    }

    @Test("The schema itself refuses an overlap, on insert, move and reactivation", arguments: cases)
    func schema(_ wanted: Case) async throws {
        let world = try await World()
        try await world.insert(try world.booking(1))
        let other = try world.booking(2, 600, 660)
        try await world.insert(other)
        let slot = try Fixtures.slot(wanted.start, wanted.end)
        let room = world.rooms[wanted.room].id.value
        for statement in [
            """
            INSERT INTO booking SELECT randomblob(16), \(room), \(slot.start.seconds),
                \(slot.end.seconds), wall_start, tz, title, note, organizer_id, 'active', 1, created_at
            FROM booking WHERE id = ?
            """,
            """
            UPDATE booking SET room_id = \(room), start_s = \(slot.start.seconds),
                end_s = \(slot.end.seconds) WHERE id = ?
            """,
            """
            UPDATE OR REPLACE booking SET room_id = \(room), start_s = \(slot.start.seconds),
                end_s = \(slot.end.seconds) WHERE id = ?
            """,
        ] {
            let id = Data(other.id.bytes)
            let problem = try await world.store.queue.writeWithoutTransaction { db in
                var problem: String?
                try db.inTransaction {
                    do {
                        try db.execute(sql: statement, arguments: [id])
                    } catch let error as DatabaseError {
                        problem = error.message
                    }
                    return .rollback
                }
                return problem
            }
            #expect(problem == (wanted.isRefused ? "overlap" : nil))
        }
    }

    @Test("A cancelled booking frees its room, and can not come back once it is taken")
    func cancelFrees() async throws {
        let world = try await World()
        let first = try world.booking(1)
        try await world.insert(first)
        #expect(try await world.cancel(first.id) == .changed)
        #expect(try await world.insert(try world.booking(2)) == .inserted)
        await #expect(throws: DatabaseError.self) {
            try await world.store.queue.write { db in
                try db.execute(sql: "UPDATE booking SET state = 'active' WHERE state = 'cancelled'")
            }
        }
    }

    @Test("Of many who want the same slot over two connections one wins, and the others are told who")
    func race() async throws {
        let world = try await World()
        let stores = [world.store, try world.another()]
        for round: UInt32 in 0..<5 {
            let outcomes = try await withThrowingTaskGroup(of: (UInt32, InsertOutcome).self) { group in
                for number: UInt32 in 0..<12 {
                    let start = Int64(round) * 120 + Int64(number % 3) * 15
                    let booking = try world.booking(round * 100 + number, start, start + 60)
                    group.addTask {
                        (number, try await world.insert(booking, into: stores[Int(number) % 2]))
                    }
                }
                return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            let winners = outcomes.filter { $0.value == .inserted }.keys
            #expect(winners.count == 1)
            let winner = Fixtures.bookingID(round * 100 + (winners.first ?? 99))
            for (number, outcome) in outcomes where !winners.contains(number) {
                guard case .overlaps(let details) = outcome else {
                    Issue.record("\(number): \(outcome)")
                    continue
                }
                #expect(details.id == winner)
                #expect(details.organizer.displayName == "李雷")
            }
        }
        #expect(try await world.store.problems().isEmpty)
    }
}
