import RoomBooking
import Screens
import TerminalIO
import Testing

@Suite("Phone")
struct PhoneTests {
    private func sitting(_ cards: [PhoneCard] = [], columns: Int = 80, rows: Int = 24) throws -> Sitting {
        var office = try Office()
        office.cards = cards
        return try Sitting.atBoard(office, columns: columns, rows: rows, hasPhone: true)
    }

    @Test("p and F6 open one's own phone, and p, F6, Esc, q and Enter close it", arguments: ["p", "<f6>"])
    func opens(key: String) throws {
        var sitting = try sitting([Office.bookedCard(1)])
        let before = sitting.screen
        for closing in ["p", "<f6>", "<esc>", "q", "<enter>"] {
            #expect(try sitting.press(key) == [.loadPhone(username: "lilei")])
            #expect(sitting.shows("会议预订成功通知"))
            #expect(sitting.shows("< 李雷 >"))
            #expect(try sitting.press(closing).isEmpty)
            #expect(sitting.screen == before)
        }
    }

    @Test("Where no sandbox is attached there is no phone: no key, no line in the help, no question")
    func needsSandbox() throws {
        var sitting = try Sitting.atBoard(columns: 132, rows: 40)
        let before = sitting.screen
        #expect(try sitting.press("p", "<f6>").isEmpty)
        #expect(sitting.screen == before)
        try sitting.press("?")
        #expect(sitting.shows("flow inspector") && !sitting.shows("F6"))
        #expect(sitting.receive(.storeChanged) == [.loadDay(Office.monday)])
    }

    @Test("The help of each screen that has it names the phone's key")
    func isInHelp() throws {
        for screen in [[], ["j", "l", "<enter>"], ["m"]] {
            var sitting = try sitting()
            for key in screen { try sitting.press(key) }
            try sitting.press("?")
            for _ in 0..<40 where try !sitting.lineAtCursor().contains("p F6") { try sitting.press("<down>") }
            try sitting.press("<enter>")
            #expect(sitting.shows("service notifications"))
        }
    }

    @Test("A card has its sender and time, a title, labels beside values, and the way into the mini program")
    func card() throws {
        var sitting = try sitting([Office.bookedCard(1)])
        try sitting.press("p")
        for line in [
            "roombook 会议室 · 13:20", "会议主题  Retro 回顾", "会议室    Orion 猎户座",
            "开始时间  2026年11月23日 14:30", "进入小程序查看 >",
        ] {
            #expect(sitting.shows(line))
        }
    }

    @Test("A card that opens no page has no way into the mini program, and one of another day tells the day")
    func cancelledCard() throws {
        var sitting = try sitting([Office.cancelledCard(1, at: Office.now - 90_000)])
        try sitting.press("p")
        #expect(sitting.shows("roombook 会议室 · 11-22 12:20"))
        #expect(!sitting.shows("进入小程序查看"))
    }

    @Test("The arrows turn to everyone and to each person who has got something, and ask for theirs")
    func turns() throws {
        var sitting = try sitting([Office.bookedCard(1), Office.cancelledCard(2, to: Office.han)])
        try sitting.press("p")
        #expect(!sitting.shows("会议取消通知"))
        #expect(try sitting.press("<right>") == [.loadPhone(username: nil)])
        #expect(sitting.shows("< Everyone >") && sitting.shows("会议取消通知"))
        #expect(try sitting.press("<left>") == [.loadPhone(username: "hanmeimei")])
        #expect(sitting.shows("< 韩梅梅 >") && sitting.shows("会议取消通知"))
        #expect(!sitting.shows("会议预订成功通知"))
        #expect(try sitting.press("h") == [.loadPhone(username: "lilei")])
        #expect(sitting.shows("< 李雷 >") && sitting.shows("会议预订成功通知"))
    }

    @Test("An answer about somebody one has turned away from changes nothing that is shown")
    func lateAnswer() throws {
        var sitting = try sitting([Office.bookedCard(1)])
        try sitting.press("p")
        let before = sitting.screen
        sitting.receive(.phoneLoaded([Office.cancelledCard(2, to: Office.han)]))
        #expect(sitting.screen == before)
    }

    @Test("While it is open it asks again after every change, and not once it is closed")
    func refreshes() throws {
        var sitting = try sitting()
        try sitting.press("p")
        #expect(sitting.receive(.outboxChanged(OutboxCounts())) == [.loadPhone(username: "lilei")])
        #expect(sitting.receive(.storeChanged) == [.loadDay(Office.monday), .loadPhone(username: "lilei")])
        sitting.office.cards = [Office.bookedCard(1)]
        sitting.receive(.outboxChanged(OutboxCounts()))
        #expect(sitting.shows("会议预订成功通知"))
        try sitting.press("p")
        #expect(sitting.receive(.outboxChanged(OutboxCounts())).isEmpty)
        #expect(sitting.receive(.storeChanged) == [.loadDay(Office.monday)])
    }

