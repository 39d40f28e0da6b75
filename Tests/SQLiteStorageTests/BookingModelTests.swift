import RoomBooking
import SQLiteStorage
import TestSupport
import Testing

@Suite("The store agrees with a simple model")
struct BookingModelTests {
    @Test(
        "Random bookings and cancellations end as in the model",
        arguments: [20_261_123, UInt64.random(in: 0...UInt64.max)])
    func random(seed: UInt64) async throws {
        var generator = SeededGenerator(state: seed)
        let world = try await World()
        let stores = [world.store, try world.another()]
        var live: [UInt32: Booking] = [:]
        var known: Set<UInt32> = []
        for step in 0..<400 {
            // Few ids and few slots, so that they meet often.
            let number = UInt32.random(in: 0..<60, using: &generator)
            if Int.random(in: 0..<3, using: &generator) == 0 {
                let outcome = try await world.cancel(Fixtures.bookingID(number))
                let expected: CancelOutcome =
                    known.contains(number) ? live[number] == nil ? .alreadyCancelled : .cancelled : .unknown
                #expect(outcome == expected, "seed \(seed), step \(step)")
                live[number] = nil
                continue
            }
            let start = Int64.random(in: 0..<32, using: &generator) * 15
            let length = Int64.random(in: 1...8, using: &generator) * 15
            let booking = try world.booking(
                number, room: Int.random(in: 0..<2, using: &generator), start, start + length)
            let outcome = try await world.insert(booking, into: stores[step % 2])
            let rivals = live.values.filter { $0.room == booking.room && $0.slot.overlaps(booking.slot) }
            switch outcome {
            case .inserted:
                #expect(!known.contains(number) && rivals.isEmpty, "seed \(seed), step \(step)")
                live[number] = booking
                known.insert(number)
            case .alreadyStored(let details):
                #expect(known.contains(number) && details.id == booking.id, "seed \(seed), step \(step)")
            case .overlaps(let details):
                #expect(rivals.contains(details.booking), "seed \(seed), step \(step)")
            case .roomClosed, .unknownRoom:
                Issue.record("seed \(seed), step \(step): \(outcome)")
            }
        }
        let all = try await world.store.bookings(
            overlapping: try Fixtures.slot(0, 1000), appID: world.appID)
        #expect(Set(all.map(\.booking)) == Set(live.values), "seed \(seed)")
        #expect(try await world.store.problems().isEmpty)
    }
}

/// SplitMix64: the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
