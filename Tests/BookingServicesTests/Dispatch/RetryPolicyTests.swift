import BookingServices
import Testing

@Suite("Waiting before a retry")
struct RetryPolicyTests {
    @Test(
        "the wait doubles from 15 seconds to an hour, and lies in the upper half of its step",
        arguments: [
            (1, 15), (2, 30), (3, 60), (4, 120), (8, 1920), (9, 3600), (12, 3600), (1000, 3600),
        ] as [(Int, Int64)])
    func steps(attempt: Int, step: Int64) {
        var generator = SeededGenerator(seed: 1)
        let waits = (0..<500).map { _ in RetryPolicy().wait(after: attempt, using: &generator) }
        let half = step - step / 2
        #expect(waits.allSatisfy { ($0 >= half) && ($0 <= step) })
        #expect(waits.contains(where: { $0 < half + step / 8 + 1 }))
        #expect(waits.contains(where: { $0 > step - step / 8 - 1 }))
    }

    @Test(
        "it is never shorter than the server asked, up to an hour",
        arguments: [
            (100, 100...100), (3600, 3600...3600), (1_000_000_000, 3600...3600), (-5, 8...15), (0, 8...15),
        ] as [(Int64, ClosedRange<Int64>)])
    func asked(seconds: Int64, expected: ClosedRange<Int64>) {
        var generator = SeededGenerator(seed: 1)
        let wait = RetryPolicy().wait(after: 1, asked: seconds, using: &generator)
        #expect(expected.contains(wait))
    }
}
