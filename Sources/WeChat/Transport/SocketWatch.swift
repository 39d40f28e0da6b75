import CCurl
import Glibc

/// The sockets on which libcurl waits; a turn costs what is ready, not what is watched.
@safe final class SocketWatch {
    struct Interest: OptionSet {
        let rawValue: UInt32
        static let reading = Interest(rawValue: EPOLLIN.rawValue)
        static let writing = Interest(rawValue: EPOLLOUT.rawValue)
    }

    struct Ready {
        let socket: Int32
        let readiness: Interest
    }

    private struct Connection {
        var isWanted = false
        /// What `epoll` waits for.
        var armed: Interest = []
    }

    private let epoll: Int32
    private var events = unsafe [epoll_event](repeating: epoll_event(), count: 128)
    // Between two requests a connection stays armed, as the next one will want the same.
    private var connections: [Int32: Connection] = [:]

    /// Nil where the process may open no more files.
    init?() {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard epoll >= 0 else { return nil }
    }

    /// A socket for a connection; -1 where there is none to be had.
    func open(_ family: Int32, _ type: Int32, _ proto: Int32) -> Int32 {
        let socket = Glibc.socket(family, type | Int32(SOCK_CLOEXEC.rawValue), proto)
        if socket >= 0 { connections[socket] = Connection() }
        return socket
    }

    func close(_ socket: Int32) -> Int32 {
        connections[socket] = nil
        return Glibc.close(socket)
    }

    func watch(_ socket: Int32, for interest: Interest) {
        if connections[socket]?.armed != interest { arm(socket, interest) }
        connections[socket]?.isWanted = true
    }

    func forget(_ socket: Int32) {
        guard connections[socket] == nil else {
            connections[socket]?.isWanted = false
            return
        }
        disarm(socket)
    }

    /// Hands out what is ready, after waiting for it at most so many milliseconds (-1: without end).
    func wait(milliseconds: Int32, _ body: (Ready) -> Void) {
        let count = unsafe epoll_wait(epoll, &events, Int32(events.count), milliseconds)
        for index in 0..<max(0, Int(count)) {
            let event = unsafe events[index]
            let socket = unsafe event.data.fd
            // Whoever takes the connection next sees for himself that the server has closed it.
            guard connections[socket]?.isWanted != false else {
                disarm(socket)
                continue
            }
            let hasFailed = unsafe event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
            // Reading or writing tells what the failure is.
            body(
                Ready(
                    socket: socket,
                    readiness: unsafe hasFailed ? [.reading, .writing] : Interest(rawValue: event.events)))
        }
    }

    func close() {
        _ = Glibc.close(epoll)
    }

    private func arm(_ socket: Int32, _ interest: Interest) {
        var event = unsafe epoll_event(events: interest.rawValue, data: epoll_data_t(fd: socket))
        if unsafe epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event) != 0, errno == EEXIST {
            unsafe epoll_ctl(epoll, EPOLL_CTL_MOD, socket, &event)
        }
        connections[socket]?.armed = interest
    }

    private func disarm(_ socket: Int32) {
        epoll_ctl(epoll, EPOLL_CTL_DEL, socket, nil)
        connections[socket]?.armed = []
    }
}
