import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Changing a booking")
struct ChangingTests {
    /// Li's booking of Orion from 14:00 to 15:00 with Han and Uma, of which Li and Han have been told.
    private func told(_ site: Site) async throws -> BookingRequest {
        let request = try site.request(site.orion, "14:00", "15:00", attendees: [site.han, site.unbound])
        _ = try await site.bookings.book(request, as: try await site.access(site.li))
        site.time.advance(seconds: Site.undoWindow)
        #expect(try await site.dispatcher(AnsweringSender()).dispatchDue().sent == 2)
        return request
    }

    /// The cards that arrive at the end of the undo window, as openId, template and the line of what changed.
    private func arriving(_ site: Site) async throws -> [[String]] {
        site.time.advance(seconds: Site.undoWindow)
        let sender = AnsweringSender()
        _ = try await site.dispatcher(sender).dispatchDue()
        return sender.sent.map { [$0.openID, $0.templateID, $0.fields.last?.value ?? ""] }.sorted {
            $0[0] < $1[0]
        }
    }

    @Test("everybody who was told hears what is different and who changed it, at the end of the undo window")
    func moves() async throws {
        let site = try await Site()
        var request = try await told(site)
        request.room = site.lyra.id
        request.start = ClockTime(minutes: 16 * 60)
        request.end = ClockTime(minutes: 17 * 60)
        request.title = " 年会 "
        let receipt = try await site.bookings.change(request, version: 1, as: try await site.access(site.ada))
        #expect(receipt.details.roomName == "Lyra" && receipt.details.booking.title == "年会")
        #expect(receipt.details.booking.version == 2)
        #expect(receipt.details.organizer.id == site.li.id)
        #expect(receipt.latest.map(\.kind) == [.changed, .changed, .booked])
        #expect(receipt.latest.map(\.state) == [.waiting, .waiting, .notBound])
        let news = try #require(receipt.latest.first)
        #expect(news.announcement.person == "Ada" && news.announcement.changes.count == 3)
        #expect(news.dueAt == site.time.instant + Site.undoWindow)
        #expect(
            try await arriving(site) == [
                ["open-han", "template-changed", "原14:00~15:00 等3项"],
                ["open-li", "template-changed", "原14:00~15:00 等3项"],
            ])
        let event = try await site.rooms.lastEvent(of: request.id)
        #expect(event?.kind == .changed && event?.by == site.ada.id && event?.isUndo == false)
    }

    @Test("a change of the note alone is kept, and nobody is told")
    func note() async throws {
        let site = try await Site()
        var request = try await told(site)
        request.note = "带笔记本"
        let receipt = try await site.bookings.change(request, version: 1, as: try await site.access(site.li))
        #expect(receipt.details.booking.note == "带笔记本" && receipt.details.booking.version == 2)
        #expect(try await arriving(site).isEmpty)
    }

    @Test("newcomers hear of the booking, who is asked out hears of its end, the others hear nothing")
    func people() async throws {
        let site = try await Site()
        var request = try await told(site)
        request.attendees = [site.ada.id, site.unbound.id, site.ada.id, site.li.id]
        let receipt = try await site.bookings.change(request, version: 1, as: try await site.access(site.li))
        #expect(receipt.details.booking.attendees == [site.ada.id, site.unbound.id])
        #expect(
            try await arriving(site) == [
                ["open-ada", "template-booked", "李雷"], ["open-han", "template-cancelled", "您不再参加此会议"],
            ])
    }

    @Test("a change that changes nothing is no change")
    func nothing() async throws {
        let site = try await Site()
        let request = try await told(site)
        let receipt = try await site.bookings.change(request, version: 1, as: try await site.access(site.li))
        #expect(receipt.details.booking.version == 1)
        #expect(try await site.rooms.lastEvent(of: request.id)?.kind == .created)
    }

    @Test("of two who edit the same version the second is told to look again, and nothing of it is kept")
    func race() async throws {
        let site = try await Site()
        var request = try await told(site)
        request.title = "年会"
        _ = try await site.bookings.change(request, version: 1, as: try await site.access(site.li))
        request.title = "例会"
        await #expect(throws: BookingError.changedMeanwhile) {
            try await site.bookings.change(request, version: 1, as: try await site.access(site.ada))
        }
        let stored = try await site.bookings.receipt(of: request.id, as: try await site.access(site.li))
        #expect(stored.details.booking.title == "年会" && stored.details.booking.version == 2)
        _ = try await site.bookings.change(request, version: 2, as: try await site.access(site.ada))
    }

    @Test("of many who edit the same version at once, exactly one does")
    func raceAtOnce() async throws {
        let site = try await Site()
        let request = try await told(site)
        let access = try await site.access(site.li)
        let outcomes = await withTaskGroup(of: BookingError?.self) { group in
            for number in 0..<8 {
                group.addTask {
                    var mine = request
                    mine.title = "by \(number)"
                    do throws(BookingError) {
                        _ = try await site.bookings.change(mine, version: 1, as: access)
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 == nil }.count == 1)
        #expect(outcomes.compactMap { $0 }.allSatisfy { $0 == .changedMeanwhile })
    }

    @Test("onto a taken slot it is refused with who has it, and stays as it was")
    func taken() async throws {
        let site = try await Site()
        var request = try await told(site)
        _ = try await site.bookings.book(
            try site.request(site.lyra, "14:30", "15:30", title: "季度评审"), as: try await site.access(site.han))
        request.room = site.lyra.id
        let taken = BookingRefusal.taken(
            BookingRefusal.Taken(
                room: "Lyra", by: "韩梅梅", title: "季度评审", day: .monday,
                start: ClockTime(minutes: 14 * 60 + 30), end: ClockTime(minutes: 15 * 60 + 30)))
        let access = try await site.access(site.li)
        await #expect(throws: BookingError.refused([taken])) {
            try await site.bookings.change(request, version: 1, as: access)
        }
        #expect(try await site.bookings.receipt(of: request.id, as: access).details.roomName == "Orion 猎户座")
        // Over its own time it may be moved.
        request.room = site.orion.id
        request.end = ClockTime(minutes: 15 * 60 + 30)
        _ = try await site.bookings.change(request, version: 1, as: access)
    }

    @Test("in a room that was closed meanwhile it can be changed, and not be moved into one")
    func closedRoom() async throws {
        let site = try await Site()
        var request = try await told(site)
        let access = try await site.access(site.li)
        try await site.rooms.setState(.closed(reason: "漏水"), of: site.orion.id)
        try await site.rooms.setState(.closed(reason: "装修"), of: site.lyra.id)
        request.title = "年会"
        _ = try await site.bookings.change(request, version: 1, as: access)
        request.room = site.lyra.id
        await #expect(throws: BookingError.refused([.roomClosed(room: "Lyra", reason: "装修")])) {
            try await site.bookings.change(request, version: 2, as: access)
        }
    }

    @Test("every broken rule is named, as for a new booking")
    func refusals() async throws {
        let site = try await Site()
        var request = try await told(site)
        request.title = " "
        request.end = request.start
        await #expect(throws: BookingError.refused([.titleEmpty, .endNotAfterStart])) {
            try await site.bookings.change(request, version: 1, as: try await site.access(site.li))
        }
    }

    @Test(
        "a meeting that is running may be made longer or shorter, but neither ended in the past nor moved there"
    )
    func running() async throws {
        let site = try await Site()
        var request = try site.request(site.orion, "09:00", "10:00")
        _ = try await site.bookings.book(request, as: try await site.access(site.li))
        site.time.advance(seconds: 40 * 60)
        let access = try await site.access(site.li)
        request.end = ClockTime(minutes: 11 * 60)
        #expect(
            try await site.bookings.change(request, version: 1, as: access).details.booking.slot.end
                == site.zone.instant(.monday, ClockTime(minutes: 11 * 60)))
        request.end = ClockTime(minutes: 10 * 60)
        _ = try await site.bookings.change(request, version: 2, as: access)
        for (start, end) in [(9 * 60, 9 * 60 + 30), (8 * 60 + 30, 10 * 60)] {
            var past = request
            past.start = ClockTime(minutes: start)
            past.end = ClockTime(minutes: end)
            let refusal = BookingRefusal.inThePast(earliest: ClockTime(minutes: 9 * 60 + 30))
            await #expect(throws: BookingError.refused([refusal])) {
                try await site.bookings.change(past, version: 3, as: access)
            }
        }
        // Put off altogether, it may be.
        request.start = ClockTime(minutes: 15 * 60)
        request.end = ClockTime(minutes: 16 * 60)
        _ = try await site.bookings.change(request, version: 3, as: access)
    }

    @Test("only its organizer or an admin changes a booking that is neither cancelled nor over")
    func whoAndWhen() async throws {
        let site = try await Site()
        var request = try await told(site)
        request.title = "年会"
        await #expect(throws: BookingError.notYours(organizer: "李雷")) {
            try await site.bookings.change(request, version: 1, as: try await site.access(site.han))
        }
        let other = try site.request(site.lyra, "14:00", "15:00")
        await #expect(throws: BookingError.noSuchBooking(other.id.description)) {
            try await site.bookings.change(other, version: 1, as: try await site.access(site.li))
        }
        site.time.advance(seconds: 6 * 3600)
        await #expect(throws: BookingError.alreadyOver) {
            try await site.bookings.change(request, version: 1, as: try await site.access(site.li))
        }
        let next = try site.request(site.orion, "17:00", "18:00")
        let access = try await site.access(site.li)
        _ = try await site.bookings.book(next, as: access)
        _ = try await site.bookings.cancel(next.id, as: access)
        await #expect(throws: BookingError.alreadyCancelled) {
            try await site.bookings.change(next, version: 2, as: access)
        }
    }
}
