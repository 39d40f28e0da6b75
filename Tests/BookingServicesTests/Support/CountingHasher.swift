import RoomBooking
import Synchronization

/// A real hasher that notes what it is asked.
final class CountingHasher: PasswordHasher {
    struct Counts: Equatable {
        var verified = 0
        var verifiedAgainstNothing = 0
    }

    private let real: any PasswordHasher
    private let state = Mutex(Counts())

    init(_ real: any PasswordHasher) {
        self.real = real
    }

    var counts: Counts { state.withLock { $0 } }

    func hash(_ password: String) async throws -> String {
        try await real.hash(password)
    }

    func verify(_ password: String, against hash: String) async -> Bool {
        state.withLock { $0.verified += 1 }
        return await real.verify(password, against: hash)
    }

    func verifyAgainstNothing(_ password: String) async {
        state.withLock { $0.verifiedAgainstNothing += 1 }
        await real.verifyAgainstNothing(password)
    }
}
