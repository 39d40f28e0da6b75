import RoomBooking
import Screens
import TerminalIO
import TestSupport
import Testing

@Suite("Client")
struct ClientTests {
    @Test("Ctrl-C quits only when pressed twice in a row")
    func interrupts() throws {
        var sitting = try Sitting.atBoard()
        #expect(try sitting.press("C-c").isEmpty)
        #expect(sitting.foot.contains("Press Ctrl-C again"))
        #expect(try sitting.press("j", "C-c").isEmpty)
        #expect(try sitting.press("C-c") == [.quit])
    }

    @Test("Ctrl-C twice quits from within a field, too")
    func interruptsField() throws {
        var sitting = try Sitting(try Office())
        #expect(try sitting.press("C-c", "C-c") == [.quit])
    }

    @Test("Esc never quits")
    func escapeNeverQuits() throws {
        for play in [{ try Sitting(try Office()) }, { try Sitting.atBoard() }] {
            var sitting = try play()
            for _ in 0..<5 { #expect(try sitting.press("<esc>").isEmpty) }
        }
    }

    @Test("q quits from the board, and only goes back elsewhere")
    func quits() throws {
        var sitting = try Sitting.atBoard()
        #expect(try sitting.press("m", "q") == [.loadMyBookings])
        #expect(try sitting.press("q") == [.quit])
    }

    @Test("A pasted text goes into the field, its line breaks as blanks")
    func pasteIntoField() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("<enter>")
        sitting.feed(.paste("Retro\nof the\u{1B}[31m team\r\n"))
        #expect(try sitting.field("Title") == "Retro of the[31m team")
        #expect(sitting.shows("Book a room"))
    }

    @Test("Text pasted elsewhere does nothing, and says so")
    func pasteElsewhere() throws {
        var sitting = try Sitting.atBoard()
        #expect(sitting.feed(.paste("jjq\n")).isEmpty)
        #expect(sitting.foot.contains("Pasted text was ignored"))
        try sitting.press("l")
        #expect(!sitting.foot.contains("Pasted"))
        #expect(sitting.shows("14:00–15:00"))
    }

