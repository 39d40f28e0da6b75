import CNcurses
import Glibc

/// Keeps what is written to standard error off the full screen, and shows it afterwards.
struct StandardErrorCapture {
    private let terminal: Int32
    private let file: Int32

    /// Nil when standard error does not go to the terminal: then nothing of it can spoil the screen.
    init?() {
        guard isatty(STDERR_FILENO) == 1 else { return nil }
        file = cncurses_memory_file()
        guard file >= 0 else { return nil }
        terminal = dup(STDERR_FILENO)
        guard terminal >= 0 else {
            close(file)
            return nil
        }
        _ = fcntl(terminal, F_SETFD, FD_CLOEXEC)
        begin()
    }

    func begin() {
        dup2(file, STDERR_FILENO)
    }

    /// Gives standard error back and writes there what was kept; safe in a signal handler.
    func replay() {
        dup2(terminal, STDERR_FILENO)
        lseek(file, 0, SEEK_SET)
        unsafe withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 1) { buffer in
            while true {
                let count = unsafe read(file, buffer.baseAddress, buffer.count)
                guard count > 0 else { break }
                unsafe writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: terminal)
            }
        }
        ftruncate(file, 0)
        lseek(file, 0, SEEK_SET)
    }
}