    @Test("The newest card is at the bottom; one scrolls up to the others and back")
    func scrolls() throws {
        var sitting = try sitting([
            Office.cancelledCard(1), Office.bookedCard(2), Office.bookedCard(3, title: "Design review"),
        ])
        try sitting.press("p")
        #expect(sitting.shows("Design review") && !sitting.shows("会议取消通知"))
        try sitting.press("<pgup>", "<pgup>", "<pgup>")
        #expect(sitting.shows("会议取消通知") && !sitting.shows("Design review"))
        let top = sitting.screen
        try sitting.press("<up>", "<down>", "<up>")
        #expect(sitting.screen == top)
        try sitting.press("<end>")
        #expect(sitting.shows("Design review"))
        try sitting.press("<home>")
        #expect(sitting.screen == top)
    }

    @Test("Who has scrolled up goes on seeing the same lines when a card arrives")
    func staysScrolled() throws {
        var sitting = try sitting([Office.cancelledCard(1), Office.bookedCard(2), Office.bookedCard(3)])
        try sitting.press("p", "<pgup>")
        let before = sitting.screen
        sitting.office.cards.append(Office.cancelledCard(4))
        sitting.receive(.outboxChanged(OutboxCounts()))
        #expect(sitting.screen == before)
        try sitting.press("G")
        #expect(sitting.shows("取消原因"))
    }

    @Test("Who has scrolled back to the newest card sees the next one arrive")
    func followsAgain() throws {
        var sitting = try sitting([Office.bookedCard(1), Office.bookedCard(2)])
        try sitting.press("p", "<up>", "<down>")
        sitting.office.cards.append(Office.cancelledCard(3))
        sitting.receive(.outboxChanged(OutboxCounts()))
        #expect(sitting.shows("取消原因"))
    }

    @Test("A card taller than the phone is seen from its top")
    func tallCard() throws {
        var sitting = try sitting([Office.cancelledCard(1), Office.bookedCard(2)], columns: 40, rows: 12)
        try sitting.press("p")
        #expect(sitting.shows("roombook 会议室 · 13:20") && !sitting.shows("进入小程序查看"))
        try sitting.press("<down>", "<down>", "<down>")
        #expect(sitting.shows("进入小程序查看"))
    }

    @Test("s subscribes to one more of each kind for the person whose phone it is, and says so")
    func subscribes() throws {
        var sitting = try sitting([Office.cancelledCard(1, to: Office.han)])
        try sitting.press("p")
        #expect(try sitting.press("s") == [.subscribeOnPhone(username: "lilei")])
        #expect(sitting.foot.contains("One more notification of each kind"))
        try sitting.press("<right>")
        #expect(try sitting.press("s").isEmpty)
        try sitting.press("<left>")
        #expect(try sitting.press("s") == [.subscribeOnPhone(username: "hanmeimei")])
    }

    @Test("On a wide terminal it stands beside the board from the sign-in on, and asks at once")
    func besideBoard() throws {
        var office = try Office()
        office.cards = [Office.bookedCard(1)]
        var sitting = try Sitting(office, columns: 118, rows: 24, hasPhone: true)
        let asked = sitting.receive(.signedIn(office.session))
        #expect(asked == [.loadDay(Office.monday), .loadPhone(username: "lilei")])
        #expect(sitting.shows("会议预订成功通知") && sitting.shows("Any room"))
        #expect(sitting.receive(.outboxChanged(OutboxCounts())) == [.loadPhone(username: "lilei")])
    }

    @Test("A terminal made wide enough brings it up, and it asks; made narrow it goes away")
    func resized() throws {
        var sitting = try sitting([Office.bookedCard(1)], columns: 117)
        #expect(!sitting.shows("Phone"))
        #expect(sitting.feed(.resize(Size(columns: 118, rows: 24))) == [.loadPhone(username: "lilei")])
        #expect(sitting.shows("会议预订成功通知"))
        #expect(sitting.feed(.resize(Size(columns: 120, rows: 30))).isEmpty)
        sitting.feed(.resize(.usual))
        #expect(!sitting.shows("Phone"))
    }

    @Test("Who signs in next sees nothing of the phone before")
    func isForgotten() throws {
        var sitting = try sitting([Office.bookedCard(1)], columns: 132)
        try sitting.press("O")
        #expect(!sitting.shows("会议预订成功通知"))
        sitting.isAnswered = false
        sitting.receive(.signedIn(sitting.office.session))
        #expect(sitting.shows("loading") && !sitting.shows("会议预订成功通知"))
    }
}
