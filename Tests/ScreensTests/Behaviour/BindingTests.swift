import RoomBooking
import TerminalIO
import TestSupport
import Testing
import Themes

@testable import Screens

@Suite("Binding WeChat")
struct BindingTests {
    private func binding(
        _ status: BindingStatus? = nil, hasPhone: Bool = false, columns: Int = 80, rows: Int = 24
    ) throws -> Sitting {
        try Stage(language: .english, size: Size(columns: columns, rows: rows))
            .binding(status, hasPhone: hasPhone)
    }

    @Test("Who is bound sees since when, and how many messages of each kind can still come")
    func bound() throws {
        let sitting = try binding(Office.bound)
        #expect(sitting.shows("Bound as oABC…wxyz since Sun 2026-11-22 13:20"))
        #expect(sitting.shows("booking       3 left"))
        #expect(sitting.shows("change        none left"))
        #expect(sitting.shows("cancellation  always"))
        #expect(sitting.shows("reminder      not known"))
        #expect(sitting.shows("Tap Subscribe to meeting notices in the mini program"))
    }

    @Test("Who must bind again is told so, and how")
    func again() throws {
        var status = Office.bound
        status.mustBindAgain = true
        let sitting = try binding(status)
        #expect(sitting.shows("WeChat does not know this binding any more"))
    }

    @Test("Before it is known who is bound, no code is made")
    func loading() throws {
        var sitting = try Sitting.atBoard()
        sitting.isAnswered = false
        #expect(try sitting.press("w") == [.loadBinding])
        #expect(sitting.shows("loading"))
        #expect(try sitting.press("<enter>", "b").isEmpty)
    }

    @Test("Enter makes one code, however often it is pressed", arguments: ["<enter>", "b"])
    func begins(key: String) throws {
        var sitting = try binding()
        sitting.isAnswered = false
        #expect(try sitting.press(key, key) == [.beginBinding])
        #expect(sitting.shows("Making a code"))
    }

    @Test("The time that the code is good for runs down, and then it says how to get another")
    func countsDown() throws {
        var sitting = try binding()
        try sitting.press("<enter>")
        #expect(sitting.client.isCountingDown)
        #expect(sitting.shows("Good once, for 5:00."))
        sitting.wait(seconds: 241)
        #expect(sitting.shows("Good once, for 0:59."))
        sitting.wait(seconds: 59)
        #expect(sitting.shows("This code is over: Esc, then Enter makes a new one."))
        #expect(!sitting.shows("█"))
    }

    @Test(
        "The code is drawn module by module, dark on light, within at least two light modules",
        arguments: [Size(columns: 80, rows: 24), Size(columns: 100, rows: 30), Size(columns: 50, rows: 40)])
    func drawsCode(size: Size) throws {
        var sitting = try binding(columns: size.columns, rows: size.rows)
        try sitting.press("<enter>")
        let drawn = modules(of: sitting.client.draw())
        let width = Office.code.count
        let margin = (drawn.first.map(\.count) ?? 0) - width
        #expect(margin >= 4 && margin.isMultiple(of: 2))
        let edge = margin / 2
        for row in drawn.indices {
            for column in drawn[row].indices {
                let place = (row - edge, column - edge)
                let isInside = (0..<width).contains(place.0) && (0..<width).contains(place.1)
                let isDark = isInside && Office.code[place.0][place.1]
                #expect(drawn[row][column] == isDark, "module \(place)")
            }
        }
    }

