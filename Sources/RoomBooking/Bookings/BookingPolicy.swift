/// The rules of the site: when rooms open, the grid of times, how long and how far ahead.
package struct BookingPolicy: Sendable, Hashable {
    package var zone: SiteZone
    package var opens: ClockTime
    package var closes: ClockTime
    /// Minutes of the grid on which bookings start and end.
    package var slotMinutes: Int
    /// Minutes of the longest booking.
    package var longestMinutes: Int
    /// Days ahead of today that can be booked.
    package var daysAhead: Int

    package static let titleLimit = 60
    package static let noteLimit = 500
    package static let attendeeLimit = 50

    package init(
        zone: SiteZone, opens: ClockTime = ClockTime(minutes: 8 * 60),
        closes: ClockTime = ClockTime(minutes: 20 * 60),
        slotMinutes: Int = 30, longestMinutes: Int = 240, daysAhead: Int = 30
    ) {
        self.zone = zone
        self.opens = opens
        self.closes = closes
        self.slotMinutes = slotMinutes
        self.longestMinutes = longestMinutes
        self.daysAhead = daysAhead
    }

    /// Every rule that `request` breaks, in the order of the form's fields; the slot where the times make one.
    package func check(_ request: BookingRequest, now: Instant) -> (
        slot: TimeSlot?, refusals: [BookingRefusal]
    ) {
        var refusals = checkText(request)
        let slot = TimeSlot(
            start: zone.instant(request.day, request.start), end: zone.instant(request.day, request.end))
        refusals += checkDay(request.day, now: now)
        refusals += checkTimes(start: request.start, end: request.end)
        if let slot, request.day == zone.day(now), slot.start < earliestStart(now: now) {
            refusals.append(.inThePast(earliest: zone.time(earliestStart(now: now))))
        }
        if slot == nil, request.end > request.start { refusals.append(.endNotAfterStart) }
        return (slot, refusals)
    }

    /// The start of the slot that is running: it may still be booked.
    package func earliestStart(now: Instant) -> Instant {
        let (day, time) = zone.wall(now)
        let grid = ClockTime(minutes: time.minutes - time.minutes % slotMinutes)
        return zone.instant(day, grid)
    }

    private func checkText(_ request: BookingRequest) -> [BookingRefusal] {
        var refusals: [BookingRefusal] = []
        switch InputText.check(request.title, limit: Self.titleLimit) {
        case .empty: refusals.append(.titleEmpty)
        case .tooLong(let limit): refusals.append(.titleTooLong(limit: limit))
        case .controlCharacters: refusals.append(.controlCharacters(field: .title))
        case nil: break
        }
        switch InputText.check(request.note, limit: Self.noteLimit) {
        case .tooLong(let limit): refusals.append(.noteTooLong(limit: limit))
        case .controlCharacters: refusals.append(.controlCharacters(field: .note))
        case .empty, nil: break
        }
        if request.attendees.count > Self.attendeeLimit {
            refusals.append(.tooManyAttendees(limit: Self.attendeeLimit))
        }
        return refusals
    }

    private func checkDay(_ day: CalendarDay, now: Instant) -> [BookingRefusal] {
        let today = zone.day(now)
        if day < today { return [.dayInThePast(today: today)] }
        if day > today + daysAhead { return [.tooFarAhead(last: today + daysAhead)] }
        return []
    }

    private func checkTimes(start: ClockTime, end: ClockTime) -> [BookingRefusal] {
        let offGrid = [(BookingField.start, start), (.end, end)].compactMap { field, time in
            isOnGrid(time)
                ? nil : BookingRefusal.offGrid(field: field, before: gridBefore(time), after: gridAfter(time))
        }
        if !offGrid.isEmpty { return offGrid }
        if end <= start { return [.endNotAfterStart] }
        if start < opens || end > closes { return [.outsideOpeningHours(opens: opens, closes: closes)] }
        if end.minutes - start.minutes > longestMinutes { return [.tooLong(limitMinutes: longestMinutes)] }
        return []
    }

    private func isOnGrid(_ time: ClockTime) -> Bool {
        time.minutes % slotMinutes == 0
    }

    private func gridBefore(_ time: ClockTime) -> ClockTime {
        ClockTime(minutes: time.minutes - time.minutes % slotMinutes)
    }

    private func gridAfter(_ time: ClockTime) -> ClockTime {
        gridBefore(time) + slotMinutes
    }
}
