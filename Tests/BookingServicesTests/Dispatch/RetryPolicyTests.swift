import BookingServices
import Testing

@Suite("Waiting before a retry")
struct RetryPolicyTests {
    @Test(
        "the shortest wait doubles from 15 seconds to half an hour, and messages are spread over twice as long again",
        arguments: [
            (1, 15, 45), (2, 30, 90), (3, 60, 180), (4, 120, 360), (7, 960, 2880), (8, 1800, 3600),
            (12, 1800, 3600), (1000, 1800, 3600),
        ] as [(Int, Int64, Int64)])
    func steps(attempt: Int, shortest: Int64, longest: Int64) {
        var generator = SeededGenerator(seed: 1)
        let waits = (0..<500).map { _ in RetryPolicy().wait(after: attempt, using: &generator) }
        #expect(waits.allSatisfy { (shortest...longest).contains($0) })
        let margin = (longest - shortest) / 8 + 1
        #expect(waits.contains { $0 < shortest + margin })
        #expect(waits.contains { $0 > longest - margin })
    }

    @Test(
        "it is never shorter than the server asked, up to an hour",
        arguments: [
            (100, 100...130), (3600, 3600...3630), (1_000_000_000, 3600...3630), (.max, 3600...3630),
            (-5, 15...45), (.min, 15...45), (0, 15...45),
        ] as [(Int64, ClosedRange<Int64>)])
    func asked(seconds: Int64, expected: ClosedRange<Int64>) {
        var generator = SeededGenerator(seed: 1)
        let wait = RetryPolicy().wait(after: 1, asked: seconds, using: &generator)
        #expect(expected.contains(wait))
    }

    @Test("a thousand messages that failed together come back spread: no second gets one in twenty")
    func spread() {
        var generator = SeededGenerator(seed: 3)
        let waits = (0..<1000).map { _ in RetryPolicy().wait(after: 1, using: &generator) }
        let fullest = Dictionary(grouping: waits) { $0 }.values.map(\.count).max() ?? 0
        #expect(fullest <= 50)
    }
}
