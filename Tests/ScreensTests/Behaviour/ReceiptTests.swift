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
        #expect(sitting.shows("sends in 15 s, u takes it back"))
        #expect(try sitting.press("u") == [.undo(booked)])
        #expect(sitting.foot.contains("Booking taken back; nobody was told"))
        #expect(sitting.shows("Cancelled"))
        #expect(sitting.shows("taken back, nothing sent"))
        #expect(try sitting.press("u").isEmpty)
    }

    @Test("Until the answer comes, u asks for nothing more")
    func undoesOnce() throws {
        var sitting = try receipt()
        sitting.isAnswered = false
        #expect(try sitting.press("u", "u", "u") == [.undo(booked)])
        sitting.receive(.failed(.tooLateToUndo))
        #expect(sitting.foot.contains("can not be taken back"))
        #expect(try sitting.press("u") == [.undo(booked)])
    }

    @Test("What can not be taken back any more is not offered")
    func noUndoLater() throws {
        var sitting = try receipt()
        var receipt = try #require(sitting.office.receipt(booked))
        receipt.messages[0].state = .sent
        receipt.undo = nil
        sitting.receive(.receiptLoaded(receipt))
        #expect(try sitting.press("u").isEmpty)
        #expect(!sitting.foot.contains("undo"))
        #expect(sitting.shows("1 of 4 sent · 1 not bound · 2 waiting"))
    }

    @Test("Where nothing waits, the offer ends with its time")
    func offerEnds() throws {
        var sitting = try receipt()
        var receipt = try #require(sitting.office.receipt(booked))
        receipt.messages = []
        sitting.receive(.receiptLoaded(receipt))
        #expect(sitting.shows("u takes it back for 15 s"))
        sitting.wait(seconds: 15)
        #expect(try sitting.press("u").isEmpty)
    }

    @Test("Only who may cancel the booking may take it back")
    func othersUndo() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("j", "l", "<enter>")
        var receipt = try #require(sitting.office.receipt(Fixtures.bookingID(2)))
        receipt.undo = UndoOffer(kind: .changed, until: Office.now + 10)
        sitting.receive(.receiptLoaded(receipt))
        #expect(!sitting.foot.contains("undo"))
        #expect(try sitting.press("u").isEmpty)
    }

    @Test("A change is taken back as a change, a cancellation as a cancellation")
    func undoesChangeAndCancellation() throws {
        var sitting = try Stage(language: .english, size: .usual).changedReceipt()
        #expect(sitting.shows("Retro 回顾 II"))
        try sitting.press("u")
        #expect(sitting.foot.contains("Change taken back"))
        #expect(!sitting.shows("Retro 回顾 II"))
        try sitting.press("x", "y")
        #expect(sitting.shows("Cancelled: Retro"))
        #expect(sitting.shows("sends in 15 s, u takes it back"))
        try sitting.press("u")
        #expect(sitting.foot.contains("Cancellation taken back"))
        #expect(!sitting.shows("Cancelled: Retro"))
    }

    @Test("Each person has the newest message only, and a change says what was and what is")
    func showsChanges() throws {
        var sitting = try Stage(language: .english, size: .usual).changedReceipt()
        #expect(sitting.screen.split(separator: "\n").filter { $0.contains("韩梅梅") }.count == 1)
        #expect(sitting.shows("change: waiting 15 s"))
        #expect(
            sitting.shows(
                "time 18:00–19:00 -> 15:30–16:30, room Orion 猎户座 -> Lyra 天琴座, title Retro"))
        #expect(sitting.shows("回顾 -> Retro 回顾 II"))
        try sitting.press("<down>", "<down>")
        #expect(try sitting.lineAtCursor().contains("Jim Green"))
        #expect(!sitting.shows("->"), "Jim was never told of the booking as it was")
    }

    @Test("A change to another day names both days")
    func showsChangedDay() throws {
        var sitting = try Stage(language: .english, size: .usual).toldReceipt()
        try sitting.press("e", "<tab>", "<tab>")
        sitting.type("+1")
        try sitting.press("C-o")
        #expect(sitting.shows("time 11-23 18:00–19:00 -> 11-24 18:00–19:00"))
    }

    @Test(
        "Who can not be reached has that beside the name, and what they must do below, before anything is sent"
    )
    func remedies() throws {
        let stage = Stage(language: .english, size: .usual)
        let scenario = try #require(Scenario.all.first { $0.name == "receipt/unreached" })
        var sitting = try scenario.play(stage)
        #expect(sitting.shows("waiting 15 s · no subscription left"))
        #expect(try sitting.lineAtCursor().contains("韩梅梅"))
        #expect(sitting.shows("韩梅梅: Tap Subscribe to meeting notices in the mini program"))
        try sitting.press("<down>")
        #expect(sitting.shows("Jim Green: Bind WeChat: press w, or sign in with a code"))
    }

    @Test("Who has bound WeChat since is told how the message can go out now")
    func boundSince() throws {
        var sitting = try receipt()
        var receipt = try #require(sitting.office.receipt(booked))
        let index = try #require(receipt.messages.firstIndex { $0.state == .notBound })
        receipt.messages[index].recipient.reach = .reachable
        sitting.receive(.receiptLoaded(receipt))
        for _ in 0..<index { try sitting.press("<down>") }
        #expect(sitting.shows("It can arrive now: r sends it again"))
        #expect(
            try sitting.press("r") == [.retry(receipt.messages[index].id, about: booked)])
    }

    @Test("Reminders take one line: when, for how many, and how many failed")
    func reminders() throws {
        let sitting = try Stage(language: .english, size: .usual).remindedReceipt()
        #expect(sitting.shows("reminder 15 min before, at 17:45, for 3 · reminded 1 · 2 reminders failed"))
        #expect(sitting.screen.split(separator: "\n").filter { $0.contains("韩梅梅") }.count == 1)
    }

    @Test("A message that waits for long says until when, not for how many seconds")
    func waitsLong() throws {
        var sitting = try receipt()
        var receipt = try #require(sitting.office.receipt(booked))
        receipt.undo = nil
        receipt.messages[0].dueAt = Office.now + 600
        receipt.messages[1].dueAt = Office.now + 86_400
        sitting.receive(.receiptLoaded(receipt))
        #expect(sitting.shows("waiting until 13:30"))
        #expect(sitting.shows("waiting until 11-24 13:20"))
    }

    @Test(
        "x asks, and only y, or Enter on the other button, cancels",
        arguments: [
            (["x", "y"], true), (["x", "<right>", "<enter>"], true), (["x", "<tab>", "<enter>"], true),
            (["x", "<enter>"], false), (["x", "x"], false), (["x", "<esc>"], false), (["x", "n"], false),
            (["x", "<right>", "<left>", "<enter>"], false), (["x", "x", "x", "<enter>"], false),
            (["x", "<up>", "<enter>", "<enter>"], false), (["x", "<up>", "y", "<esc>"], false),
        ])
    func cancelAsks(keys: [String], cancels: Bool) throws {
        var sitting = try receipt()
        var asked: [Effect] = []
        for key in keys { asked += try sitting.press(key) }
        #expect(asked == (cancels ? [.cancel(booked, reason: "")] : []))
    }

    @Test(
        "A reason can be typed above the buttons, and goes with the cancellation",
        arguments: [["<up>"], ["<s-tab>"], ["<tab>", "<tab>"], ["<down>", "<down>"]])
    func reason(way: [String]) throws {
        var sitting = try receipt()
        try sitting.press("x")
        for key in way { try sitting.press(key) }
        sitting.type(" y not q ")
        #expect(try sitting.field("│ Reason (optional)").contains("y not q"))
        #expect(try sitting.press("<enter>").isEmpty)
        #expect(try sitting.press("y") == [.cancel(booked, reason: "y not q")])
    }

    @Test("A reason that is too long, or holds what can not be seen, is not sent")
    func badReason() throws {
        var sitting = try receipt()
        try sitting.press("x", "<up>")
        sitting.feed(.paste(String(repeating: "a", count: 81)))
        #expect(try sitting.press("<enter>", "y").isEmpty)
        #expect(sitting.foot.contains("The reason may have at most 80 characters"))
        #expect(try sitting.press("<bs>", "<enter>", "y").count == 1)
        sitting = try receipt()
        try sitting.press("x", "<up>")
        sitting.feed(.paste("a\u{202E}b"))
        #expect(try sitting.press("<enter>", "y").isEmpty)
        #expect(sitting.foot.contains("invisible"))
    }

    @Test("The reason stands on the receipt of whoever is told")
    func reasonIsShown() throws {
        var sitting = try Stage(language: .english, size: .usual).toldReceipt()
        try sitting.press("x", "<up>")
        sitting.type("fire drill")
        try sitting.press("<enter>", "y")
        #expect(sitting.shows("cancellation: waiting 15 s"))
        #expect(sitting.shows("reason: fire drill"))
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
        #expect(try sitting.press("y") == [.cancel(Fixtures.bookingID(2), reason: "")])
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
        #expect(try sitting.press("x", "y") == [.cancel(Fixtures.bookingID(8), reason: "")])
        #expect(sitting.foot.contains("Cancelled Retro 回顾"))
        #expect(sitting.shows("产品演示"))
    }

    @Test("What was cancelled in my bookings is taken back there")
    func undoInMyBookings() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("m", "<down>")
        #expect(!sitting.foot.contains("undo"))
        try sitting.press("x", "y")
        #expect(sitting.foot.contains("u takes that back for 15 s"))
        #expect(!sitting.shows("18:00"))
        #expect(try sitting.press("u") == [.undo(Fixtures.bookingID(8))])
        #expect(sitting.foot.contains("Cancellation taken back"))
        #expect(sitting.shows("18:00"))
        try sitting.press("x", "y")
        sitting.wait(seconds: 15)
        #expect(try sitting.press("u").isEmpty)
    }

    @Test("What was asked about is cancelled, though the list has moved under the question")
    func cancelsWhatWasAsked() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("m", "<down>", "x")
        sitting.office.bookings.removeAll { [4, 8].map(Fixtures.bookingID).contains($0.id) }
        sitting.receive(.storeChanged)
        #expect(try sitting.press("y") == [.cancel(Fixtures.bookingID(8), reason: "")])
    }

    @Test("What is over can be neither changed nor cancelled")
    func over() throws {
        var sitting = try Stage(language: .english, size: .usual).toldReceipt()
        #expect(sitting.foot.contains("change") && sitting.foot.contains("cancel"))
        sitting.feed(.tick(Office.now + 86_400))
        #expect(!sitting.foot.contains("change") && !sitting.foot.contains("cancel"))
        #expect(try sitting.press("e").isEmpty)
        #expect(sitting.foot.contains("The meeting is over"))
        #expect(try sitting.press("x", "y").isEmpty)
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
