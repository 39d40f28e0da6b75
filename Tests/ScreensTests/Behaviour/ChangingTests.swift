import RoomBooking
import Screens
import TerminalIO
import TestSupport
import Testing
import Themes

@Suite("Changing a booking")
struct ChangingTests {
    private let retro = Fixtures.bookingID(8)

    /// At the form of booking 8, opened from my bookings.
    private func form() throws -> Sitting {
        try Stage(language: .english, size: .usual).changing()
    }

    @Test("The form is filled in with what is booked")
    func filledIn() throws {
        let sitting = try form()
        #expect(sitting.title.contains("Change Retro 回顾"))
        #expect(try sitting.field("Title") == "Retro 回顾")
        #expect(try sitting.field("Room") == "Orion 猎户座 · 8 seats")
        #expect(try sitting.field("Date") == "2026-11-23")
        #expect(try sitting.field("Start") == "18:00")
        #expect(try sitting.field("End") == "19:00")
        #expect(try sitting.field("Attendees").hasPrefix("韩梅梅, Jim Green"))
        #expect(sitting.shows("[ Save changes ]"))
    }

    @Test("Until the day is loaded nothing can be typed, and Esc leaves")
    func waitsForDay() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("m", "<down>")
        sitting.isAnswered = false
        #expect(try sitting.press("e") == [.loadDay(Office.monday)])
        #expect(sitting.shows("loading"))
        #expect(try sitting.press("x", "<enter>", "C-o", "<tab>").isEmpty)
        #expect(!sitting.foot.contains("submit"))
        try sitting.press("<esc>")
        #expect(sitting.title.contains("My bookings"))
    }

    @Test("The booking is not in its own way, neither as a hint nor for offers")
    func notInItsOwnWay() throws {
        var sitting = try form()
        #expect(sitting.shows("18:00–19:00 > wanted"))
        try sitting.press("<tab>", "<tab>", "<tab>")
        sitting.type("1830")
        guard case .change(let request, _) = try sitting.press("C-o").first else {
            Issue.record("nothing was sent:\n\(sitting.screen)")
            return
        }
        #expect(request.start.text == "18:30")
        #expect(request.end.text == "19:30")
    }

    @Test("What was changed is sent with the version that it was made from")
    func sends() throws {
        var sitting = try form()
        sitting.office.bookings[7].booking.version = 4
        try sitting.press("<esc>", "<esc>", "m", "<down>", "e")
        sitting.type(" II")
        let asked = try sitting.press("C-o")
        let details = sitting.office.bookings[7]
        let request = BookingRequest(
            id: retro, room: Office.orion.id, day: Office.monday, start: ClockTime(minutes: 1080),
            end: ClockTime(minutes: 1140), title: "Retro 回顾 II", attendees: details.booking.attendees)
        #expect(asked == [.change(request, version: 4)])
        #expect(sitting.title.contains("Receipt"))
        #expect(sitting.shows("Retro 回顾 II"))
        #expect(sitting.shows("u takes it back"))
    }

    @Test("Where nothing was changed nothing is sent, and the form says so and closes")
    func unchanged() throws {
        var sitting = try form()
        sitting.type("  ")
        #expect(try sitting.press("C-o").isEmpty)
        #expect(sitting.foot.contains("Nothing was changed"))
        #expect(sitting.title.contains("My bookings"))
    }

    @Test("From the receipt, the changed booking comes back to the same receipt")
    func fromReceipt() throws {
        var sitting = try Stage(language: .english, size: .usual).toldReceipt()
        try sitting.press("e")
        sitting.type(" II")
        try sitting.press("C-o")
        #expect(sitting.title.contains("Receipt"))
        #expect(sitting.shows("Retro 回顾 II"))
        try sitting.press("<esc>")
        #expect(sitting.title.contains("My bookings"))
        #expect(sitting.shows("Retro 回顾 II"))
    }

    @Test("The answer comes through whatever was opened while the change was being saved")
    func answerUnderHelp() throws {
        var sitting = try Stage(language: .english, size: .usual).toldReceipt()
        try sitting.press("e")
        sitting.type(" II")
        sitting.isAnswered = false
        let effect = try #require(try sitting.press("C-o").first)
        #expect(sitting.shows("Saving"))
        try sitting.press("<f1>")
        sitting.isAnswered = true
        let answer = sitting.office.answer(effect)
        sitting.receive(try #require(answer))
        #expect(sitting.title.contains("Receipt"))
        #expect(!sitting.shows("Keys"))
    }

    @Test("A change that somebody else was faster with keeps the form and says what to do")
    func changedMeanwhile() throws {
        var sitting = try form()
        sitting.office.bookings[7].booking.version = 2
        sitting.type(" II")
        try sitting.press("C-o")
        #expect(sitting.shows("Somebody changed this booking just now"))
        #expect(try sitting.field("Title") == "Retro 回顾 II")
    }

    @Test("A room that was lost meanwhile is offered anew, without the booking in the way")
    func lostRace() throws {
        var sitting = try form()
        try sitting.press("<tab>", "<tab>", "<tab>")
        sitting.type("1730")
        sitting.office.bookings.append(
            try sitting.office.details(
                90, Office.orion, Office.monday, "17:30", "18:00", "面谈 interview", by: Office.kim))
        let taken = try #require(sitting.office.bookings.last).taken(at: sitting.office.policy.zone)
        sitting.office.failure = .bookingFailed(.refused([.taken(taken)]))
        try sitting.press("C-o")
        #expect(sitting.shows("by Kim"))
        #expect(sitting.shows("1 Orion 猎户座 18:00–19:00"))
        try sitting.press("1")
        #expect(try sitting.field("Start") == "18:00")
    }

    @Test("A meeting that has begun keeps its start and its closed room, and may end later")
    func running() throws {
        var office = try Office()
        let index = try #require(office.rooms.firstIndex { $0.id == Office.orion.id })
        office.rooms[index].state = .closed(reason: "repainting 粉刷")
        var sitting = try Sitting.atBoard(office)
        sitting.feed(.tick(Office.now + 5 * 3600 + 600))
        try sitting.press("m", "<down>", "e", "<tab>", "<tab>", "<tab>", "<tab>")
        sitting.type("19:30")
        guard case .change(let request, _) = try sitting.press("C-o").first else {
            Issue.record("nothing was sent:\n\(sitting.screen)")
            return
        }
        #expect(request.start.text == "18:00")
        #expect(request.end.text == "19:30")
    }

    @Test("Leaving asks once where something was changed, and not otherwise")
    func leaves() throws {
        var sitting = try form()
        try sitting.press("<esc>")
        #expect(sitting.title.contains("My bookings"))
        sitting = try form()
        sitting.type("!")
        try sitting.press("<esc>")
        #expect(sitting.foot.contains("Esc again throws the changes away"))
        try sitting.press("<esc>")
        #expect(sitting.title.contains("My bookings"))
    }

    @Test("Other people's bookings are not changed, except by who may cancel any")
    func othersBooking() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("m")
        #expect(!sitting.foot.contains("change"))
        #expect(try sitting.press("e").isEmpty)
        #expect(sitting.foot.contains("booking of 韩梅梅"))
        var office = try Office()
        office.session.permissions = Set(Permission.allCases)
        sitting = try Sitting.atBoard(office)
        try sitting.press("m", "e")
        #expect(sitting.title.contains("Change 需求评审"))
        try sitting.press("<tab>", "<tab>", "<tab>", "<tab>", "<tab>", "<enter>")
        #expect(!sitting.shows("hanmeimei"), "whose booking it is can not be invited to it")
    }

    @Test("Somebody who is not listed any more stays in the booking with their name")
    func attendeeNotListed() throws {
        var office = try Office()
        office.colleagues.removeAll { $0.id == Office.jim.id }
        var sitting = try Sitting.atBoard(office)
        try sitting.press("m", "<down>", "e")
        #expect(try sitting.field("Attendees").contains("Jim Green"))
    }
}
