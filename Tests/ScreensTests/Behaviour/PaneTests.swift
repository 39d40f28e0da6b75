import RoomBooking
import Screens
import TerminalIO
import Testing

/// The inspector below and the phone beside the board, where there is room for them.
@Suite("Panes")
struct PaneTests {
    private func sitting(columns: Int = 132, rows: Int = 40) throws -> Sitting {
        var sitting = try Sitting.atBoard(columns: columns, rows: rows, hasPhone: true)
        sitting.receive(.flow(Office.flow))
        return sitting
    }

    @Test("On a tall terminal f shows the inspector and takes it away, and the board keeps the keys")
    func docks() throws {
        var sitting = try sitting()
        let before = sitting.screen
        try sitting.press("f")
        #expect(sitting.shows("Flow inspector"))
        try sitting.press("l", "j", "<down>", "<down>", "<end>")
        #expect(sitting.shows("19:00–20:00") && sitting.shows("Flow inspector · all · 13/13 · following"))
        #expect(try sitting.lineAtCursor().hasPrefix(" Orion"))
        try sitting.press("<home>", "k", "k", "k", "f")
        #expect(sitting.screen == before)
    }

    @Test("It stays while one works on other screens, and goes on following")
    func staysOpen() throws {
        var sitting = try sitting()
        try sitting.press("f", "j", "j", "j", "<enter>")
        #expect(sitting.shows("Book a room") && sitting.shows("Flow inspector"))
        sitting.type("Retro f p")
        #expect(try sitting.field("Title") == "Retro f p")
        try sitting.press("<enter>", "<enter>")
        #expect(sitting.title.contains("Receipt"))
        sitting.receive(.flow(Office.sends(1)))
        #expect(sitting.shows("number 1"))
    }

    @Test(
        "F4 gives the inspector the keys, and F4, Esc and q give them back",
        arguments: ["<f4>", "<esc>", "q"])
    func givesKeys(back: String) throws {
        var sitting = try sitting()
        try sitting.press("f", "<f4>", "<up>")
        #expect(try sitting.lineAtCursor().contains("refused by the user"))
        #expect(sitting.foot.contains("filter"))
        try sitting.press(back)
        #expect(sitting.shows("Flow inspector"))
        try sitting.press("<down>")
        #expect(try sitting.lineAtCursor().hasPrefix(" Andromeda"))
    }

    @Test("f takes the inspector away while it has the keys, too")
    func closesWithKeys() throws {
        var sitting = try sitting()
        let before = sitting.screen
        try sitting.press("<f4>", "f")
        #expect(sitting.screen == before)
    }

    @Test("p gives the phone beside the board the keys, and Esc gives them back")
    func givesPhoneKeys() throws {
        var sitting = try sitting()
        #expect(try sitting.press("p").isEmpty)
        #expect(try sitting.press("<right>") == [.loadPhone(username: nil)])
        try sitting.press("<esc>", "<right>")
        #expect(sitting.shows("Everyone") && sitting.shows("14:00–15:00"))
    }

    @Test("The cursor is on the screen that has the keys")
    func cursor() throws {
        var sitting = try sitting()
        try sitting.press("f")
        let board = try #require(sitting.client.draw().cursor)
        #expect(board.row == 2)
        try sitting.press("<f4>")
        #expect(try #require(sitting.client.draw().cursor).row > 26)
        try sitting.press("<esc>", "p")
        #expect(try #require(sitting.client.draw().cursor).column > 94)
        try sitting.press("<esc>")
        #expect(sitting.client.draw().cursor == board)
    }

    @Test("Help lists the keys of the pane that has them, and does what its line says there")
    func help() throws {
        var sitting = try sitting()
        try sitting.press("<f4>", "?")
        #expect(sitting.shows("filter") && !sitting.shows("next free"))
        for _ in 0..<20 where try !sitting.lineAtCursor().contains("filter") { try sitting.press("<down>") }
        try sitting.press("<enter>")
        #expect(sitting.shows("Flow inspector · sign in"))
    }

    @Test("What opens over the board keeps off the panes and has the keys")
    func overlays() throws {
        var sitting = try sitting()
        try sitting.press("f")
        let panes = sitting.screen.split(separator: "\n").filter { $0.contains("notify") }
        try sitting.press("d")
        #expect(sitting.screen.split(separator: "\n").filter { $0.contains("notify") } == panes)
        #expect(try sitting.press("<right>", "<enter>") == [.loadDay(Office.monday + 1)])
    }

    @Test("An inspector for which there is no room any more comes back with the room")
    func shrinks() throws {
        var sitting = try sitting()
        try sitting.press("f")
        let before = sitting.screen
        sitting.feed(.resize(.usual))
        #expect(!sitting.shows("Flow inspector"))
        try sitting.press("l", "h")
        sitting.feed(.resize(.broad))
        #expect(sitting.screen == before)
    }

    @Test("With the keys it stays when the terminal shrinks, over the lower part or over everything")
    func shrinksWithKeys() throws {
        var sitting = try sitting()
        try sitting.press("<f4>")
        sitting.feed(.resize(.usual))
        #expect(sitting.shows("Flow inspector") && sitting.shows("Any room"))
        sitting.feed(.resize(.small))
        #expect(sitting.shows("Flow · all") && !sitting.shows("Any room"))
        try sitting.press("<esc>")
        #expect(sitting.shows("Any room"))
    }

    @Test("Panes ask for no tick of their own")
    func idle() throws {
        var sitting = try sitting()
        try sitting.press("f", "p")
        #expect(!sitting.client.isCountingDown)
        let before = sitting.client.draw()
        #expect(sitting.feed(.tick(Office.now + 30)).isEmpty)
        #expect(sitting.client.draw() == before)
    }

    @Test(
        "Beside the panes the usual size is left for the board",
        arguments: [(118, 34), (132, 40), (200, 60)])
    func leavesRoom(columns: Int, rows: Int) throws {
        var sitting = try sitting(columns: columns, rows: rows)
        try sitting.press("f")
        let lines = sitting.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let phone = try #require(lines[0].firstRange(of: "┌─ Phone"))
        #expect(TextWidth.columns(lines[0][..<phone.lowerBound]) >= 80)
        #expect(try #require(lines.firstIndex { $0.contains("Flow inspector") }) >= 23)
    }

    @Test("One column or row less, and the panes stand only where they have the keys")
    func needsRoom() throws {
        var sitting = try sitting(columns: 117, rows: 33)
        #expect(!sitting.shows("Phone"))
        try sitting.press("f")
        #expect(try sitting.lineAtCursor().contains("not sent"))
        try sitting.press("<esc>")
        #expect(!sitting.shows("Flow inspector"))
    }
}
