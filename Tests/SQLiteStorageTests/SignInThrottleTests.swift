import RoomBooking
import SQLiteStorage
import TestSupport
import Testing

@Suite("Guessing a password gets slower and slower, and never locks the owner out")
struct SignInThrottleTests {
    @Test("A guesser who never pauses gets 17 guesses in the first hour and 109 on the first day")
    func figures() async throws {
        let world = try await World()
        var (guesses, guessesInFirstHour, second) = (0, 0, Int64(0))
        while second < 86_400 {
            if let wait = try await world.store.reserveSignIn(key: "jim", at: world.now + second) {
                second += wait
                continue
            }
            guesses += 1
            if second < 3600 { guessesInFirstHour += 1 }
        }
        #expect(guessesInFirstHour == 17)
        #expect(guesses == 109)
    }

    @Test("A refused attempt counts nothing, and says how long to wait")
    func refusal() async throws {
        let world = try await World()
        for _ in 0..<7 { await reserveEvenIfLate(world) }
        #expect(try await world.store.reserveSignIn(key: "jim", at: world.now + 100) == nil)
        for _ in 0..<5 {
            #expect(try await world.store.reserveSignIn(key: "jim", at: world.now + 101) != nil)
        }
        #expect(try await world.store.reserveSignIn(key: "other", at: world.now) == nil)
    }

    private func reserveEvenIfLate(_ world: World) async {
        _ = try? await world.store.reserveSignIn(key: "jim", at: world.now)
    }

    @Test("The first four attempts are free, then the delay doubles")
    func delays() async throws {
        let world = try await World()
        var (second, waits) = (Int64(0), [Int64]())
        for _ in 0..<16 {
            #expect(try await world.store.reserveSignIn(key: "jim", at: world.now + second) == nil)
            // A look at the next delay counts only where there is none, so only look from the fifth on.
            if waits.count >= 4 {
                let wait = try await world.store.reserveSignIn(key: "jim", at: world.now + second) ?? 0
                waits.append(wait)
                second += wait
            } else {
                waits.append(0)
            }
        }
        #expect(waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
    }

    @Test("Signing in forgets the failures, and a reservation that was no guess is given back")
    func forgetting() async throws {
        let world = try await World()
        func reserve() async throws -> Int64? {
            try await world.store.reserveSignIn(key: "jim", at: world.now)
        }
        for _ in 0..<5 { #expect(try await reserve() == nil) }
        #expect(try await reserve() == 1)
        try await world.store.releaseSignIn(key: "jim")
        #expect(try await reserve() == nil)
        #expect(try await reserve() == 1)
        try await world.store.forgetSignIns(key: "jim")
        for _ in 0..<5 { #expect(try await reserve() == nil) }
    }

    @Test("Of many attempts at once over two connections no more than the free ones are let through")
    func race() async throws {
        let world = try await World()
        let stores = [world.store, try world.another()]
        let waits = try await withThrowingTaskGroup(of: Int64?.self) { group in
            for index in 0..<20 {
                group.addTask { try await stores[index % 2].reserveSignIn(key: "jim", at: world.now) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(waits.filter { $0 == nil }.count == 5)
    }

    @Test("A clock that is put back does not lock anybody out")
    func clockPutBack() async throws {
        let world = try await World()
        for _ in 0..<5 { await reserveEvenIfLate(world) }
        #expect(try await world.store.reserveSignIn(key: "jim", at: world.now - 86_400) == nil)
    }
}
