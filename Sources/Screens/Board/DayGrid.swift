import RoomBooking

/// A day in quarter hours, worked out once a load: who has which room when, and when any room is free.
struct DayGrid: Sendable, Equatable {
    static let quarters = 96

    private let rows: [RoomID: [Int]]
    private let anyFree: [Bool]
    private let bookings: [BookingDetails]

    init(_ availability: Availability) {
        let board = availability.board
        bookings = board.bookings
        var rows: [RoomID: [Int]] = [:]
        for (index, booking) in board.bookings.enumerated() {
            let slot = booking.booking.slot
            let first = availability.wallTime(slot.start).minutes / 15
            let end = (availability.wallTime(slot.end).minutes + 14) / 15
            guard first < end else { continue }
            var row = rows[booking.booking.room] ?? Array(repeating: -1, count: Self.quarters)
            for quarter in first..<min(end, Self.quarters) { row[quarter] = index }
            rows[booking.booking.room] = row
        }
        var free = Array(repeating: false, count: Self.quarters)
        for room in board.rooms where room.state.isOpen {
            let row = rows[room.id]
            for quarter in free.indices where row?[quarter] ?? -1 < 0 { free[quarter] = true }
        }
        self.rows = rows
        anyFree = free
    }

    /// The first booking of the room within the minutes of the day.
    func booking(in room: RoomID, minutes: Range<Int>) -> BookingDetails? {
        guard let row = rows[room] else { return nil }
        let taken = quarters(minutes).first { row[$0] >= 0 }
        return taken.map { bookings[row[$0]] }
    }

    func isAnyRoomFree(minutes: Range<Int>) -> Bool {
        quarters(minutes).allSatisfy { anyFree[$0] }
    }

    private func quarters(_ minutes: Range<Int>) -> Range<Int> {
        let first = min(max(0, minutes.lowerBound / 15), Self.quarters)
        return first..<max(first, min((minutes.upperBound + 14) / 15, Self.quarters))
    }
}
