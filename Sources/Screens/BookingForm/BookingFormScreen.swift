import RoomBooking
import TerminalIO

/// The form of a booking, new or to be changed: fields at the left, the day of the chosen room at the right.
struct BookingFormScreen: Screen {
    enum Focus: Int, CaseIterable { case title, room, day, start, end, attendees, note, submit }

    let id: BookingID
    let organizer: UserID?
    /// What is booked so far; nil in the form of a new booking.
    let booked: BookingDetails?
    private let original: BookingFields?
    /// Whether the day is known: rooms and people come with it.
    private(set) var isLoaded: Bool
    private(set) var availability: Availability
    private(set) var fields: BookingFields
    private(set) var focus = Focus.title
    private(set) var isSending = false
    /// Fields that have been left, or everything once it was sent: only these show what is wrong with them.
    private(set) var visited: Set<BookingField> = []
    private(set) var answer: Bilingual?
    private(set) var offers: [Offer] = []
    private var wasAskedToLeave = false
    /// A race was lost, and the day is being read anew: what is known of it would offer what is taken.
    private var awaitsOffers = false

    init(
        id: BookingID, availability: Availability, room: Room, start: ClockTime, end: ClockTime,
        organizer: UserID?
    ) {
        self.id = id
        self.availability = availability
        self.organizer = organizer
        booked = nil
        original = nil
        isLoaded = true
        fields = BookingFields(room: room, day: availability.board.day, start: start, end: end)
    }

    /// Filled in with what is booked.
    init(changing details: BookingDetails, _ environment: ClientEnvironment) {
        id = details.id
        organizer = details.organizer.id
        booked = details
        fields = BookingFields(details, zone: environment.policy.zone)
        original = fields
        isLoaded = false
        let day = environment.policy.zone.day(details.booking.slot.start)
        availability = Availability(
            board: DayBoard(day: day, rooms: [], bookings: [], colleagues: []), policy: environment.policy)
    }

    var scope: Scope { .form }
    var takesText: Bool {
        isLoaded && field.map { [.title, .day, .start, .end, .note].contains($0) } ?? false
    }

    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool {
        isLoaded || [.back, .help, .language, .redraw, .suspend, .interrupt].contains(action)
    }

    /// The field that has the focus; nil on the button.
    var field: BookingField? {
        switch focus {
        case .title: .title
        case .room: .room
        case .day: .day
        case .start: .start
        case .end: .end
        case .attendees: .attendees
        case .note: .note
        case .submit: nil
        }
    }

    func loading(_ environment: ClientEnvironment) -> [Effect] {
        [.loadDay(fields.day(today: environment.today) ?? availability.board.day)]
    }

    mutating func edit(_ key: Key, _ environment: ClientEnvironment) -> Bool {
        guard takesText, !isSending, let field else { return false }
        let before = fields
        guard fields.edit(field, key) else { return false }
        wasAskedToLeave = false
        forgetAnswer(ifChangedFrom: before)
        return true
    }

    mutating func insert(_ text: String, _ environment: ClientEnvironment) {
        guard takesText, !isSending, let field else { return }
        let before = fields
        fields.insert(text, into: field)
        forgetAnswer(ifChangedFrom: before)
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        if action == .back { return back() }
        wasAskedToLeave = false
        guard isLoaded, !isSending else { return [] }
        switch action {
        case .nextField, .down: return move(by: 1, environment)
        case .previousField, .up: return move(by: -1, environment)
        case .left: if focus == .room { stepRoom(by: -1) }
        case .right: if focus == .room { stepRoom(by: 1) }
        case .confirm: return confirm(environment)
        case .toggle: return focus == .submit ? submit(environment) : open(environment)
        case .submit: return leave(environment) + submit(environment)
        case .offer1: return accept(offer: 0)
        case .offer2: return accept(offer: 1)
        case .offer3: return accept(offer: 2)
        default: break
        }
        return []
    }

