import Curses
import Glibc
import TerminalIO
import Testing

/// Each test drives ncurses in a process of its own, on a terminal of its own.
@Suite struct CursesTerminalTests {
    private let terminal: PseudoTerminal

    init() throws {
        terminal = try #require(PseudoTerminal())
    }

    @Test("a frame is shown, a key is heard, and the end restores the terminal")
    func whole() async {
        terminal.type("中")
        await #expect(processExitsWith: .success) { [path = terminal.path as String] in
            let screen = try openScreen(path)
            guard screen.size == Size(columns: 80, rows: 24) else { exit(2) }
            var frame = Frame(size: screen.size)
            frame.put("Orion 猎户座", column: 0, row: 0, style: Style(foreground: .rgb(255, 0, 0)))
            frame.cursor = Point(column: 3, row: 1)
            screen.present(frame)
            guard screen.nextEvents(timeout: .seconds(30)) == [.key(Key("中"))] else { exit(3) }
            screen.end()
            screen.end()
            exit(0)
        }
        let output = terminal.output()
        #expect(output.contains("Orion 猎户座"))
        #expect(output.contains("\u{1B}[38;5;196m"))
        #expect(output.contains("\u{1B}[?2004h"))
        #expect(output.contains("\u{1B}[?1049h"))
        #expect(output.contains("\u{1B}[?1049l"))
        #expect(output.contains("\u{1B}[?2004l"))
        #expect(terminal.isCooked)
    }

    @Test("only what differs from the frame before is written")
    func difference() async {
        await #expect(processExitsWith: .success) { [path = terminal.path as String] in
            let screen = try openScreen(path)
            var frame = Frame(size: screen.size)
            frame.put("first", column: 0, row: 0, style: .plain)
            screen.present(frame)
            frame.put("second", column: 0, row: 9, style: .plain)
            screen.present(frame)
            screen.end()
            exit(0)
        }
        let output = terminal.output()
        #expect(output.split(separator: "first", omittingEmptySubsequences: false).count == 2)
        #expect(output.contains("second"))
    }

    @Test("a crash restores the terminal and shows what was written to standard error")
    func crash() async {
        await #expect(processExitsWith: .signal(SIGABRT)) { [path = terminal.path as String] in
            let screen = try openScreen(path)
            screen.present(Frame(size: screen.size))
            _ = write(STDERR_FILENO, "last words", 10)
            abort()
        }
        let output = terminal.output()
        let restored = output.firstRange(of: "\u{1B}[?2004l\u{1B}[?25h\u{1B}[0m\u{1B}[?1049l")
        let words = output.firstRange(of: "last words")
        #expect(restored != nil)
        #expect(words != nil)
        if let restored, let words { #expect(restored.upperBound < words.lowerBound) }
        #expect(terminal.isCooked)
    }

    @Test("a signal that asks to end is an event, so that the program can end properly")
    func interrupted() async {
        await #expect(processExitsWith: .exitCode(128 + SIGTERM)) { [path = terminal.path as String] in
            let screen = try openScreen(path)
            kill(getpid(), SIGTERM)
            let events = screen.nextEvents(timeout: .seconds(30))
            screen.end()
            exit(events == [.interrupt(signal: SIGTERM)] ? 128 + SIGTERM : 1)
        }
        #expect(terminal.isCooked)
    }

    @Test("a new size is told once, however often it changed")
    func resized() async {
        await #expect(processExitsWith: .success) { [path = terminal.path as String] in
            let screen = try openScreen(path)
            for rows in UInt16(10)...30 {
                var size = winsize(ws_row: rows, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
                _ = ioctl(STDIN_FILENO, UInt(TIOCSWINSZ), &size)
                kill(getpid(), SIGWINCH)
            }
            let events = screen.nextEvents(timeout: .seconds(30)) + screen.nextEvents(timeout: .zero)
            screen.end()
            exit(events == [.resize(Size(columns: 100, rows: 30))] ? 0 : 1)
        }
    }

    @Test("another thread can wake the terminal, with nothing to tell")
    func woken() async {
        await #expect(processExitsWith: .success) { [path = terminal.path as String] in
            PseudoTerminal.enter(path)
            let pipe = try WakePipe()
            let screen = try CursesTerminal(wake: pipe)
            pipe.wake()
            let events = screen.nextEvents(timeout: .seconds(30))
            screen.end()
            exit(events == [] ? 0 : 1)
        }
    }

    @Test("a terminal that cannot place its cursor is refused before anything is written")
    func dumb() async {
        await #expect(processExitsWith: .success) { [path = terminal.path as String] in
            PseudoTerminal.enter(path, term: "dumb")
            do throws(TerminalError) {
                _ = try CursesTerminal(wake: try pipe())
                exit(1)
            } catch {
                exit(error == .unusableTerminal("dumb") ? 0 : 2)
            }
        }
        #expect(terminal.output() == "")
        #expect(terminal.isCooked)
    }

    @Test("Chinese is not promised where the console has no glyphs for it", arguments: ["linux", "xterm"])
    func chinese(term: String) async {
        await #expect(processExitsWith: .success) { [path = terminal.path as String, term] in
            let screen = try openScreen(path, term: term)
            let showsChinese = screen.showsChinese
            screen.end()
            exit(showsChinese == (term == "xterm") ? 0 : 1)
        }
    }

    @Test("a terminal that nobody knows is taken for an xterm")
    func unknown() async {
        await #expect(processExitsWith: .success) { [path = terminal.path as String] in
            let screen = try openScreen(path, term: "some-new-terminal")
            let depth = screen.colorDepth
            screen.end()
            exit(depth == .indexed ? 0 : 1)
        }
    }

    @Test("without a terminal there is no screen")
    func noTerminal() async {
        await #expect(processExitsWith: .success) {
            PseudoTerminal.enter("/dev/null")
            do throws(TerminalError) {
                _ = try CursesTerminal(wake: try pipe())
                exit(1)
            } catch {
                exit(error == .notATerminal ? 0 : 2)
            }
        }
    }

    @Test("NO_COLOR is heeded, unless colours are asked for")
    func noColor() async {
        await #expect(processExitsWith: .success) { [path = terminal.path as String] in
            PseudoTerminal.enter(path)
            setenv("NO_COLOR", "1", 1)
            let screen = try CursesTerminal(wake: try pipe())
            let depth = screen.colorDepth
            screen.end()
            exit(depth == .none ? 0 : 1)
        }
    }
}

private func openScreen(_ path: String, term: String = "xterm-256color") throws -> CursesTerminal {
    PseudoTerminal.enter(path, term: term)
    return try CursesTerminal(wake: try pipe())
}

private func pipe() throws(TerminalError) -> WakePipe {
    do { return try WakePipe() } catch { throw .noResources }
}
