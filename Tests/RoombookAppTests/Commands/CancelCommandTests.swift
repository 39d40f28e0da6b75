import Foundation
import RoomBooking
import SQLiteStorage
import Testing

@Suite("Cancelling on the command line")
struct CancelCommandTests {
    @Test("A booking is cancelled by its whole ID or its last eight digits, once, and only by who may")
    func cancels() async throws {
        let office = try await Office()
        let first = try JSON.object(try await office.book(as: "li.lei", "Orion", "10:00", "11:00", "--json"))
        let second = try JSON.object(try await office.book(as: "li.lei", "Vega", "10:00", "11:00", "--json"))

        let foreign = try await office.run(as: "wang.wei", "cancel", first.text("id"))
        #expect(foreign.status == 77, "\(foreign)")
        #expect(foreign.errors.contains("李雷"))

        let cancelled = try JSON.object(
            try await office.run(as: "li.lei", "cancel", first.text("id"), "--json"))
        #expect(cancelled.text("state") == "cancelled")
        #expect(cancelled.text("id") == first.text("id"))
        let again = try await office.run(as: "li.lei", "cancel", first.text("id"))
        #expect(again.status == 1, "\(again)")

        let byDigits = try await office.run(as: Office.admin, "cancel", String(second.text("id").suffix(8)))
        #expect(byDigits.status == 0, "\(byDigits)")
        #expect(try await office.agenda().isEmpty)
        // What was cancelled is free again.
        #expect(try await office.book(as: "wang.wei", "Orion", "10:00", "11:00").status == 0)
    }

    @Test(
        "An ID that nothing has, and text that is none, are told",
        arguments: ["", "00000000", "12345", "猎户座", "../../etc"])
    func unknown(id: String) async throws {
        let office = try await Office()
        let finished = try await office.run(as: "li.lei", "cancel", id)
        #expect(finished.status == 65, "\(finished)")
        #expect(finished.errors.contains("roombook agenda"), "\(finished)")
    }

    @Test("Digits in which several bookings end are refused, and cancel none")
    func ambiguous() async throws {
        let office = try await Office()
        let zone = try #require(SiteZone(identifier: "Asia/Shanghai"))
        let day = try #require(Office.tomorrow)
        let store = try SQLiteStore(path: office.database, create: false, zone: zone)
        let room = try #require(try await store.rooms().first)
        let organizer = try #require(try await store.account(named: "li.lei")).user.id
        let tail: [UInt8] = [0xAB, 0xCD, 0xEF, 0x12, 0x34, 0x56]
        for (index, hour) in [9, 10].enumerated() {
            let slot = try #require(
                TimeSlot(
                    start: zone.instant(day, ClockTime(minutes: hour * 60)),
                    end: zone.instant(day, ClockTime(minutes: hour * 60 + 60))))
            let id = BookingID(bytes: [1, 0x98, 0, 0, 0, UInt8(index), 0x70, 0, 0x80, 0] + tail)
            let booking = Booking(
                id: id, room: room.id, slot: slot, title: "Twin \(index)", organizer: organizer, attendees: []
            )
            let now = Instant(Date())
            _ = try await store.insert(
                booking, event: BookingEvent(booking: id, kind: .created, by: organizer, at: now),
                announcing: [],
                at: now)
        }
        let finished = try await office.run(as: "li.lei", "cancel", "ef123456")
        #expect(finished.status == 65, "\(finished)")
        #expect(finished.errors == "roombook: Several bookings end in ef123456. Give the whole ID.\n")
        #expect(try await office.agenda().count == 2)
        let whole = try await office.run(as: "li.lei", "cancel", "01980000-0001-7000-8000-abcdef123456")
        #expect(whole.status == 0, "\(whole)")
        #expect(try await office.agenda().map { $0.text("title") } == ["Twin 0"])
    }
}
