import Foundation
import GRDB
import RoomBooking
import TestSupport
import Testing

@testable import SQLiteStorage

@Suite("Bookings are kept whole")
struct BookingStorageTests {
    @Test("A booking comes back as it was stored, with the names of its room and people")
    func roundTrip() async throws {
        let world = try await World()
        try await world.bind(world.jim)
        let booking = try world.booking(1, room: 2, attendees: [world.jim, world.hanMeimei])
        #expect(try await world.insert(booking) == .inserted)
        let details = try #require(try await world.store.booking(booking.id, appID: world.appID))
        #expect(details.booking == booking)
        #expect(details.roomName == "Orion 猎户座")
        #expect(details.organizer.displayName == "李雷")
        #expect(details.attendees.map(\.username) == ["jim", "hanmeimei"])
        #expect(details.attendees.map(\.isBound) == [true, false])
        let elsewhere = try await world.store.booking(booking.id, appID: "another")
        #expect(elsewhere?.attendees.map(\.isBound) == [false, false])
    }

    @Test("The same id sent ten times at once books once and queues each message once")
    func idempotent() async throws {
        let world = try await World()
        let booking = try world.booking(1, attendees: [world.jim])
        let messages = [world.message(booking, to: world.liLei), world.message(booking, to: world.jim)]
        let stores = [world.store, try world.another()]
        let outcomes = try await withThrowingTaskGroup(of: InsertOutcome.self) { group in
            for number in 0..<10 {
                group.addTask {
                    try await world.insert(booking, announcing: messages, into: stores[number % 2])
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let stored = try #require(try await world.store.booking(booking.id, appID: world.appID))
        #expect(outcomes.filter { $0 == .inserted }.count == 1)
        #expect(outcomes.filter { $0 == .alreadyStored(stored) }.count == 9)
        #expect(try await world.store.messages(about: booking.id, appID: world.appID).count == 2)
    }

    @Test("A closed room and an unknown room take no booking, and the reason is said")
    func closedRoom() async throws {
        let world = try await World()
        try await world.store.setState(.closed(reason: "装修"), of: world.rooms[0].id)
        #expect(try await world.insert(try world.booking(1)) == .roomClosed(reason: "装修"))
        try await world.store.setState(.open, of: world.rooms[0].id)
        #expect(try await world.insert(try world.booking(1)) == .inserted)
        var nowhere = try world.booking(2)
        nowhere.room = RoomID(77)
        #expect(try await world.insert(nowhere) == .unknownRoom)
    }

    @Test("Where one message can not be stored, neither is the booking")
    func allOrNothing() async throws {
        let world = try await World()
        let booking = try world.booking(1)
        var broken = world.message(booking, to: world.jim)
        broken.recipient = UserID(4711)
        let messages = [world.message(booking, to: world.liLei), broken]
        await #expect(throws: StorageError.self) { try await world.insert(booking, announcing: messages) }
        #expect(try await world.store.booking(booking.id, appID: world.appID) == nil)
        #expect(try await world.messages().isEmpty)
        let events = try await world.store.queue.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM booking_event")
        }
        #expect(events == 0)
    }

    @Test("What the person meant is kept beside the instant: wall time and zone")
    func wallTime() async throws {
        let world = try await World()
        try await world.insert(try world.booking(1))
        let meant = try await world.store.queue.read { db in
            try String.fetchOne(db, sql: "SELECT wall_start || ' ' || tz FROM booking")
        }
        #expect(meant == "2026-11-23T10:00 Asia/Shanghai")
    }

    @Test("Cancelling keeps the booking and adds a line to its history")
    func cancelling() async throws {
        let world = try await World()
        let booking = try world.booking(1)
        try await world.insert(booking)
        #expect(try await world.cancel(booking.id) == .changed)
        let details = try await world.store.booking(booking.id, appID: world.appID)
        #expect(details?.booking.state == .cancelled)
        #expect(details?.booking.version == 2)
        let events = try await world.store.queue.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM booking_event")
        }
        #expect(events == 2)
    }

    @Test("The day's bookings are those that overlap it, by start; cancelled ones are left out")
    func overlappingSlot() async throws {
        let world = try await World()
        try await world.insert(try world.booking(1, room: 0, 0, 60))
        try await world.insert(try world.booking(2, room: 1, 30, 90))
        try await world.insert(try world.booking(3, room: 0, 60, 120))
        try await world.insert(try world.booking(4, room: 2, 120, 180))
        try await world.insert(try world.booking(5, room: 2, 40, 50))
        try await world.cancel(Fixtures.bookingID(5))
        let found = try await world.store.bookings(
            overlapping: try Fixtures.slot(60, 120), appID: world.appID)
        #expect(found.map(\.id) == [Fixtures.bookingID(2), Fixtures.bookingID(3)])
    }

    @Test("My bookings are those that I organize or attend and that are not over, by start")
    func mine() async throws {
        let world = try await World()
        try await world.insert(try world.booking(1, 0, 60, organizer: world.jim))
        try await world.insert(try world.booking(2, 60, 120, organizer: world.jim))
        try await world.insert(try world.booking(3, room: 1, 30, 90, attendees: [world.jim]))
        try await world.insert(try world.booking(4, room: 2, 30, 90))
        let after = world.now + 3600
        let mine = try await world.store.bookings(
            of: world.jim.id, endingAfter: after, limit: 9, appID: world.appID)
        #expect(mine.map(\.id) == [Fixtures.bookingID(3), Fixtures.bookingID(2)])
        #expect(mine.first?.attendees.map(\.username) == ["jim"])
        let one = try await world.store.bookings(
            of: world.jim.id, endingAfter: after, limit: 1, appID: world.appID)
        #expect(one.map(\.id) == [Fixtures.bookingID(3)])
        #expect(one.first?.attendees.count == 1)
    }

    @Test(
        "A booking is found by the end of its id, however it is written",
        arguments: [
            ("0000000a", [10]), ("0000000A", [10]), ("a", [10, 26]), ("1a", [26]),
            ("01980000-0000-7000-8000-00000000000a", [10]), ("000a", [10]), ("0000000b", []), ("", []),
            ("xyz", []), ("%", []), ("_", []), ("00000000000000000000000000000000000a", []),
        ] as [(String, [UInt32])])
    func suffix(_ text: String, _ numbers: [UInt32]) async throws {
        let world = try await World()
        try await world.insert(try world.booking(10, 0, 60))
        try await world.insert(try world.booking(26, 60, 120))
        let found = try await world.store.bookings(idSuffix: text, appID: world.appID)
        #expect(found.map(\.id) == numbers.map(Fixtures.bookingID))
    }

    @Test("The data version changes when another connection writes, and only then")
    func dataVersion() async throws {
        let world = try await World()
        let other = try world.another()
        let before = try await world.store.dataVersion()
        try await world.insert(try world.booking(1))
        #expect(try await world.store.dataVersion() == before)
        try await world.insert(try world.booking(2, 300, 360), into: other)
        #expect(try await world.store.dataVersion() != before)
    }

    @Test("What a cancelled task has begun to write is written")
    func cancelledTask() async throws {
        let world = try await World()
        let booking = try world.booking(1)
        let outcome = try await Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await world.insert(booking)
        }.value
        #expect(outcome == .inserted)
        #expect(try await world.store.booking(booking.id, appID: world.appID) != nil)
    }
}
