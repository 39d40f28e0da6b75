import CNcurses
import Glibc
package import TerminalIO

/// The real terminal, through ncurses; made once, and used on the thread that made it.
package final class CursesTerminal: Terminal {
    /// How many colours this terminal shows, or the user wants.
    package var colorDepth: ColorDepth { painter.pens.depth }

    /// Whether Chinese text can be read on it: the Linux console has no glyphs for it, some locales no codes.
    package let showsChinese: Bool

    private let wake: WakePipe
    private let signals: SignalPipe
    private let pad: InputPad
    private let errors: StandardErrorCapture?
    private let hasModernModes: Bool
    private var painter: FramePainter
    private var decoder: InputDecoder
    private var knownSize: Size
    private var cursorIsShown = false
    private var lastInput = ContinuousClock.Instant.now
    private var silentReads = 0
    private var mayHaveMore = false
    private var hasEnded = false

    private static let drainLimit = 4096
    private static let largeFrame = 400
    private static let pasteTimeout = Duration.milliseconds(500)

    /// Opens the terminal of standard input and output full-screen.
    ///
    /// `colors` overrules what the environment says (`NO_COLOR`); the terminal never shows more than it can.
    package init(wake: WakePipe, colors: ColorDepth? = nil) throws(TerminalError) {
        var modes = termios()
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1,
            unsafe tcgetattr(STDIN_FILENO, &modes) == 0
        else { throw .notATerminal }
        self.wake = wake
        decoder = InputDecoder(characters: CharacterSet.adoptLocale())
        // Either variable would freeze the size for good.
        unsafe unsetenv("LINES")
        unsafe unsetenv("COLUMNS")
        signals = try SignalPipe()
        // ncurses takes only signals that nobody handles yet.
        signals.install()
        let name = try CursesTerminal.open()
        hasModernModes = TerminalName.hasModernModes(name)
        showsChinese = !name.hasPrefix("linux") && cncurses_width(0x4E2D) == 2
        raw()
        noecho()
        nonl()
        if environmentValue("ESCDELAY") == nil { set_escdelay(25) }
        typeahead(-1)
        let limit = colors ?? (environmentValue("NO_COLOR") == nil ? .trueColor : .none)
        painter = FramePainter(pens: Pens(limit: limit))
        guard let pad = InputPad() else {
            endwin()
            throw .noResources
        }
        self.pad = pad
        curs_set(0)
        knownSize = Size(columns: Int(cncurses_columns()), rows: Int(cncurses_rows()))
        signals.watchResizes()
        errors = StandardErrorCapture()
        CrashRestorer.install(modes: modes, reset: ControlSequence.reset, errors: errors)
        write(ControlSequence.pasteOn)
    }

    deinit {
        end()
    }

    package var size: Size {
        Size(columns: Int(cncurses_columns()), rows: Int(cncurses_rows()))
    }

    package func nextEvents(timeout: Duration?) -> [TerminalEvent] {
        guard !hasEnded else { return [.hangup] }
        let resized = resize()
        guard resized.isEmpty else { return resized }
        let wanted = [STDIN_FILENO, wake.readDescriptor, signals.readDescriptor]
        var polled = wanted.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let ready = unsafe poll(&polled, nfds_t(polled.count), milliseconds(timeout))
        if ready == 0, !mayHaveMore { return lostPaste() }
        if ready > 0, polled[1].revents != 0 { wake.drain() }
        if ready > 0, Int32(polled[0].revents) & (POLLHUP | POLLERR | POLLNVAL) != 0 { return [.hangup] }
        let codes = pad.drain(limit: CursesTerminal.drainLimit)
        if !codes.isEmpty { lastInput = .now }
        mayHaveMore = codes.count == CursesTerminal.drainLimit
        // Readable, and yet nothing to read: the other side is gone.
        silentReads = codes.isEmpty && ready > 0 && polled[0].revents != 0 ? silentReads + 1 : 0
        if silentReads >= 3 { return [.hangup] }
        return resize() + decoder.events(from: codes) + signals.drain().compactMap(event)
    }

    package func present(_ frame: Frame) {
        guard !hasEnded else { return }
        let isLarge = painter.paint(frame, size: size) > CursesTerminal.largeFrame
        let shows = frame.cursor.map(Rect(size).contains) ?? false
        if let cursor = frame.cursor, shows {
            cncurses_move(Int32(cursor.row), Int32(cursor.column))
        }
        if isLarge { write(ControlSequence.holdPainting) }
        cncurses_update()
        if isLarge { write(ControlSequence.releasePainting) }
        guard shows != cursorIsShown else { return }
        cursorIsShown = shows
        curs_set(shows ? 1 : 0)
    }

    package func redraw() {
        guard !hasEnded else { return }
        cncurses_repaint_all()
        cncurses_update()
    }

    package func suspend() {
        guard !hasEnded else { return }
        write(ControlSequence.pasteOff)
        endwin()
        errors?.replay()
        signals.stopProcess()
        errors?.begin()
        // The window may have changed while the shell had it, and nobody told us.
        raise(SIGWINCH)
        resume()
        _ = signals.drain()
    }

    package func end() {
        guard !hasEnded else { return }
        hasEnded = true
        write(ControlSequence.pasteOff)
        curs_set(1)
        endwin()
        CrashRestorer.uninstall()
        signals.uninstall()
        errors?.replay()
    }

    /// Takes the screen back after somebody else had it.
    private func resume() {
        reset_prog_mode()
        write(ControlSequence.pasteOn)
        curs_set(cursorIsShown ? 1 : 0)
        redraw()
    }

    /// Pasted text whose end did not come: better given than waited for, as every key would go into it.
    private func lostPaste() -> [TerminalEvent] {
        guard lastInput.duration(to: .now) >= CursesTerminal.pasteTimeout else { return [] }
        return decoder.abandonPaste().map { [$0] } ?? []
    }

    /// Tells of a new size once, however often it changed and whoever noticed.
    private func resize() -> [TerminalEvent] {
        guard size != knownSize else { return [] }
        knownSize = size
        painter.forget()
        return [.resize(size)]
    }

    private func event(_ signal: Int32) -> TerminalEvent? {
        switch signal {
        case SIGINT, SIGTERM: return .interrupt(signal: signal)
        case SIGHUP: return .hangup
        case SIGTSTP: return .key(Key("z", control: true))
        case SIGCONT:
            resume()
            return nil
        default: return nil
        }
    }

    private func write(_ sequence: String) {
        if hasModernModes { writeAll(sequence, to: STDOUT_FILENO) }
    }

    private func milliseconds(_ timeout: Duration?) -> Int32 {
        if mayHaveMore { return 0 }
        var wait = timeout
        if decoder.isPasting { wait = min(wait ?? CursesTerminal.pasteTimeout, CursesTerminal.pasteTimeout) }
        guard let wait else { return -1 }
        let (seconds, attoseconds) = wait.components
        let rounded = seconds.multipliedReportingOverflow(by: 1000)
        let total = rounded.overflow ? Int64.max / 2 : rounded.partialValue
        return Int32(clamping: max(0, total + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }

    /// Finds the first terminal type that is known here and can place its cursor, and starts ncurses with it.
    private static func open() throws(TerminalError) -> String {
        let term = environmentValue("TERM")
        for name in TerminalName.candidates(for: term) {
            switch unsafe cncurses_look_up(name) {
            case cncurses_unknown: continue
            case cncurses_no_cursor_addressing: throw .unusableTerminal(safeText(term ?? name))
            default: if unsafe cncurses_open(name) == OK { return name }
            }
        }
        throw .unusableTerminal(safeText(term ?? ""))
    }
}
