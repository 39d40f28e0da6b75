import Glibc

/// A terminal without a person: what a child process writes to its path is read here, and back.
final class PseudoTerminal: Sendable {
    let path: String
    private let master: Int32
    // Held open, so that the modes outlive the child.
    private let slave: Int32

    // What unlockpt and ptsname do, which Swift does not see: TIOCSPTLCK and TIOCGPTN.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    init?() {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var number: Int32 = 0
        var isLocked: Int32 = 0
        guard master >= 0, ioctl(master, PseudoTerminal.setLock, &isLocked) == 0,
            ioctl(master, PseudoTerminal.getNumber, &number) == 0
        else { return nil }
        path = "/dev/pts/\(number)"
        slave = open(path, O_RDWR | O_NOCTTY)
        guard slave >= 0 else { return nil }
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    deinit {
        close(slave)
        close(master)
    }

    /// Whether lines are edited and typed text is shown, as a shell needs it.
    var isCooked: Bool {
        var modes = termios()
        _ = tcgetattr(slave, &modes)
        return modes.c_lflag & tcflag_t(ICANON) != 0 && modes.c_lflag & tcflag_t(ECHO) != 0
    }

    func type(_ text: String) {
        _ = text.withCString { write(master, $0, text.utf8.count) }
    }

    /// All that was written until now.
    func output() -> String {
        var bytes: [UInt8] = []
        var buffer: [UInt8] = Array(repeating: 0, count: 4096)
        var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        while poll(&polled, 1, 0) == 1, polled.revents & Int16(POLLIN) != 0 {
            let count = read(master, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Makes the terminal at a path the standard input, output and error of this process.
    static func enter(_ path: String, term: String = "xterm-256color") {
        setsid()
        let terminal = open(path, O_RDWR)
        for descriptor in 0...2 { dup2(terminal, Int32(descriptor)) }
        close(terminal)
        setenv("TERM", term, 1)
        unsetenv("NO_COLOR")
    }
}
