import Foundation
import RoomBooking
import TerminalIO
import Testing

@testable import Screens

@Suite("Whatever happens")
struct FuzzTests {
    /// `ROOMBOOK_FUZZ_SEED=7 swift test --filter FuzzTests` repeats one of them, or tries another.
    static let seeds: [UInt64] =
        ProcessInfo.processInfo.environment["ROOMBOOK_FUZZ_SEED"].flatMap { UInt64($0) }.map { [$0] }
        ?? Array(1...24)

    @Test("Random events never trap, and every frame is whole", arguments: seeds)
    func survives(seed: UInt64) throws {
        let office = try strangeOffice(seed)
        let keys = ActionTable.entries.flatMap(\.keys).compactMap(Key.init(parsing:))
        var events = RandomEvents(seed: seed, office: office, keys: keys)
        let size = events.size()
        var sitting = try Sitting(
            office, seed.isMultiple(of: 2) ? .chinese : .english, columns: size.columns, rows: size.rows,
            hasPhone: seed.isMultiple(of: 3), username: "lilei", password: "secret")
        for step in 0..<250 {
            sitting.isAnswered = step % 5 != 0
            let event = try events.next()
            sitting.feed(event)
            if let fault = fault(of: sitting.client.draw(), size: sitting.client.environment.size) {
                Issue.record("seed \(seed), step \(step), \(event): \(fault)\n\(sitting.screen)")
                return
            }
        }
    }

    @Test("Every screen is whole at every size", arguments: Scenario.all)
    func everySize(scenario: Scenario) throws {
        for language in Language.allCases {
            var sitting = try scenario.play(Stage(language: language, size: .usual))
            for columns in [1, 30, 31, 40, 60, 76, 80, 118, 145] {
                for rows in [1, 6, 7, 9, 10, 16, 18, 24, 34] {
                    let size = Size(columns: columns, rows: rows)
                    sitting.feed(.resize(size))
                    let fault = fault(of: sitting.client.draw(), size: size)
                    #expect(fault == nil, "\(scenario.name) \(columns)x\(rows)\n\(sitting.screen)")
                }
            }
        }
    }

    // Other hours, other grids, and a zone with clock changes.
    private func strangeOffice(_ seed: UInt64) throws -> Office {
        var office = try Office()
        let zone = try #require(
            SiteZone(identifier: seed.isMultiple(of: 4) ? "Europe/Berlin" : "Asia/Shanghai"))
        office.policy = BookingPolicy(
            zone: zone,
            opens: ClockTime(minutes: [0, 480, 465, 1140][Int(seed % 4)]),
            closes: ClockTime(minutes: [1440, 1200, 1150, 1170][Int(seed % 4)]),
            slotMinutes: [30, 15, 60][Int(seed % 3)], longestMinutes: [240, 60, 1440][Int(seed / 3 % 3)])
        return office
    }

    /// What is wrong with a frame; nil where every row is full and the cursor stands on it.
    private func fault(of frame: Frame, size: Size) -> String? {
        if frame.size != size { return "\(frame.size) instead of \(size)" }
        for row in 0..<size.rows {
            let cells = frame.row(row)
            let columns = cells.filter { !$0.isContinuation }.reduce(0) {
                $0 + ($1.glyph.isASCII ? 1 : TextWidth.columns(of: $1.glyph))
            }
            if columns != size.columns { return "row \(row) takes \(columns) columns" }
        }
        guard let cursor = frame.cursor else { return nil }
        let isInside = (0..<size.columns).contains(cursor.column) && (0..<size.rows).contains(cursor.row)
        return isInside ? nil : "the cursor is at \(cursor)"
    }
}