    @Test("Without colours the code is drawn in the terminal's own, reversed")
    func drawsWithoutColors() throws {
        let styles = try [ColorDepth.none, .eight, .indexed].map { depth in
            QRPicture.style(in: try #require(ThemeLibrary.builtin(named: "terminal", depth: depth)))
        }
        #expect(styles[0] == Style(attributes: .reverse))
        #expect(styles[1].attributes == [] && styles[1] == styles[2])
    }

    @Test("A window that is too small for the code gets the page and the server's command in words")
    func words() throws {
        var sitting = try binding(columns: 40, rows: 12)
        try sitting.press("<enter>")
        #expect(sitting.shows("Too small for the QR code: make the"))
        #expect(sitting.shows("pages/bind/index?scene="))
        #expect(sitting.shows("roombook bind --scene"))
        #expect(sitting.shows("Zm9vYmFyYmF6cXV4MTIzNA --code"))
    }

    @Test("Once the code is scanned it goes, and the new binding is announced")
    func scanned() throws {
        var sitting = try binding()
        try sitting.press("<enter>", "<f1>")
        sitting.office.post.binding = Office.bound
        sitting.receive(.storeChanged)
        #expect(sitting.foot.contains("Bound: oABC…wxyz"))
        #expect(sitting.shows("Bound as oABC…wxyz"))
        #expect(!sitting.shows("Good once"))
    }

    @Test("A store that changes for another reason leaves the code where it is")
    func stays() throws {
        var sitting = try binding(Office.bound)
        try sitting.press("<enter>")
        sitting.office.post.binding?.subscriptions = []
        sitting.receive(.storeChanged)
        #expect(sitting.shows("Good once"))
        sitting.office.post.binding?.boundAt = Office.now
        sitting.receive(.storeChanged)
        #expect(!sitting.shows("Good once"))
    }

    @Test(
        "Where a sandbox phone is at hand, Enter or F2 scans the code with it",
        arguments: ["<enter>", "<f2>"])
    func scans(key: String) throws {
        var sitting = try binding(hasPhone: true)
        try sitting.press("<enter>")
        #expect(sitting.foot.contains("scan with the sandbox phone"))
        #expect(try sitting.press(key) == [.scanWithPhone(Office.invitation)])
        #expect(sitting.foot.contains("Bound: oABC…wxyz"))
        sitting = try binding()
        try sitting.press("<enter>")
        #expect(!sitting.foot.contains("scan"))
        #expect(try sitting.press(key).isEmpty)
    }

    @Test("A code that is over is not scanned")
    func scansNothingOver() throws {
        var sitting = try binding(hasPhone: true)
        try sitting.press("<enter>")
        sitting.wait(seconds: 300)
        #expect(try sitting.press("<enter>").isEmpty)
    }

    @Test("A scan that is refused says why and keeps the code")
    func scanRefused() throws {
        var sitting = try binding(hasPhone: true)
        sitting.office.failure = .bindingFailed(.openIDTaken)
        try sitting.press("<enter>")
        #expect(sitting.foot.contains("bound to another account"))
        #expect(try sitting.press("<enter>") == [.beginBinding])
        sitting.office.failure = .bindingFailed(.sceneInvalid)
        try sitting.press("<enter>")
        #expect(sitting.foot.contains("The bind code is unknown"))
        #expect(sitting.shows("Good once"))
    }

    @Test("x asks before it unbinds, and there is nothing to unbind where nothing is bound")
    func unbinds() throws {
        var sitting = try binding(Office.bound)
        #expect(try sitting.press("x", "<enter>").isEmpty)
        try sitting.press("x")
        #expect(sitting.shows("gets no more meeting notices"))
        #expect(try sitting.press("y") == [.unbind])
        #expect(sitting.foot.contains("Unbound"))
        #expect(sitting.shows("Not bound to WeChat"))
        #expect(!sitting.foot.contains("unbind"))
        #expect(try sitting.press("x", "y").isEmpty)
    }

    @Test("s subscribes on the sandbox's phone, where one is at hand and bound")
    func subscribes() throws {
        var sitting = try binding(Office.bound, hasPhone: true)
        #expect(try sitting.press("s") == [.subscribeOnPhone(username: "lilei")])
        #expect(sitting.foot.contains("subscribed to"))
        #expect(sitting.receive(.phoneSubscribed).contains(.loadBinding))
        sitting = try binding(Office.bound)
        #expect(try sitting.press("s").isEmpty)
        sitting = try binding(hasPhone: true)
        #expect(try sitting.press("s").isEmpty)
    }

    /// What a camera sees of the cells that are drawn black on white: dark modules true.
    private func modules(of frame: Frame) -> [[Bool]] {
        let ink = Style(foreground: .indexed(16), background: .indexed(231))
        var modules: [[Bool]] = []
        for row in 0..<frame.size.rows {
            let cells = frame.row(row).filter { $0.style == ink }
            if cells.isEmpty { continue }
            modules.append(cells.map { "▀█".contains($0.glyph) })
            modules.append(cells.map { "▄█".contains($0.glyph) })
        }
        return modules
    }
}
