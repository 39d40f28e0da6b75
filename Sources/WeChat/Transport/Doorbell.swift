import CCurl
import Glibc

/// Wakes a thread that waits in `epoll`; anybody may ring it, as long as it is not closed.
struct Doorbell: Sendable {
    let descriptor: Int32

    /// Nil where the process may open no more files.
    init?() {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard descriptor >= 0 else { return nil }
    }

    func ring() {
        eventfd_write(descriptor, 1)
    }

    func silence() {
        var rings: eventfd_t = 0
        unsafe eventfd_read(descriptor, &rings)
    }

    func close() {
        _ = Glibc.close(descriptor)
    }
}
