import GRDB
import RoomBooking
import TestSupport
import Testing

@testable import SQLiteStorage

@Suite("A booking is changed whole, and by one at a time")
struct BookingChangeTests {
    private func stored(_ world: World, _ id: BookingID) async throws -> BookingDetails {
        try #require(try await world.store.booking(id, appID: world.appID))
    }

    @Test("A booking becomes what the edit says: room, time, words and people")
    func changes() async throws {
        let world = try await World()
        let booking = try world.booking(1, attendees: [world.jim])
        try await world.insert(booking)
        var edited = booking
        edited.room = world.rooms[2].id
        edited.slot = try Fixtures.slot(600, 660)
        edited.title = "年会"
        edited.note = "带笔记本"
        edited.attendees = [world.hanMeimei.id, world.jim.id]
        edited.version = 2
        let wanted = edited
        let outcome = try await world.change(booking.id) { $0 = wanted }
        #expect(outcome == .changed)
        let details = try await stored(world, booking.id)
        #expect(details.booking == wanted)
        #expect(details.roomName == "Orion 猎户座")
        let meant = try await world.store.queue.read { db in
            try String.fetchOne(db, sql: "SELECT wall_start FROM booking")
        }
        #expect(meant == "2026-11-23T19:00")
        // The old place is free.
        #expect(try await world.insert(try world.booking(2)) == .inserted)
    }

    @Test("Of two editors who began from the same version, over two connections, one is told to look again")
    func race() async throws {
        let world = try await World()
        let booking = try world.booking(1)
        try await world.insert(booking)
        let stores = [world.store, try world.another()]
        for round in 2..<8 {
            let outcomes = try await withThrowingTaskGroup(of: ChangeOutcome.self) { group in
                for editor in 0..<4 {
                    group.addTask {
                        try await world.change(booking.id, in: stores[editor % 2]) {
                            $0.version = round
                            $0.title = "by \(editor)"
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .changed }.count == 1)
            #expect(outcomes.filter { $0 == .changedMeanwhile }.count == 3)
            #expect(try await stored(world, booking.id).booking.version == round)
        }
    }

    @Test("A taken slot is refused with who has it, and nothing of the edit is stored")
    func taken() async throws {
        let world = try await World()
        let first = try world.booking(1, attendees: [world.jim])
        try await world.insert(first)
        let second = try world.booking(2, 300, 360, attendees: [world.jim])
        try await world.insert(second, announcing: [world.message(second, to: world.jim)])
        let outcome = try await world.change(second.id) {
            $0.slot = first.slot
            $0.title = "年会"
            $0.attendees = []
        }
        #expect(outcome == .overlaps(try await stored(world, first.id)))
        #expect(try await stored(world, second.id).booking == second)
        #expect(try await world.lines(second) == ["jim booked waiting"])
        let events = try await world.store.queue.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM booking_event")
        }
        #expect(events == 2)
    }

    @Test("A booking may be moved over its own old time")
    func ownTime() async throws {
        let world = try await World()
        let booking = try world.booking(1)
        try await world.insert(booking)
        let slot = try Fixtures.slot(90, 150)
        #expect(try await world.change(booking.id) { $0.slot = slot } == .changed)
    }

    @Test("Nothing is moved into a closed room or one that is not there; what is in it can be changed")
    func closedRoom() async throws {
        let world = try await World()
        let booking = try world.booking(1, room: 0)
        try await world.insert(booking)
        for room in world.rooms { try await world.store.setState(.closed(reason: "装修"), of: room.id) }
        #expect(try await world.change(booking.id) { $0.title = "年会" } == .changed)
        #expect(
            try await world.change(booking.id) { $0.room = world.rooms[1].id } == .roomClosed(reason: "装修"))
        #expect(try await world.change(booking.id) { $0.room = RoomID(77) } == .unknownRoom)
        #expect(try await world.cancel(booking.id) == .changed)
        // It can not come back where rooms are closed.
        #expect(try await world.change(booking.id) { $0.state = .active } == .roomClosed(reason: "装修"))
    }

    @Test("A cancelled booking comes back where its room is still free, and not where it is taken")
    func comesBack() async throws {
        let world = try await World()
        let booking = try world.booking(1)
        try await world.insert(booking)
        try await world.cancel(booking.id)
        let other = try world.booking(2)
        try await world.insert(other)
        let outcome = try await world.change(booking.id) { $0.state = .active }
        #expect(outcome == .overlaps(try await stored(world, other.id)))
        try await world.cancel(other.id)
        #expect(try await world.change(booking.id) { $0.state = .active } == .changed)
    }

    @Test("What is not there can not be changed")
    func unknown() async throws {
        let world = try await World()
        let booking = try world.booking(9)
        let event = BookingEvent(booking: booking.id, kind: .changed, by: world.liLei.id, at: world.now)
        let edit = BookingEdit(booking: booking, event: event, plan: world.plan(booking))
        #expect(try await world.store.change(edit, at: world.now) == .unknown)
    }

    static let untoldOutcomes: [OutboxOutcome] = [
        .busy(until: Fixtures.morning + 15), .failed(errcode: 40037, detail: ""),
        .refused(errcode: 43101, detail: ""), .notBound,
    ]

    @Test(
        "It is taken back while nobody has heard of it, sent as it may have been in vain",
        arguments: untoldOutcomes)
    func untold(_ outcome: OutboxOutcome) async throws {
        let world = try await World()
        let booking = try world.booking(1)
        try await world.insert(booking, announcing: [world.message(booking, to: world.liLei)])
        try await world.finish(try #require(try await world.claim()).id, outcome)
        #expect(try await world.change(booking.id, onlyIfUntold: true) { $0.state = .cancelled } == .changed)
        #expect(try await world.claims(after: 3600).isEmpty)
    }

    static let toldOutcomes: [OutboxOutcome?] = [
        nil, .sent, .unconfirmed(errcode: nil, detail: ""), .lost(until: Fixtures.morning + 15),
    ]

    @Test(
        "It is not taken back once a message of its last version has left, or may have",
        arguments: toldOutcomes)
    func told(_ outcome: OutboxOutcome?) async throws {
        let world = try await World()
        let booking = try world.booking(1)
        try await world.insert(booking, announcing: [world.message(booking, to: world.liLei)])
        let claimed = try #require(try await world.claim())
        if let outcome { try await world.finish(claimed.id, outcome) }
        let state = try await world.messages(about: booking).map(\.state)
        #expect(
            try await world.change(booking.id, onlyIfUntold: true) { $0.state = .cancelled } == .alreadyTold)
        #expect(try await stored(world, booking.id).booking == booking)
        #expect(try await world.messages(about: booking).map(\.state) == state)
        // What was told of an earlier version is no obstacle.
        try await world.change(booking.id) { $0.title = "年会" }
        #expect(
            try await world.change(booking.id, onlyIfUntold: true) { $0.title = booking.title } == .changed)
    }

    @Test("The newest line of the history is found")
    func lastEvent() async throws {
        let world = try await World()
        let booking = try world.booking(1)
        #expect(try await world.store.lastEvent(of: booking.id) == nil)
        try await world.insert(booking)
        #expect(try await world.store.lastEvent(of: booking.id)?.kind == .created)
        let undo = BookingEvent(
            booking: booking.id, kind: .changed, by: world.admin.id, at: world.now + 5, before: "{}",
            after: "[]", isUndo: true)
        var changed = booking
        changed.version = 2
        _ = try await world.store.change(
            BookingEdit(booking: changed, event: undo, plan: world.plan(changed)), at: world.now)
        #expect(try await world.store.lastEvent(of: booking.id) == undo)
    }
}
