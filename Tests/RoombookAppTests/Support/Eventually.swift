import Foundation
import Glibc

/// What did not come about in time, with what was there instead.
struct NotInTime: Error, CustomStringConvertible {
    let wanted: String
    let found: String

    var description: String { "not in time: \(wanted)\n\(found)" }
}

/// Looks again and again until something is there: another process tells in no other way.
enum Eventually {
    private static let lane = Lane(width: 16)

    static func find<Value: Sendable>(
        _ wanted: String, within seconds: TimeInterval = 20,
        _ look: @escaping @Sendable () throws -> Value?, otherwise: @escaping @Sendable () -> String = { "" }
    ) async throws -> Value {
        try await lane.run {
            let deadline = Date().addingTimeInterval(seconds)
            while true {
                if let found = try look() { return found }
                guard Date() < deadline else { throw NotInTime(wanted: wanted, found: otherwise()) }
                usleep(20_000)
            }
        }
    }
}
