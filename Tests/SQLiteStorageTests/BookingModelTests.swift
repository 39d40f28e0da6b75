import RoomBooking
import SQLiteStorage
import TestSupport
import Testing

@Suite("The store agrees with a simple model")
struct BookingModelTests {
    @Test(
        "Random bookings, moves, cancellations and returns end as in the model",
        arguments: [20_261_123, UInt64.random(in: 0...UInt64.max)])
    func random(seed: UInt64) async throws {
        var generator = SeededGenerator(state: seed)
        let world = try await World()
        let stores = [world.store, try world.another()]
        var known: [UInt32: Booking] = [:]
        for step in 0..<500 {
            // Few ids and few slots, so that they meet often.
            let number = UInt32.random(in: 0..<60, using: &generator)
            let start = Int64.random(in: 0..<32, using: &generator) * 15
            let length = Int64.random(in: 1...8, using: &generator) * 15
            var booking = try world.booking(
                number, room: Int.random(in: 0..<2, using: &generator), start, start + length)
            let action = Int.random(in: 0..<6, using: &generator)
            let isStale = Int.random(in: 0..<10, using: &generator) == 0
            booking.state = action == 0 ? .cancelled : .active
            let rivals = known.filter { $0.key != number && $0.value.isRival(of: booking) }.map(\.value)
            let place: Comment = "seed \(seed), step \(step)"
            if action < 3 {
                booking.version = (known[number]?.version ?? 1) + 1
                let version = booking.version
                let outcome = try await world.change(booking.id, in: stores[step % 2]) {
                    $0 = booking
                    if isStale { $0.version = version - 1 }
                }
                switch outcome {
                case .changed:
                    #expect(known[number] != nil && rivals.isEmpty && !isStale, place)
                    known[number] = booking
                case .overlaps(let details):
                    #expect(rivals.contains(details.booking) && known[number] != nil && !isStale, place)
                case .changedMeanwhile: #expect(known[number] != nil && isStale, place)
                case .unknown: #expect(known[number] == nil, place)
                case .roomClosed, .unknownRoom, .alreadyTold: Issue.record("\(outcome), \(place)")
                }
                continue
            }
            let outcome = try await world.insert(booking, into: stores[step % 2])
            switch outcome {
            case .inserted:
                #expect(known[number] == nil && rivals.isEmpty, place)
                known[number] = booking
            case .alreadyStored(let details): #expect(known[number] == details.booking, place)
            case .overlaps(let details):
                #expect(known[number] == nil && rivals.contains(details.booking), place)
            case .roomClosed, .unknownRoom: Issue.record("\(outcome), \(place)")
            }
        }
        let all = try await world.store.bookings(
            overlapping: try Fixtures.slot(0, 1000), appID: world.appID)
        #expect(Set(all.map(\.booking)) == Set(known.values.filter { $0.state == .active }), "seed \(seed)")
        #expect(try await world.store.problems().isEmpty)
    }
}

extension Booking {
    fileprivate func isRival(of other: Booking) -> Bool {
        state == .active && other.state == .active && room == other.room && slot.overlaps(other.slot)
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