    @Test("The full-width ？ of an input method opens help, which runs what it lists")
    func fullWidthHelp() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("？")
        #expect(sitting.shows("Keys"))
        try sitting.press("<down>", "<down>", "<enter>")
        #expect(!sitting.shows("Keys"))
        #expect(sitting.shows("14:00–15:00"))
        try sitting.press("】")
        #expect(sitting.title.contains("2026-11-24"))
    }

    @Test("In a field ? and ？ are text, and F1 is help")
    func helpInField() throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("<enter>")
        sitting.type("why?？")
        #expect(try sitting.field("Title") == "why?？")
        try sitting.press("<f1>")
        #expect(sitting.shows("Keys"))
        try sitting.press("<f1>")
        #expect(!sitting.shows("Keys"))
    }

    @Test("The language changes on every screen at once, and back")
    func language() throws {
        var sitting = try Sitting.atBoard()
        let english = sitting.screen
        try sitting.press("L")
        #expect(sitting.shows("任意会议室"))
        try sitting.press("<f3>")
        #expect(sitting.screen == english)
    }

    @Test(
        "A session that ended goes back to sign-in with the name kept",
        arguments: [
            Message.signedOut, .failed(.notSignedIn), .bookingFailed(.notSignedIn),
        ])
    func sessionEnds(message: Message) throws {
        var sitting = try Sitting.atBoard()
        try sitting.press("<enter>")
        sitting.receive(message)
        #expect(try sitting.field("Username") == "lilei")
        #expect(try sitting.field("Password") == "")
        #expect(try sitting.lineAtCursor().contains("Password"))
        #expect(!sitting.title.contains("李雷"))
    }

    @Test("O signs out")
    func signsOut() throws {
        var sitting = try Sitting.atBoard()
        #expect(try sitting.press("O") == [.signOut])
        #expect(try sitting.field("Username") == "lilei")
    }

    @Test("A failed load is told at the foot until the next key")
    func failureIsTold() throws {
        var sitting = try Sitting.atBoard()
        sitting.receive(.failed(.storage(.busy)))
        #expect(sitting.foot.contains("Others keep the data file busy"))
        try sitting.press("j")
        #expect(!sitting.foot.contains("busy"))
    }

    @Test("Ctrl-L draws anew and Ctrl-Z suspends, in a field as well")
    func redrawsAndSuspends() throws {
        var sitting = try Sitting.atBoard()
        #expect(try sitting.press("C-l", "C-z") == [.redraw, .suspend])
        try sitting.press("<enter>")
        #expect(try sitting.press("C-l", "C-z") == [.redraw, .suspend])
    }

    @Test("Keys that come before the first day is loaded harm nothing")
    func earlyKeys() throws {
        var sitting = try Sitting(try Office())
        sitting.isAnswered = false
        sitting.receive(.signedIn(sitting.office.session))
        for entry in [
            "<enter>", "j", "n", "N", "i", "<esc>", "z", "<end>", "g", "m", "<enter>", "x", "<esc>",
        ] {
            try sitting.press(entry)
            #expect(sitting.client.draw().size == .usual)
        }
        sitting.receive(.dayLoaded(sitting.office.board(Office.monday)))
        #expect(sitting.shows("Orion"))
    }

    @Test("Messages before anybody signed in change nothing")
    func earlyMessages() throws {
        var sitting = try Sitting(try Office())
        let before = sitting.screen
        for message in [
            Message.dayLoaded(sitting.office.board(Office.monday)), .storeChanged, .signedOut,
            .failed(.notSignedIn), .myBookingsLoaded([]), .flow(Office.flow),
            .phoneLoaded([Office.bookedCard(1)]),
        ] {
            #expect(sitting.receive(message).isEmpty)
        }
        #expect(sitting.screen == before)
    }

    @Test("A terminal that is too small says so, and shows everything again once it is larger")
    func tooSmall() throws {
        var sitting = try Sitting.atBoard()
        let before = sitting.screen
        sitting.feed(.resize(.tooSmall))
        #expect(sitting.shows("too small 20x5"))
        #expect(try sitting.press("q") == [.quit])
        sitting.feed(.resize(.usual))
        #expect(sitting.screen == before)
    }

    @Test("Who signs in next does not see what waited for the one before")
    func countsAreForgotten() throws {
        var sitting = try Sitting.atBoard()
        sitting.receive(.outboxChanged(OutboxCounts(waiting: 2, failed: 1)))
        #expect(sitting.title.contains("2 waiting · 1 failed"))
        try sitting.press("O")
        sitting.receive(.signedIn(sitting.office.session))
        #expect(sitting.title.contains("0 waiting"))
    }

    @Test("While WeChat is paused the title says until when, and no longer than that")
    func paused() throws {
        var sitting = try Sitting.atBoard()
        let hold = SendingHold(until: Office.now + 45 * 60, reason: Bilingual(zh: "没有应答", en: "no answer"))
        sitting.receive(.outboxChanged(OutboxCounts(waiting: 12, hold: hold)))
        #expect(sitting.title.contains("WeChat paused until 14:05 · 12 waiting  13:20"))
        try sitting.press("L")
        #expect(sitting.title.contains("微信暂停发送至 14:05 · 待发 12  13:20"))
        try sitting.press("L")
        sitting.wait(seconds: 45 * 60)
        #expect(sitting.title.contains("WeChat bound · 12 waiting  14:05"))
    }

    @Test("A pause that lasts over midnight tells the day, and failed messages are told beside it")
    func pausedLong() throws {
        var sitting = try Sitting.atBoard(columns: 100)
        let hold = SendingHold(until: Office.now + 86_400, reason: Bilingual(zh: "额度用完", en: "quota used"))
        sitting.receive(.outboxChanged(OutboxCounts(waiting: 12, failed: 3, hold: hold)))
        #expect(sitting.title.contains("paused until 11-24 13:20 · 12 waiting · 3 failed"))
    }

    @Test("The title follows what becomes of one's binding")
    func binding() throws {
        var sitting = try Sitting.atBoard()
        sitting.receive(.unbound)
        #expect(sitting.title.contains("not bound"))
        sitting.receive(
            .bindingLoaded(
                BindingStatus(
                    openID: "oABC…wxyz", boundAt: Office.now, mustBindAgain: false, subscriptions: [])))
        #expect(sitting.title.contains("WeChat bound"))
        sitting.receive(.bindingLoaded(nil))
        #expect(sitting.title.contains("not bound"))
    }
}