    mutating func take(_ answer: Answer, _ environment: ClientEnvironment) -> [Step] {
        let before = fields
        defer { forgetAnswer(ifChangedFrom: before) }
        switch answer {
        case .room(let id): fields.room = availability.board.rooms.first { $0.id == id } ?? fields.room
        case .day(let day): fields.set(day: day)
        case .start(let time): fields.set(start: time)
        case .end(let time): fields.set(end: time)
        case .attendees(let people): fields.attendees = people
        case .confirmed: break
        }
        return move(by: 1, environment)
    }

    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] {
        switch message {
        case .dayLoaded(let board) where board.day == fields.day(today: environment.today):
            availability = Availability(board: board.without(id), policy: environment.policy)
            isLoaded = true
            fields.room = board.rooms.first { $0.id == fields.room.id } ?? fields.room
            if awaitsOffers || !offers.isEmpty { offers = freshOffers(environment) }
            awaitsOffers = false
        case .booked(let receipt) where receipt.details.id == id && booked == nil,
            .changed(let receipt) where receipt.details.id == id && booked != nil:
            return [.replace(ReceiptScreen(receipt: receipt))]
        case .bookingFailed(let error):
            return fail(error, environment)
        default:
            break
        }
        return []
    }

    /// What is wrong with the fields as they stand; the first one a field.
    func problems(_ environment: ClientEnvironment) -> [BookingField: BookingRefusal] {
        let problems = fields.problems(availability, changing: original, environment)
        return Dictionary(problems.map { ($0.field, $0) }) { first, _ in first }
    }

    /// The problems that are shown: those of fields that have been left, and at once what is too long or not to be had.
    func shownProblems(_ environment: ClientEnvironment) -> [BookingField: BookingRefusal] {
        problems(environment).filter { field, refusal in
            switch refusal {
            case .taken, .roomClosed, .titleTooLong, .noteTooLong: true
            default: visited.contains(field)
            }
        }
    }

    // A form in which something was filled in asks once before it is thrown away.
    private mutating func back() -> [Step] {
        if isSending { return [] }
        if !isFilledIn || wasAskedToLeave { return [.close] }
        wasAskedToLeave = true
        let text =
            booked == nil
            ? Bilingual(zh: "再按一次 Esc 放弃填写的内容", en: "Esc again throws the form away")
            : Bilingual(zh: "再按一次 Esc 放弃修改", en: "Esc again throws the changes away")
        return [.notice(Notice(level: .info, text: text))]
    }

    private var isFilledIn: Bool {
        if let original { return !fields.isSame(as: original) }
        return !fields.title.text.isEmpty || !fields.note.text.isEmpty || !fields.attendees.isEmpty
    }

    private mutating func confirm(_ environment: ClientEnvironment) -> [Step] {
        switch focus {
        case .submit:
            return submit(environment)
        case .title, .note:
            // On to what is missing, or to the button when nothing is.
            let steps = leave(environment)
            let missing = problems(environment)
            let next = BookingField.allCases.first { missing[$0] != nil && $0 != field }
            moveFocus(to: next.flatMap(Self.place) ?? .submit)
            return steps
        default:
            return open(environment)
        }
    }

    private static func place(of field: BookingField) -> Focus? {
        [
            .title: .title, .room: .room, .day: .day, .start: .start, .end: .end, .attendees: .attendees,
            .note: .note,
        ][field]
    }

    private mutating func open(_ environment: ClientEnvironment) -> [Step] {
        guard let field else { return [] }
        let choices = BookingChoices(
            availability: availability, fields: fields, organizer: organizer, environment: environment)
        switch field {
        case .room: return [.open(choices.rooms)]
        case .day:
            return [.open(CalendarOverlay(day: fields.day(today: environment.today) ?? environment.today))]
        case .start: return [.open(choices.starts)]
        case .end: return [.open(choices.ends)]
        case .attendees: return [.open(choices.people)]
        case .title, .note: return []
        }
    }

    private mutating func move(by step: Int, _ environment: ClientEnvironment) -> [Step] {
        let steps = leave(environment)
        let count = Focus.allCases.count
        moveFocus(to: Focus(rawValue: (focus.rawValue + step + count) % count) ?? .title)
        return steps
    }

    private mutating func moveFocus(to place: Focus) {
        focus = place
        if let field { fields.select(field) }
    }

    // Leaving a field by any key keeps what was typed, written out in full where it can be read.
    private mutating func leave(_ environment: ClientEnvironment) -> [Step] {
        guard let field else { return [] }
        visited.insert(field)
        fields.settle(field, today: environment.today)
        guard field == .day, let day = fields.day(today: environment.today), day != availability.board.day
        else {
            return []
        }
        return [.effect(.loadDay(day))]
    }

    private mutating func stepRoom(by step: Int) {
        let rooms = availability.board.rooms
        guard let index = rooms.firstIndex(where: { $0.id == fields.room.id }) else { return }
        let before = fields
        fields.room = rooms[(index + step + rooms.count) % rooms.count]
        forgetAnswer(ifChangedFrom: before)
    }

    // What was said of another room or time holds no more.
    private mutating func forgetAnswer(ifChangedFrom before: BookingFields) {
        guard !fields.asksForSame(as: before) else { return }
        answer = nil
        offers = []
        awaitsOffers = false
    }

    private mutating func submit(_ environment: ClientEnvironment) -> [Step] {
        if let original, fields.isSame(as: original) {
            let text = Bilingual(zh: "没有修改任何内容", en: "Nothing was changed")
            return [.close, .notice(Notice(level: .info, text: text))]
        }
        visited = Set(BookingField.allCases)
        answer = nil
        offers = []
        awaitsOffers = false
        let broken = problems(environment)
        if let first = BookingField.allCases.first(where: { broken[$0] != nil }) {
            if case .taken = broken[first] {
                offers = freshOffers(environment)
                focus = .submit
            } else {
                moveFocus(to: Self.place(of: first) ?? .title)
            }
            return []
        }
        guard let request = fields.request(id: id, today: environment.today) else { return [] }
        isSending = true
        guard let booked else { return [.effect(.book(request))] }
        return [.effect(.change(request, version: booked.booking.version))]
    }

    // Losing a race lands softly: the form stays, the day is read anew, and near offers are numbered.
    private mutating func fail(_ error: BookingError, _ environment: ClientEnvironment) -> [Step] {
        guard isSending else { return [] }
        isSending = false
        focus = .submit
        answer = Bilingual(zh: error.text(in: .chinese), en: error.text(in: .english))
        offers = []
        awaitsOffers = error.isTaken
        return loading(environment).map(Step.effect)
    }

    private func freshOffers(_ environment: ClientEnvironment) -> [Offer] {
        guard let start = fields.startTime, let end = fields.endTime, end > start,
            availability.booking(in: fields.room.id, from: start, to: end) != nil || answer != nil
        else { return [] }
        return availability.offers(near: fields.room, from: start, to: end, now: environment.now)
    }

    private mutating func accept(offer index: Int) -> [Step] {
        guard offers.indices.contains(index) else { return [] }
        let offer = offers[index]
        fields.room = offer.room
        fields.set(start: offer.start)
        fields.set(end: offer.end)
        offers = []
        answer = nil
        focus = .submit
        return []
    }
}

extension DayBoard {
    /// The day as it is for a booking that may move: it is not in its own way.
    fileprivate func without(_ booking: BookingID) -> DayBoard {
        var board = self
        board.bookings.removeAll { $0.id == booking }
        return board
    }
}

extension BookingError {
    /// Whether somebody else was faster.
    fileprivate var isTaken: Bool {
        guard case .refused(let refusals) = self else { return false }
        return refusals.contains { if case .taken = $0 { true } else { false } }
    }
}
