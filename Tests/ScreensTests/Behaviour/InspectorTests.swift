import RoomBooking
import Screens
import TerminalIO
import Testing

@Suite("Flow inspector")
struct InspectorTests {
    private func sitting(_ steps: [FlowStep] = Office.flow, rows: Int = 24) throws -> Sitting {
        var sitting = try Sitting.atBoard(rows: rows)
        sitting.receive(.flow(steps))
        try sitting.press("<f4>")
        return sitting
    }

    @Test(
        "f and F4 open it on every screen that has it, and f, F4, Esc and q close it",
        arguments: ["f", "<f4>"])
    func opens(key: String) throws {
        for screen in [[], ["j", "l", "<enter>"], ["m"]] {
            var sitting = try Sitting.atBoard()
            for key in screen { try sitting.press(key) }
            let before = sitting.screen
            for closing in ["f", "<f4>", "<esc>", "q"] {
                #expect(try sitting.press(key).isEmpty)
                #expect(sitting.shows("Flow inspector"))
                #expect(try sitting.press(closing).isEmpty)
                #expect(sitting.screen == before)
            }
        }
    }

    @Test("A step tells when it happened, its stage, what was done with what outcome, and how long it took")
    func line() throws {
        let sitting = try sitting([
            Office.step(61.25, .token, "令牌已取得", "token fetched", .refused, detail: "7200 s", took: 12)
        ])
        let line = try sitting.lineAtCursor()
        #expect(line.hasPrefix(" 13:21:01.250 token   x token fetched  7200 s "))
        #expect(line.hasSuffix(" 12 ms "))
    }

    @Test("It has collected what happened while it was closed, before the sign-in too")
    func collects() throws {
        var sitting = try Sitting(try Office())
        sitting.receive(.flow(Array(Office.flow.prefix(1))))
        sitting.receive(.signedIn(sitting.office.session))
        sitting.receive(.flow(Array(Office.flow.dropFirst().prefix(1))))
        try sitting.press("f")
        #expect(sitting.shows("code fetched"))
        #expect(sitting.shows("password checked"))
    }

    @Test("It follows the newest step")
    func follows() throws {
        var sitting = try sitting()
        #expect(try sitting.lineAtCursor().contains("! not sent"))
        sitting.receive(.flow(Office.sends(30)))
        #expect(try sitting.lineAtCursor().contains("number 30"))
    }

    @Test("Who has scrolled up stays at that step until End follows again", arguments: ["<end>", "G"])
    func stays(key: String) throws {
        var sitting = try sitting()
        try sitting.press("<up>")
        sitting.receive(.flow(Office.sends(30)))
        #expect(try sitting.lineAtCursor().contains("refused by the user"))
        #expect(sitting.shows("31 newer"))
        try sitting.press(key)
        #expect(try sitting.lineAtCursor().contains("number 30"))
        #expect(sitting.shows("following"))
        sitting.receive(.flow(Office.sends(31)))
        #expect(try sitting.lineAtCursor().contains("number 31"))
    }

    @Test("Arrows, page keys and Home move through the steps and stop at both ends")
    func scrolls() throws {
        var sitting = try sitting(Office.sends(40))
        try sitting.press("k", "k", "<down>")
        #expect(try sitting.lineAtCursor().contains("number 39"))
        try sitting.press("<pgup>")
        #expect(try sitting.lineAtCursor().contains("number 34"))
        try sitting.press("<pgdn>", "<pgdn>")
        #expect(try sitting.lineAtCursor().contains("number 40"))
        try sitting.press("<home>")
        #expect(try sitting.lineAtCursor().contains("number 1 "))
        try sitting.press("<up>")
        #expect(try sitting.lineAtCursor().contains("number 1 "))
    }

    @Test("Down at the newest step does not stop following it")
    func downFollows() throws {
        var sitting = try sitting()
        try sitting.press("<down>", "<pgdn>")
        sitting.receive(.flow(Office.sends(1)))
        #expect(try sitting.lineAtCursor().contains("number 1"))
    }

    @Test("Tab goes through the stages to what was refused or failed, and back to all")
    func filters() throws {
        var sitting = try sitting()
        for (name, count) in [
            ("sign in", "5"), ("bind", "1"), ("book", "2"), ("token", "1"), ("notify", "4"),
            ("failures", "2"),
        ] {
            try sitting.press("<tab>")
            #expect(sitting.shows("Flow inspector · \(name) · "))
            #expect(total(sitting) == count)
        }
        #expect(sitting.shows("refused by the user") && sitting.shows("! not sent"))
        try sitting.press("<tab>")
        #expect(total(sitting) == "13")
    }

