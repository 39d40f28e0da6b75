import RoomBooking
import Screens
import TestSupport
import Testing

@Suite("Messages")
struct OutboxTests {
    /// An admin looking at messages of every kind.
    private func outbox() throws -> Sitting {
        try Stage(language: .english, size: .usual).outbox()
    }

    @Test("The newest messages come first, and the selected one is explained at the foot")
    func explains() throws {
        var sitting = try outbox()
        #expect(try sitting.lineAtCursor().contains("reminder"))
        #expect(sitting.shows("waiting until 17:45"))
        for _ in 0..<3 { try sitting.press("<down>") }
        #expect(sitting.shows("failed 40037: The template ID is wrong. An admin has to copy it from the"))
        #expect(sitting.shows("WeChat console · tried 3 times"))
        #expect(sitting.shows("booking · 赵敏 · Retro 回顾 · Orion 猎户座 11-23 18:00–19:00"))
        try sitting.press("<up>", "<up>")
        #expect(sitting.shows("again in 40 s: WeChat is busy · tried 2 times"))
        #expect(sitting.shows("time 09:00–10:00 -> 18:00–19:00, room Lyra 天琴座 -> Orion 猎户座"))
        sitting.wait(seconds: 4)
        #expect(sitting.shows("again in 36 s"))
    }

    @Test("/ and Space show what failed only, and everything again", arguments: ["/", "<space>"])
    func filters(key: String) throws {
        var sitting = try outbox()
        #expect(try sitting.press(key) == [.loadOutbox(failedOnly: true)])
        #expect(sitting.title.contains("Failed messages"))
        #expect(!sitting.shows("reminder"))
        #expect(sitting.shows("refused 43101"))
        #expect(try sitting.press(key) == [.loadOutbox(failedOnly: false)])
        #expect(sitting.shows("reminder"))
    }

    @Test("r sends one again, and nothing that needs none")
    func retries() throws {
        var sitting = try outbox()
        #expect(!sitting.foot.contains("r send again"))
        #expect(try sitting.press("r").isEmpty)
        #expect(sitting.foot.contains("needs no sending again"))
        for _ in 0..<3 { try sitting.press("<down>") }
        #expect(try sitting.press("r") == [.retry(OutboxID(7), about: Fixtures.bookingID(8))])
        #expect(sitting.receive(.retryAnswered(.queued)) == [.loadOutbox(failedOnly: false)])
        #expect(sitting.foot.contains("It is in line again"))
    }

    @Test("R asks, then puts everything that failed back in line and says how much that was")
    func retriesAll() throws {
        var sitting = try outbox()
        #expect(try sitting.press("R").isEmpty)
        #expect(sitting.shows("1 of those listed here failed"))
        #expect(try sitting.press("<enter>").isEmpty)
        try sitting.press("R")
        #expect(try sitting.press("y") == [.retryFailed])
        #expect(sitting.foot.contains("1 is in line again"))
    }

    @Test("Only who may cancel any booking sends everything again")
    func retryAllNeedsRight() throws {
        var sitting = try outbox()
        var user = sitting.office.session
        user.permissions = [.book]
        sitting.office.session = user
        sitting.receive(.signedIn(user))
        try sitting.press("o")
        #expect(!sitting.foot.contains("send all"))
        #expect(try sitting.press("R", "y").isEmpty)
    }

    @Test("Enter opens the receipt of the booking")
    func opensReceipt() throws {
        var sitting = try outbox()
        #expect(try sitting.press("<down>", "<enter>") == [.loadReceipt(Fixtures.bookingID(8))])
        #expect(sitting.title.contains("Receipt"))
        #expect(sitting.shows("Retro 回顾"))
        try sitting.press("<esc>")
        #expect(try sitting.lineAtCursor().contains("change"))
    }

    @Test("A receipt that comes too late, or that nobody asked for, opens nothing")
    func lateReceipt() throws {
        var sitting = try outbox()
        sitting.isAnswered = false
        let receipt = try #require(sitting.office.receipt(Fixtures.bookingID(8)))
        sitting.receive(.receiptLoaded(receipt))
        #expect(sitting.title.contains("Messages"))
        try sitting.press("<enter>")
        sitting.receive(.failed(.storage(.busy)))
        sitting.receive(.receiptLoaded(receipt))
        #expect(sitting.title.contains("Messages"))
    }

    @Test("While sending is on hold, that stands on top with the reason, and goes with its time")
    func hold() throws {
        var sitting = try outbox()
        sitting.receive(.outboxChanged(OutboxCounts(waiting: 4, failed: 1, hold: Scenario.hold)))
        #expect(sitting.shows("Nothing is sent until 13:45: Today's calls are used up (45009)"))
        sitting.wait(seconds: 1500)
        #expect(!sitting.shows("Nothing is sent"))
    }

    @Test("The line stays on its message when others come in above it")
    func keepsSelection() throws {
        var sitting = try outbox()
        for _ in 0..<3 { try sitting.press("<down>") }
        var messages = sitting.office.post.messages[Fixtures.bookingID(1)] ?? []
        let details = try #require(sitting.office.bookings.first { $0.id == Fixtures.bookingID(1) })
        messages.append(sitting.office.message(11, to: Office.wang, about: details, .sent))
        sitting.office.set(messages, of: Fixtures.bookingID(1))
        #expect(sitting.receive(.storeChanged).contains(.loadOutbox(failedOnly: false)))
        #expect(try sitting.lineAtCursor().contains("赵敏"))
    }

    @Test("Nothing to show says what comes here, and how to see the rest")
    func empty() throws {
        var sitting = try Sitting.atBoard()
        #expect(try sitting.press("o") == [.loadOutbox(failedOnly: false)])
        #expect(sitting.shows("No messages yet"))
        try sitting.press("/")
        #expect(sitting.shows("Nothing failed. Space shows all."))
        #expect(!sitting.foot.contains("Enter"))
    }
}
