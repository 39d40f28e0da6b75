import Foundation
import Glibc
import Testing

/// One after another: each needs the machine for itself.
@Suite("Campaigns", .serialized)
enum Campaigns {}

/// Whether the long forms are wanted: `.ci/campaign` sets ROOMBOOK_CAMPAIGN=long.
enum Campaign {
    static let isLong = ProcessInfo.processInfo.environment["ROOMBOOK_CAMPAIGN"] == "long"

    /// Lets some time pass, off the cooperative pool: killing processes has a rhythm.
    static func pause(milliseconds: UInt32) async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                usleep(milliseconds * 1000)
                continuation.resume()
            }
        }
    }

    /// What a campaign measured, for whoever reads the log of the tests.
    static func report(_ name: String, _ text: String) {
        print("campaign \(name): \(text)")
    }

    /// Asks again and again until it is so; false where it takes more than `seconds`.
    static func wait(upTo seconds: TimeInterval, until isSo: () async throws -> Bool) async throws -> Bool {
        let deadline = Date().addingTimeInterval(seconds)
        while Date() < deadline {
            if try await isSo() { return true }
            await pause(milliseconds: 50)
        }
        return false
    }
}
