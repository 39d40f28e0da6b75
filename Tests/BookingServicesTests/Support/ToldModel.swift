import BookingServices
import RoomBooking
import TestSupport
import Testing

/// What people can know of bookings from what was sent to them, and what must hold of each message as it leaves.
struct ToldModel {
    struct Key: Hashable {
        var person: UserID
        var booking: BookingID
    }

    let seed: UInt64
    /// What arrived, or may have.
    private var arrivals: [Key: [ClaimedMessage]] = [:]
    private(set) var kinds: [NotificationKind: Int] = [:]
    /// Everybody who ever took part.
    private(set) var tookPart: Set<Key> = []
    private var reminded: [Key: Set<Instant>] = [:]

    init(seed: UInt64) {
        self.seed = seed
    }

    mutating func note(_ details: BookingDetails) {
        for person in details.booking.people { tookPart.insert(Key(person: person, booking: details.id)) }
    }

    /// A message leaves; the booking is as it is stored at that moment.
    mutating func leaves(_ message: ClaimedMessage, about details: BookingDetails) {
        let key = Key(person: message.recipient, booking: message.booking)
        // A reminder may overtake the news that it was queued with, which is then told all the same.
        let told = told(key, before: message.id)
        let place: Comment = "seed \(seed): \(message), told \(String(describing: told))"
        let (facts, announcement) = (facts(of: details), message.announcement)
        let takesPart = details.takesPart(message.recipient)
        // One whose answer was lost may say again what has arrived.
        let isSecond = message.ambiguousAttempts > 0
        kinds[message.kind, default: 0] += 1
        #expect(tookPart.contains(key), place)
        switch (message.kind, told) {
        case (.booked, nil), (.booked, .isCancelled):
            #expect(takesPart && announcement.isSame(as: facts), place)
            #expect(announcement.person == facts.person && announcement.changes.isEmpty, place)
        case (.changed, .takesPlace(let known)):
            #expect(takesPart && announcement.isSame(as: facts), place)
            #expect(isSecond || announcement.changes == announcement.changes(since: known), place)
            #expect(!announcement.changes.isEmpty, place)
        case (.cancelled, .takesPlace(let known)):
            #expect(!takesPart && announcement.isSame(as: known), place)
        case (.reminder, _):
            #expect(takesPart && announcement.isSame(as: facts), place)
            #expect(isSecond || reminded[key]?.contains(announcement.slot.start) != true, place)
        case (.booked, .takesPlace), (.changed, nil), (.changed, .isCancelled), (.cancelled, nil),
            (.cancelled, .isCancelled):
            #expect(isSecond && takesPart != (message.kind == .cancelled), place)
        }
        if let last = arrivals[key]?.last, !isSecond {
            #expect(last.kind != message.kind || last.announcement != announcement, place)
        }
    }

    /// It arrived, or may have.
    mutating func mayHaveArrived(_ message: ClaimedMessage) {
        let key = Key(person: message.recipient, booking: message.booking)
        arrivals[key, default: []].append(message)
        if message.kind == .reminder { reminded[key, default: []].insert(message.announcement.slot.start) }
    }

    private func told(_ key: Key, before id: OutboxID = OutboxID(.max)) -> Told? {
        let earlier = arrivals[key, default: []].filter { $0.id.value < id.value }
        return earlier.max { $0.id.value < $1.id.value }.map {
            $0.kind == .cancelled ? .isCancelled : .takesPlace($0.announcement)
        }
    }

    /// Once nothing is left to send, everybody who can be reached knows how it is.
    func checkEnd(_ details: BookingDetails, people: [User]) {
        let facts = facts(of: details)
        for person in people {
            let known = told(Key(person: person.id, booking: details.id))
            let place: Comment =
                "seed \(seed): \(person.username) of \(details.booking), knows \(String(describing: known))"
            switch known {
            case .takesPlace(let announcement):
                #expect(details.takesPart(person.id) && announcement.isSame(as: facts), place)
            case nil, .isCancelled: #expect(!details.takesPart(person.id), place)
            }
        }
    }

    private func facts(of details: BookingDetails) -> Announcement {
        Announcement(
            title: details.booking.title, room: details.roomName, slot: details.booking.slot,
            timeZone: "Asia/Shanghai", person: details.organizer.displayName)
    }
}

extension Announcement {
    fileprivate func isSame(as other: Announcement) -> Bool { changes(since: other).isEmpty }
}

extension BookingDetails {
    fileprivate func takesPart(_ person: UserID) -> Bool {
        booking.state == .active && booking.people.contains(person)
    }
}
