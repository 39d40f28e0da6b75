import Glibc

/// A pipe that lets any thread wake the one that waits at the terminal.
package final class WakePipe: Sendable {
    /// The end to poll for input.
    package let readDescriptor: Int32
    private let writeDescriptor: Int32

    /// Why no pipe could be made.
    package enum Failure: Error, Equatable {
        case noDescriptors(errno: Int32)
    }

    package init() throws(Failure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .noDescriptors(errno: errno) }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        readDescriptor = ends[0]
        writeDescriptor = ends[1]
    }

    deinit {
        close(readDescriptor)
        close(writeDescriptor)
    }

    /// Makes the read end readable; a pipe that is full already is.
    package func wake() {
        var byte: UInt8 = 1
        while write(writeDescriptor, &byte, 1) < 0, errno == EINTR {}
    }

    /// Takes every byte out, so that the next wait is a real one.
    package func drain() {
        var bytes: [UInt8] = Array(repeating: 0, count: 256)
        while true {
            let count = read(readDescriptor, &bytes, bytes.count)
            if count > 0 || (count < 0 && errno == EINTR) { continue }
            return
        }
    }
}
