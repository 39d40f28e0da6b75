import FlyingFox
import FlyingSocks
import Foundation

/// Why a connection ended on purpose.
private struct ConnectionCut: Error {}

/// Ends a connection before a byte of the answer: FlyingFox asks for frames before it writes any header.
struct RefusedUpgrade: WSHandler {
    func makeFrames(
        for client: AsyncThrowingStream<WSFrame, any Error>
    ) async throws -> AsyncStream<WSFrame> {
        throw ConnectionCut()
    }
}

extension HTTPBodySequence {
    /// A body that announces all of its bytes and ends the connection after half of them.
    static func cut(_ body: Data) -> HTTPBodySequence {
        HTTPBodySequence(from: HalfBody(bytes: Array(body)), count: body.count)
    }
}

private struct HalfBody: AsyncBufferedSequence {
    typealias Element = UInt8

    let bytes: [UInt8]

    func makeAsyncIterator() -> Iterator {
        Iterator(rest: bytes.prefix(bytes.count / 2))
    }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var rest: ArraySlice<UInt8>

        mutating func next() async throws -> UInt8? {
            guard let byte = rest.popFirst() else { throw ConnectionCut() }
            return byte
        }

        mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
            guard !rest.isEmpty else { throw ConnectionCut() }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
    }
}
