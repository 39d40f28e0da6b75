import Foundation
import RoomBooking
import Synchronization
import Testing

@Suite("Eight processes booking the same slots")
struct ContentionTests {
    /// What the loops saw, all together.
    private final class Ledger: Sendable {
        let tally = Mutex(Tally())
    }

    private struct Tally {
        var booked = 0
        var cancelled = 0
        var lost = 0
        var busy = 0
        var unexpected: [String] = []
    }

    private static let seconds: TimeInterval = 10
    private static let rooms = ["Orion", "Vega"]
    private static let starts = ["10:00", "10:30", "11:00", "11:30"]

    @Test("For ten seconds nothing overlaps, and every loser is told who has it", .timeLimit(.minutes(2)))
    func contention() async throws {
        let office = try await Office()
        let ledger = Ledger()
        let lane = ChildProcess.makeLane(width: 8)
        let end = Date().addingTimeInterval(Self.seconds)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<8 {
                let user = ["li.lei", "han.meimei", "zhao.jing", "wang.wei"][worker % 4]
                group.addTask {
                    var mine: [String] = []
                    while Date() < end {
                        if mine.count > 1 || (!mine.isEmpty && Bool.random()) {
                            let finished = try await run(
                                ["cancel", mine.removeFirst()], as: user, in: office, on: lane)
                            ledger.tally.withLock { count(cancel: finished, in: &$0) }
                        } else if let id = try await book(as: user, in: office, on: lane, ledger: ledger) {
                            mine.append(id)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let result = ledger.tally.withLock { $0 }
        print(
            "eight processes, \(Int(Self.seconds)) s: \(result.booked) booked "
                + "(\(Double(result.booked) / Self.seconds)/s), \(result.lost) lost, \(result.cancelled) cancelled, "
                + "\(result.busy) busy")
        #expect(result.unexpected.isEmpty, "\(result.unexpected.prefix(5))")
        #expect(result.busy == 0)
        #expect(result.booked > 5)
        #expect(result.lost > 5)
        try await checkAgenda(of: office, expected: result.booked - result.cancelled)
    }

    private func book(
        as user: String, in office: Office, on lane: OperationQueue, ledger: Ledger
    ) async throws -> String? {
        let day = try #require(Office.tomorrow)
        let finished = try await run(
            [
                "book", "--room", Self.rooms.randomElement() ?? "", "--date", day.iso, "--start",
                Self.starts.randomElement() ?? "", "--end", ["+30m", "+60m", "+90m"].randomElement() ?? "",
                "--title",
                "Race", "--json",
            ], as: user, in: office, on: lane)
        ledger.tally.withLock { count(book: finished, in: &$0) }
        return finished.status == 0 ? try JSON.object(finished).text("id") : nil
    }

    private func run(
        _ arguments: [String], as user: String, in office: Office, on lane: OperationQueue
    ) async throws -> Finished {
        try await office.desk(of: user).run(bytes: arguments.map { Array($0.utf8) }, on: lane)
    }

    private func count(book finished: Finished, in tally: inout Tally) {
        let namesWinner = Office.names.values.contains { finished.errors.contains(" by \($0) (Race).") }
        switch finished.status {
        case 0: tally.booked += 1
        case 1 where finished.errors.hasPrefix("roombook: taken: ") && namesWinner: tally.lost += 1
        case 75: tally.busy += 1
        default: tally.unexpected.append("\(finished)")
        }
    }

    private func count(cancel finished: Finished, in tally: inout Tally) {
        switch finished.status {
        case 0: tally.cancelled += 1
        case 75: tally.busy += 1
        default: tally.unexpected.append("\(finished)")
        }
    }

    private func checkAgenda(of office: Office, expected: Int) async throws {
        let agenda = try await office.agenda()
        #expect(agenda.count == expected)
        for (_, bookings) in Dictionary(grouping: agenda, by: { $0.text("room") }) {
            let sorted = bookings.sorted { $0.text("start") < $1.text("start") }
            for (one, next) in zip(sorted, sorted.dropFirst()) {
                #expect(one.text("end") <= next.text("start"), "\(one) \(next)")
            }
        }
    }
}
