import Foundation
import RoomBooking
import Synchronization
import Testing

extension Stories {
    @Suite("Eight processes booking the same slots")
    struct ZeroOverlap {
        /// What the loops saw, all together.
        private final class Ledger: Sendable {
            let tally = Mutex(Tally())
            var isShort: Bool { tally.withLock { $0.booked < 20 || $0.lost < 20 } }
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
            let lane = Lane(width: 8)
            let begin = Date()
            let end = begin.addingTimeInterval(Self.seconds)
            // On a machine that is busy with other tests it goes on until there is something to judge.
            let latest = end.addingTimeInterval(40)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<8 {
                    let user = ["li.lei", "han.meimei", "zhao.jing", "wang.wei"][worker % 4]
                    group.addTask {
                        var mine: [String] = []
                        while Date() < end || (Date() < latest && ledger.isShort) {
                            if mine.count > 1 || (!mine.isEmpty && Bool.random()) {
                                let finished = try await run(
                                    ["cancel", mine.removeFirst()], as: user, in: office, on: lane)
                                ledger.tally.withLock { count(cancel: finished, in: &$0) }
                            } else if let id = try await book(as: user, in: office, on: lane, ledger: ledger)
                            {
                                mine.append(id)
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let result = ledger.tally.withLock { $0 }
            let rate = Double(result.booked) / Date().timeIntervalSince(begin)
            print(
                "eight processes: \(result.booked) booked (\((rate * 10).rounded() / 10)/s), "
                    + "\(result.lost) lost, \(result.cancelled) cancelled, \(result.busy) busy")
            #expect(result.unexpected.isEmpty, "\(result.unexpected.prefix(5))")
            #expect(result.busy == 0)
            #expect(result.booked >= 20)
            #expect(result.lost >= 20)
            try await checkAgenda(of: office, expected: result.booked - result.cancelled)
        }

        private func book(
            as user: String, in office: Office, on lane: Lane, ledger: Ledger
        ) async throws -> String? {
            let day = try #require(Office.tomorrow)
            let finished = try await run(
                [
                    "book", "--room", Self.rooms.randomElement() ?? "", "--date", day.iso, "--start",
                    Self.starts.randomElement() ?? "", "--end",
                    ["+30m", "+60m", "+90m"].randomElement() ?? "",
                    "--title",
                    "Race", "--json",
                ], as: user, in: office, on: lane)
            ledger.tally.withLock { count(book: finished, in: &$0) }
            return finished.status == 0 ? try JSON.object(finished).text("id") : nil
        }

        private func run(
            _ arguments: [String], as user: String, in office: Office, on lane: Lane
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
}
