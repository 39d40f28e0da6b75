import RoomBooking
import Screens
import TestSupport

/// A small company on Monday 2026-11-23 at 13:20, and a stand-in for the services that answers what screens ask.
struct Office {
    static let monday = CalendarDay(number: 20_780)
    /// 13:20 in Shanghai.
    static let now = Fixtures.morning + 260 * 60

    var policy: BookingPolicy
    var rooms = Office.rooms
    var bookings: [BookingDetails] = []
    /// What signing in gives.
    var session: SignedInUser
    /// What takes the place of an answer, once, to an effect that it fits.
    var failure: Message?
    private var messages: [BookingID: [OutboxMessage]] = [:]

    init(isEmpty: Bool = false) throws {
        policy = BookingPolicy(zone: try Fixtures.zone())
        session = SignedInUser(
            user: User(id: Office.me.id, username: Office.me.username, displayName: Office.me.displayName),
            isBound: true, permissions: [.book], dictionaries: Office.dictionaries)
        if !isEmpty { bookings = try believableDay() }
    }

    func board(_ day: CalendarDay) -> DayBoard {
        let active = bookings.filter {
            $0.booking.state == .active && policy.zone.day($0.booking.slot.start) == day
        }
        return DayBoard(
            day: day, rooms: rooms, bookings: active.sorted { $0.booking.slot.start < $1.booking.slot.start },
            colleagues: Office.people)
    }

    /// What the outside world says to an effect; nil where it says nothing.
    mutating func answer(_ effect: Effect) -> Message? {
        if let failure, failure.fits(effect) {
            self.failure = nil
            return failure
        }
        switch effect {
        case .fetchCode: return .codeFetched("0a3XyZ1w7")
        case .signIn: return .signedIn(session)
        case .signOut: return .signedOut
        case .loadDay(let day): return .dayLoaded(board(day))
        case .loadMonth(let first):
            return .monthLoaded(
                first: first, load: [Office.monday: 420, Office.monday + 1: 150, Office.monday + 4: 2250])
        case .loadMyBookings: return .myBookingsLoaded(mine)
        case .book(let request): return book(request).map { .booked($0) }
        case .cancel(let id): return cancel(id).map { .cancelled($0) }
        case .loadReceipt(let id): return receipt(id).map { .receiptLoaded($0) }
        case .retry, .redraw, .suspend, .quit: return nil
        }
    }

    func receipt(_ id: BookingID) -> BookingReceipt? {
        bookings.first { $0.id == id }.map { BookingReceipt(details: $0, messages: messages[id] ?? []) }
    }

    /// Says what became of the messages of a booking.
    mutating func set(_ messages: [OutboxMessage], of id: BookingID) {
        self.messages[id] = messages
    }

    private var mine: [BookingDetails] {
        bookings.filter {
            $0.booking.people.contains(Office.me.id) && $0.booking.state == .active
                && $0.booking.slot.end > Office.now
        }
    }

    private mutating func book(_ request: BookingRequest) -> BookingReceipt? {
        guard
            let details = try? details(
                request.id, room: request.room, day: request.day, request.start.text, request.end.text,
                request.title, by: Office.me, with: Office.people.filter { request.attendees.contains($0.id) }
            )
        else { return nil }
        bookings.append(details)
        messages[request.id] = ([details.organizer] + details.attendees).enumerated().map { index, person in
            message(
                Int64(index + 1), to: person, about: details, person.isBound ? .waiting : .notBound,
                due: Office.now + 15)
        }
        return receipt(request.id)
    }

    private mutating func cancel(_ id: BookingID) -> BookingReceipt? {
        guard let index = bookings.firstIndex(where: { $0.id == id }) else { return nil }
        bookings[index].booking.state = .cancelled
        for place in (messages[id] ?? []).indices where messages[id]?[place].state == .waiting {
            messages[id]?[place].state = .cancelled
        }
        return receipt(id)
    }
}

extension Message {
    /// Whether it can be the answer to that effect.
    fileprivate func fits(_ effect: Effect) -> Bool {
        switch (self, effect) {
        case (.codeFailed, .fetchCode), (.signInFailed, .signIn), (.bookingFailed, .book): true
        case (.failed, .cancel), (.failed, .retry), (.failed, .loadMyBookings), (.failed, .loadReceipt): true
        default: false
        }
    }
}
