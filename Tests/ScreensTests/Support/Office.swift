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
    var colleagues = Office.people
    /// What signing in gives.
    var session: SignedInUser
    /// What the sandbox delivered.
    var cards: [PhoneCard] = []
    /// What takes the place of an answer, once, to an effect that it fits.
    var failure: Message?
    /// Messages, what can be taken back, and who is bound.
    var post = Post()

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
            colleagues: colleagues)
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
        case .loadReceipt(let id): return receipt(id).map { .receiptLoaded($0) }
        case .loadPhone(let username):
            return .phoneLoaded(cards.filter { username == nil || $0.username == username })
        case .subscribeOnPhone: return .phoneSubscribed
        case .saveFlow: return .flowSaved(path: "flow.jsonl")
        case .change, .cancel, .undo, .loadOutbox, .retryFailed, .loadBinding, .beginBinding, .scanWithPhone,
            .unbind:
            return answerFromPost(effect)
        case .retry, .redraw, .suspend, .quit: return nil
        }
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
                request.title, by: Office.me, with: colleagues.filter { request.attendees.contains($0.id) }
            )
        else { return nil }
        bookings.append(details)
        announce(details)
        return receipt(request.id)
    }
}

extension Message {
    /// Whether it can be the answer to that effect.
    fileprivate func fits(_ effect: Effect) -> Bool {
        switch (self, effect) {
        case (.codeFailed, .fetchCode), (.signInFailed, .signIn), (.bookingFailed, .book): true
        case (.bookingFailed, .change), (.bindingFailed, .beginBinding): true
        case (.bindingFailed, .scanWithPhone), (.failed, .undo), (.failed, .loadOutbox): true
        case (.failed, .loadBinding), (.failed, .retryFailed): true
        case (.failed, .cancel), (.failed, .retry), (.failed, .loadMyBookings), (.failed, .loadReceipt): true
        default: false
        }
    }
}
