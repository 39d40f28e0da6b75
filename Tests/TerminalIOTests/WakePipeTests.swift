import Glibc
import TerminalIO
import Testing

@Suite struct WakePipeTests {
    @Test("the pipe is readable after waking and quiet after draining, however often it was woken")
    func waking() throws {
        let pipe = try WakePipe()
        #expect(!isReadable(pipe))
        for _ in 0..<100_000 { pipe.wake() }
        #expect(isReadable(pipe))
        pipe.drain()
        #expect(!isReadable(pipe))
    }

    @Test("another thread can wake the one that waits", .timeLimit(.minutes(1)))
    func crossing() async throws {
        let pipe = try WakePipe()
        let waker = Task.detached { pipe.wake() }
        await waker.value
        #expect(isReadable(pipe))
    }

    private func isReadable(_ pipe: WakePipe) -> Bool {
        var polled = pollfd(fd: pipe.readDescriptor, events: Int16(POLLIN), revents: 0)
        return poll(&polled, 1, 0) == 1
    }
}
