import BookingServices
import Foundation
import RoomBooking
import RoombookApp
import SQLiteStorage
import Secrets
import Synchronization
import WeChat

/// A data file with rooms, people whom WeChat reaches and organizers who are signed in, with its services.
final class Office: Sendable {
    let services: Services
    let databasePath: String
    private let zone: SiteZone
    private let rooms: [RoomID]
    private let people: [UserID]
    private let organizers: [(user: UserID, session: String)]
    private let nextIndex = Atomic<Int>(0)

    static let appID = "wxbench0123456789"
    private static let title = "Weekly planning 周会"
    static let templateID = String(repeating: "T", count: 43)

    /// Opens a new data file in a folder of its own; messages go to `server`, after `undoWindow` seconds,
    /// `atOnce` at a time.
    init(
        on bench: Workbench, people count: Int, undoWindow: Int64 = 0,
        atOnce: Int = NotificationSettings.standardAtOnce, server: WeChatBaseURL
    ) async throws(BenchFailure) {
        zone = try Self.zone()
        databasePath = try bench.makeFolder("office") + "/roombook.db"
        let configuration = Configuration(
            databasePath: databasePath,
            wechat: WeChatSettings(
                baseURL: server, appID: Self.appID, secret: .value(Secret("bench-secret"))),
            notifications: NotificationSettings(undoWindow: undoWindow, reminder: 0, atOnce: atOnce),
            policy: BookingPolicy(zone: zone, daysAhead: 365))
        do {
            services = try Services.build(configuration, create: true)
            let store = services.store
            try await Self.setTemplates(in: store)
            rooms = try await Self.addRooms(20, to: store)
            people = try await Self.addPeople(count, named: "person", to: store)
            organizers = try await Self.signIn(
                try await Self.addPeople(20, named: "organizer", to: store), in: store)
        } catch {
            let reason = (error as? CommandFailure)?.text(in: .english) ?? "\(error)"
            throw .failed("The data file \(databasePath) can not be made: \(reason)")
        }
    }

    /// Books the next free room and time, through the service, for an organizer and so many others.
    @discardableResult
    func book(attendees count: Int) async throws(BenchFailure) -> BookingReceipt {
        let place = nextPlace(attendees: count)
        let request = BookingRequest(
            id: place.id, room: place.room, day: place.day, start: place.start, end: place.start + 30,
            title: Self.title, attendees: place.attendees)
        do throws(BookingError) {
            return try await services.bookings.book(request, as: place.session)
        } catch {
            throw .failed("A booking was refused: \(error.text(in: .english))")
        }
    }

    /// Puts the rows of such a booking straight into the store.
    func insert(attendees count: Int) async throws(BenchFailure) {
        let (place, now) = (nextPlace(attendees: count), Instant(Date()))
        let start = zone.instant(place.day, place.start)
        guard let slot = TimeSlot(start: start, end: start + 1800) else { throw .failed("There is no time.") }
        let booking = Booking(
            id: place.id, room: place.room, slot: slot, title: Self.title, organizer: place.organizer,
            attendees: place.attendees)
        let announcement = Announcement(
            title: booking.title, room: "Room", slot: slot, timeZone: zone.identifier, person: "organizer")
        let messages = booking.people.map { person in
            NewOutboxMessage(
                booking: booking.id, bookingVersion: 1, kind: .booked, recipient: person,
                announcement: announcement, dueAt: now, notAfter: slot.end)
        }
        let event = BookingEvent(
            booking: booking.id, kind: .created, by: place.organizer, at: now, after: "{}")
        do throws(StorageError) {
            let outcome = try await services.store.insert(
                booking, event: event, announcing: messages, at: now)
            guard outcome == .inserted else { throw .unreachable(detail: Bilingual(verbatim: "\(outcome)")) }
        } catch {
            throw .failed("A booking was not stored: \(error.text(in: .english))")
        }
    }

    /// A dispatcher as roombook makes it.
    func dispatcher(
        observer: @escaping @Sendable (DispatchEvent) -> Void = { _ in }
    ) async throws(BenchFailure) -> OutboxDispatcher {
        let dispatcher: OutboxDispatcher?
        do throws(StorageError) {
            dispatcher = try await services.dispatcher(observer: observer)
        } catch {
            throw .failed("There is no dispatcher: \(error.text(in: .english))")
        }
        guard let dispatcher else { throw .failed("There is no server to send messages to.") }
        return dispatcher
    }

    private struct Place {
        let id: BookingID
        let room: RoomID
        let day: CalendarDay
        let start: ClockTime
        let organizer: UserID
        let session: String
        let attendees: [UserID]
    }

    private func nextPlace(attendees count: Int) -> Place {
        let index = nextIndex.add(1, ordering: .relaxed).oldValue
        let (slot, room) = index.quotientAndRemainder(dividingBy: rooms.count)
        let (day, halfHour) = slot.quotientAndRemainder(dividingBy: 24)
        let (now, organizer) = (Date(), organizers[index % organizers.count])
        var random = SystemRandomNumberGenerator()
        // Neighbouring bookings are of different people: two messages never go to one person at a time.
        let attendees = (0..<count).map { people[(index * count + $0) % people.count] }
        return Place(
            id: BookingID(now: now, using: &random), room: rooms[room],
            day: zone.day(Instant(now)) + (day + 2), start: ClockTime(minutes: 8 * 60 + halfHour * 30),
            organizer: organizer.user, session: organizer.session, attendees: attendees)
    }
}
