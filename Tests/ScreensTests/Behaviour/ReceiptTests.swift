import RoomBooking
import Screens
import TestSupport
import Testing

@Suite("Receipt and cancelling")
struct ReceiptTests {
    private let booked = Fixtures.bookingID(1000)

    /// The receipt of a booking just made with Han Meimei and Jim, who is not bound.
    private func receipt() throws -> Sitting {
        try Stage(language: .english, size: .usual).receipt()
    }

    @Test("Each person has a line, and the waiting ones count down")
    func countsDown() throws {
        var sitting = try receipt()
        #expect(sitting.client.isCountingDown)
        #expect(sitting.shows("韩梅梅"))
        #expect(sitting.shows("not bound"))
        #expect(sitting.shows("15 s"))
        sitting.wait(seconds: 4)
        #expect(sitting.shows("11 s"))
        #expect(!sitting.shows("15 s"))
    }

    @Test("u takes the booking back while everything waits")
    func undo() throws {
        var sitting = try receipt()
        #expect(try sitting.press("u") == [.cancel(booked)])
        #expect(sitting.shows("Cancelled"))
        #expect(sitting.shows("taken back, nothing sent"))
    }

    @Test("Once one message is out there is no undo", arguments: [OutboxState.sending, .sent, .refused])
    func noUndoLater(state: OutboxState) throws {
        var sitting = try receipt()
        var receipt = try #require(sitting.office.receipt(booked))
        receipt.messages[0].state = state
        sitting.receive(.receiptLoaded(receipt))
        #expect(try sitting.press("u").isEmpty)
        #expect(!sitting.foot.contains("undo"))
    }

    @Test(
        "x asks, and only y, or Enter on the other button, cancels",
        arguments: [
            (["x", "y"], true), (["x", "<right>", "<enter>"], true), (["x", "<tab>", "<enter>"], true),
            (["x", "<enter>"], false), (["x", "x"], false), (["x", "<esc>"], false), (["x", "n"], false),
            (["x", "<right>", "<left>", "<enter>"], false), (["x", "x", "x", "<enter>"], false),
        ])
    func cancelAsks(keys: [String], cancels: Bool) throws {
        var sitting = try receipt()
        var asked: [Effect] = []
        for key in keys { asked += try sitting.press(key) }
        #expect(asked == (cancels ? [.cancel(booked)] : []))
    }

    @Test("The question says what becomes free and who is told")
    func consequences() throws {
        var sitting = try receipt()
        try sitting.press("x")
        #expect(sitting.shows("Orion 猎户座 2026-11-23 13:30–14:30 becomes free"))
        #expect(sitting.shows("韩梅梅"))
    }

    @Test("Somebody else's booking can not be cancelled, except by who may cancel any")
    func othersBooking() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("j", "l", "<enter>")
        #expect(!sitting.foot.contains("cancel"))
        try sitting.press("x", "y")
        #expect(sitting.office.bookings.allSatisfy { $0.booking.state == .active })
        var office = try Office()
        office.session.permissions = Set(Permission.allCases)
        sitting = try Sitting.atBoard(office)
        try sitting.press("j", "l", "<enter>", "x")
        #expect(try sitting.press("y") == [.cancel(Fixtures.bookingID(2))])
    }

    @Test("r sends again what can be, and nothing else")
    func retries() throws {
        var sitting = try Stage(language: .english, size: .usual).mixedReceipt()
        #expect(try sitting.press("r").isEmpty)
        for _ in 0..<3 { try sitting.press("<down>") }
        #expect(try sitting.press("r") == [.retry(OutboxID(4), about: Fixtures.bookingID(8))])
    }

    @Test("Messages of another booking are ignored")
    func otherReceipt() throws {
        var sitting = try receipt()
        sitting.isAnswered = false
        let before = sitting.screen
        let other = try #require(sitting.office.receipt(Fixtures.bookingID(2)))
        sitting.receive(.receiptLoaded(other))
        #expect(sitting.screen == before)
    }

    @Test("When messages go out, the receipt is loaded anew")
    func followsOutbox() throws {
        var sitting = try receipt()
        #expect(sitting.receive(.outboxChanged(OutboxCounts(waiting: 1))) == [.loadReceipt(booked)])
    }

    @Test("A cancellation that fails says so and keeps the booking")
    func cancelFails() throws {
        var sitting = try receipt()
        sitting.office.failure = .failed(.alreadyOver)
        try sitting.press("x", "y")
        #expect(sitting.foot.contains("The meeting is over"))
        #expect(!sitting.shows("Cancelled"))
    }

    @Test("My bookings open receipts and cancel the selected one")
    func myBookings() throws {
        var sitting = try Sitting.atBoard()
        #expect(try sitting.press("m") == [.loadMyBookings])
        try sitting.press("x")
        #expect(sitting.foot.contains("韩梅梅"), "the first is Han Meimei's: it is not ours to cancel")
        #expect(try sitting.press("<down>", "<enter>") == [.loadReceipt(Fixtures.bookingID(8))])
        try sitting.press("<esc>")
        #expect(try sitting.press("x", "y") == [.cancel(Fixtures.bookingID(8))])
        #expect(sitting.foot.contains("Cancelled Retro 回顾"))
        #expect(sitting.shows("产品演示"))
    }

    @Test("What is cut beside the selected person stands in full below")
    func fullStatus() throws {
        var sitting = try Stage(language: .english, size: .usual).mixedReceipt()
        #expect(!sitting.shows("An admin has to copy it"))
        for _ in 0..<4 { try sitting.press("<down>") }
        #expect(sitting.shows("failed 40037: The template ID is wrong. An admin has to copy it"))
    }

    @Test("Where nothing can be cancelled, nothing says so")
    func hintsWhatIsPossible() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("m")
        #expect(!sitting.foot.contains("cancel"))
        try sitting.press("<down>")
        #expect(sitting.foot.contains("cancel booking"))
        sitting = try Sitting.atBoard(try Office(isEmpty: true))
        try sitting.press("m")
        #expect(!sitting.foot.contains("receipt"))
    }
}
