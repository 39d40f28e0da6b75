/// What is free on one day, worked out from the day's board and the rules of the site.
package struct Availability: Sendable {
    package let board: DayBoard
    package let policy: BookingPolicy
    private let byRoom: [RoomID: [BookingDetails]]

    package init(board: DayBoard, policy: BookingPolicy) {
        self.board = board
        self.policy = policy
        byRoom = Dictionary(grouping: board.bookings) { $0.booking.room }
    }

    package func bookings(in room: RoomID) -> [BookingDetails] {
        byRoom[room] ?? []
    }

    /// The first booking of the room that overlaps the stretch of wall time.
    package func booking(in room: RoomID, from start: ClockTime, to end: ClockTime) -> BookingDetails? {
        guard let slot = slot(start, end) else { return nil }
        return bookings(in: room).first { $0.booking.slot.overlaps(slot) }
    }

    /// Whether the room is open and nobody has it then; the rules of the site are not asked.
    package func isFree(_ room: Room, from start: ClockTime, to end: ClockTime) -> Bool {
        room.state.isOpen && booking(in: room.id, from: start, to: end) == nil
    }

    /// Until when a room that is free at `start` stays free: the next booking or the closing time.
    package func freeUntil(_ room: RoomID, from start: ClockTime) -> ClockTime {
        let begin = policy.zone.instant(board.day, start)
        let next = bookings(in: room).first { $0.booking.slot.end > begin && $0.booking.slot.start >= begin }
        guard let next else { return policy.closes }
        return min(policy.closes, wallTime(next.booking.slot.start))
    }

    /// The next start after `start` (or before it, going back) at which one of `rooms` is free for `minutes`.
    package func nextFree(
        _ rooms: [Room], after start: ClockTime, minutes: Int, backwards: Bool = false, now: Instant
    ) -> ClockTime? {
        let step = policy.slotMinutes
        var candidate = start.minutes + (backwards ? -step : step)
        while candidate >= policy.opens.minutes, candidate + minutes <= policy.closes.minutes {
            let time = ClockTime(minutes: candidate)
            let isPast = policy.zone.instant(board.day, time) < policy.earliestStart(now: now)
            if !isPast, rooms.contains(where: { isFree($0, from: time, to: time + minutes) }) { return time }
            candidate += backwards ? -step : step
        }
        return nil
    }

    /// Up to three offers near a wish that lost: other rooms at that time, best fit first, then the same room at
    /// the nearest other times.
    package func offers(near room: Room, from start: ClockTime, to end: ClockTime, now: Instant) -> [Offer] {
        let minutes = end.minutes - start.minutes
        let otherRooms = board.rooms
            .filter { $0.id != room.id && isFree($0, from: start, to: end) }
            .sorted { distance($0, to: room) < distance($1, to: room) }
            .prefix(2).map { Offer(room: $0, start: start, end: end) }
        let otherTimes = [false, true].compactMap { backwards in
            nextFree([room], after: start, minutes: minutes, backwards: backwards, now: now)
        }
        .sorted { abs($0.minutes - start.minutes) < abs($1.minutes - start.minutes) }
        .map { Offer(room: room, start: $0, end: $0 + minutes) }
        return Array((otherTimes.prefix(1) + otherRooms + otherTimes.dropFirst()).prefix(3))
    }

    /// A time of the day on the wall; an instant of another day becomes its edge.
    package func wallTime(_ instant: Instant) -> ClockTime {
        let (day, time) = policy.zone.wall(instant)
        return day < board.day ? .midnight : day > board.day ? .endOfDay : time
    }

    // Rooms that seat too few come last, then the one whose size is nearest.
    private func distance(_ room: Room, to wanted: Room) -> Int {
        room.capacity < wanted.capacity ? 10_000 - room.capacity : room.capacity - wanted.capacity
    }

    private func slot(_ start: ClockTime, _ end: ClockTime) -> TimeSlot? {
        TimeSlot(start: policy.zone.instant(board.day, start), end: policy.zone.instant(board.day, end))
    }
}

/// A room and a time that would do instead.
package struct Offer: Hashable, Sendable {
    package let room: Room
    package let start: ClockTime
    package let end: ClockTime

    package init(room: Room, start: ClockTime, end: ClockTime) {
        self.room = room
        self.start = start
        self.end = end
    }
}