    @Test("What comes while a filter is on shows up where it passes")
    func filtersLive() throws {
        var sitting = try sitting()
        try sitting.press("<tab>")
        sitting.receive(.flow(Office.sends(3)))
        #expect(total(sitting) == "5")
        sitting.receive(.flow([Office.step(99, .signIn, "已退出", "signed out", detail: "")]))
        #expect(try sitting.lineAtCursor().contains("signed out"))
    }

    @Test("The selected step is told in full at the foot")
    func wholeText() throws {
        var sitting = try sitting()
        #expect(sitting.shows("notify · not sent · 1012 ms · oGHI…pqrs · 40037: The template ID is wrong."))
        #expect(sitting.shows("set it with roombook template"))
        try sitting.press("<up>")
        #expect(sitting.shows("notify · refused by the user · 9 ms · oDEF…stuv · 43101"))
    }

    @Test("s and F2 save the steps that pass the filter, and the answer is told", arguments: ["s", "<f2>"])
    func saves(key: String) throws {
        var sitting = try sitting()
        #expect(try sitting.press(key) == [.saveFlow(Office.flow)])
        #expect(sitting.foot.contains("Saved: flow.jsonl"))
        try sitting.press("/")
        #expect(try sitting.press(key) == [.saveFlow(Office.flow.filter { $0.stage == .signIn })])
        sitting.receive(.flowNotSaved(Bilingual(zh: "磁盘已满", en: "The disk is full")))
        #expect(sitting.foot.contains("The disk is full"))
    }

    @Test("Where no step passes there is nothing to save, and it says so")
    func savesNothing() throws {
        var sitting = try sitting([])
        #expect(try sitting.press("s").isEmpty)
        #expect(sitting.foot.contains("no step to save"))
    }

    @Test("It keeps the last 2,000 steps, and who had scrolled to one that is gone stands at the oldest")
    func keepsSoMany() throws {
        var sitting = try sitting(Office.sends(10))
        try sitting.press("<home>")
        sitting.receive(.flow(Office.sends(1_985)))
        #expect(total(sitting) == "1995")
        #expect(try sitting.lineAtCursor().contains("number 1 "))
        for _ in 0..<5 { sitting.receive(.flow(Office.sends(3))) }
        #expect(total(sitting) == "2000")
        #expect(try sitting.lineAtCursor().contains("number 1 "))
        #expect(sitting.shows("1/2000"))
        sitting.receive(.flow(Office.sends(5_000)))
        #expect(total(sitting) == "2000")
        #expect(try sitting.lineAtCursor().contains("number 3001 "))
    }

    @Test("Who has scrolled to a step stays there while older ones go")
    func staysWhileOthersGo() throws {
        var sitting = try sitting(Office.sends(2_000))
        try sitting.press("<up>", "<up>")
        sitting.receive(.flow(Office.flow))
        #expect(try sitting.lineAtCursor().contains("number 1998 "))
        #expect(sitting.shows("1985/2000"))
    }

    @Test("A step that is watched costs nothing while the inspector is closed")
    func isQuiet() throws {
        var sitting = try Sitting.atBoard()
        let before = sitting.client.draw()
        #expect(sitting.receive(.flow(Office.flow)).isEmpty)
        #expect(sitting.client.draw() == before)
    }

    @Test("While sending is paused it says why and until when")
    func paused() throws {
        var sitting = try sitting()
        let hold = SendingHold(until: Office.now + 60, reason: Bilingual(zh: "没有应答", en: "WeChat is down"))
        sitting.receive(.outboxChanged(OutboxCounts(waiting: 1, hold: hold)))
        #expect(sitting.shows("Nothing is sent until 13:21: WeChat is down"))
        #expect(try sitting.lineAtCursor().contains("! not sent"))
        sitting.wait(seconds: 60)
        #expect(!sitting.shows("WeChat is down"))
    }

    @Test("Who signs in next sees nothing of the flow before")
    func isForgotten() throws {
        var sitting = try sitting()
        try sitting.press("<esc>", "O")
        sitting.receive(.signedIn(sitting.office.session))
        #expect(!sitting.shows("Flow inspector"))
        try sitting.press("f")
        #expect(sitting.shows("Nothing yet"))
    }

    // How many steps the title says there are.
    private func total(_ sitting: Sitting) -> String {
        let title = sitting.screen.split(separator: "\n").first { $0.contains("Flow inspector") } ?? ""
        return String(title.drop { $0 != "/" }.dropFirst().prefix { $0.isNumber })
    }
}
