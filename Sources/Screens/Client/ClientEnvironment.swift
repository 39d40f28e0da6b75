package import RoomBooking
package import TerminalIO
package import Themes

/// What every screen may look at, and none may change.
package struct ClientEnvironment: Sendable {
    package var language: Language
    package var theme: Theme
    package var policy: BookingPolicy
    /// Seconds that messages wait after a booking.
    package var undoWindow: Int64
    /// Whether a sandbox phone can hand over a code.
    package var hasPhone: Bool
    /// Makes the key of a booking about to be asked for.
    package var makeBookingID: @Sendable () -> BookingID
    package var now: Instant
    package var size: Size
    package var session: SignedInUser?
    package var outbox: OutboxCounts

    package init(
        language: Language, theme: Theme, policy: BookingPolicy, undoWindow: Int64, hasPhone: Bool,
        makeBookingID: @escaping @Sendable () -> BookingID, now: Instant, size: Size
    ) {
        self.language = language
        self.theme = theme
        self.policy = policy
        self.undoWindow = undoWindow
        self.hasPhone = hasPhone
        self.makeBookingID = makeBookingID
        self.now = now
        self.size = size
        outbox = OutboxCounts()
    }

    /// The text in the language of the screen.
    func say(_ zh: String, _ en: String) -> String {
        language == .chinese ? zh : en
    }

    var today: CalendarDay { policy.zone.day(now) }

    /// While all sending is stopped: until when, with the day where that is not today, and why in a sentence.
    var pause: (until: String, sentence: String)? {
        guard let hold = outbox.hold, hold.until > now else { return nil }
        let (day, time) = policy.zone.wall(hold.until)
        let until = day == today ? time.text : "\(day.iso.suffix(5)) \(time.text)"
        let sentence = say(
            "暂停发送至 \(until)：\(hold.reason.zh)", "Nothing is sent until \(until): \(hold.reason.en)")
        return (until, sentence)
    }
}

/// Who is signed in, without the tokens, which stay with the effect runner.
package struct SignedInUser: Sendable, Equatable {
    package var user: User
    package var isBound: Bool
    package var permissions: Set<Permission>
    package var dictionaries: Dictionaries

    package init(user: User, isBound: Bool, permissions: Set<Permission>, dictionaries: Dictionaries) {
        self.user = user
        self.isBound = isBound
        self.permissions = permissions
        self.dictionaries = dictionaries
    }
}
