import Foundation
import GRDB
package import RoomBooking

extension SQLiteStore {
    package func booking(
        _ id: BookingID, appID: String
    ) async throws(StorageError) -> BookingDetails? {
        try await read { db in try db.details(.withID(id), appID: appID).first }
    }

    package func bookings(
        idSuffix: String, appID: String
    ) async throws(StorageError) -> [BookingDetails] {
        guard let query = BookingQuery.ending(in: idSuffix) else { return [] }
        return try await read { db in try db.details(query, appID: appID) }
    }

    package func bookings(
        overlapping slot: TimeSlot, appID: String
    ) async throws(StorageError) -> [BookingDetails] {
        try await read { db in try db.details(.overlapping(slot), appID: appID) }
    }

    package func bookings(
        of user: UserID, endingAfter instant: Instant, limit: Int, appID: String
    ) async throws(StorageError) -> [BookingDetails] {
        try await read { db in
            try db.details(.of(user, endingAfter: instant, limit: limit), appID: appID)
        }
    }
}

/// Which bookings `b` to read, and in which order.
struct BookingQuery: Sendable {
    let condition: String
    let arguments: [String: (any DatabaseValueConvertible & Sendable)?]

    /// No booking is longer, as the schema says: it bounds how far back a running one can have begun.
    private static let longest: Int64 = 90_000

    static func withID(_ id: BookingID) -> BookingQuery {
        BookingQuery(condition: "b.id = :id", arguments: ["id": Data(id.bytes)])
    }

    static func overlapping(_ slot: TimeSlot) -> BookingQuery {
        BookingQuery(
            condition: """
                b.state = 'active' AND b.start_s > :earliest AND b.start_s < :end AND b.end_s > :start
                ORDER BY b.start_s, b.room_id
                """,
            arguments: [
                "earliest": slot.start.seconds - longest, "start": slot.start.seconds,
                "end": slot.end.seconds,
            ])
    }

    static func of(_ user: UserID, endingAfter instant: Instant, limit: Int) -> BookingQuery {
        BookingQuery(
            condition: """
                b.id IN (
                    SELECT id FROM (
                        SELECT o.id FROM booking o
                        WHERE o.organizer_id = :user AND o.state = 'active' AND o.start_s > :earliest
                            AND o.end_s > :instant
                        ORDER BY o.start_s, o.id LIMIT :limit)
                    UNION ALL SELECT id FROM (
                        SELECT o.id FROM attendee a JOIN booking o ON o.id = a.booking_id
                        WHERE a.user_id = :user AND o.state = 'active' AND o.end_s > :instant
                        ORDER BY o.start_s, o.id LIMIT :limit))
                ORDER BY b.start_s, b.id LIMIT :limit
                """,
            arguments: [
                "user": user.value, "instant": instant.seconds, "earliest": instant.seconds - longest,
                "limit": max(0, limit),
            ])
    }

    /// Nil where the text can not be the end of an ID.
    static func ending(in suffix: String) -> BookingQuery? {
        let digits = suffix.lowercased().filter { $0 != "-" }
        guard (1...32).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            return nil
        }
        let condition = "substr(lower(hex(b.id)), :length) = :digits"
        let arguments: [String: (any DatabaseValueConvertible & Sendable)?] = [
            "length": -digits.count, "digits": digits,
        ]
        guard let tail = tail(of: digits) else {
            return BookingQuery(condition: condition + " ORDER BY b.start_s, b.id", arguments: arguments)
        }
        return BookingQuery(
            condition: "substr(b.id, 13) = :tail AND \(condition) ORDER BY b.start_s, b.id",
            arguments: arguments.merging(["tail": tail]) { $1 })
    }

    // The last four bytes, which are indexed.
    private static func tail(of digits: String) -> Data? {
        guard digits.count >= 8, let number = UInt32(digits.suffix(8), radix: 16) else { return nil }
        return withUnsafeBytes(of: number.bigEndian) { Data($0) }
    }
}

extension Database {
    /// The bookings of `query` with the names in them; bound means for `appID`, or for any where that is nil.
    func details(_ query: BookingQuery, appID: String?) throws -> [BookingDetails] {
        let arguments = StatementArguments(query.arguments.merging(["app": appID]) { $1 })
        var attendees: [BookingID: [Colleague]] = [:]
        _ = try all(
            """
            SELECT t.booking_id, \(Colleague.columns) FROM attendee t JOIN user u ON u.id = t.user_id
            WHERE t.booking_id IN (SELECT b.id FROM booking b WHERE \(query.condition))
            ORDER BY t.booking_id, t.position
            """, arguments
        ) { row in
            attendees[BookingID(bytes: try row.nextBytes()), default: []].append(try Colleague(&row))
        }
        return try all(
            """
            SELECT b.id, b.room_id, b.start_s, b.end_s, b.title, b.note, b.state, b.version, r.name,
                \(Colleague.columns)
            FROM booking b JOIN room r ON r.id = b.room_id JOIN user u ON u.id = b.organizer_id
            WHERE \(query.condition)
            """, arguments
        ) { row in try BookingDetails(&row, attendees: attendees) }
    }
}

extension BookingDetails {
    fileprivate init(_ row: inout RowReader, attendees: [BookingID: [Colleague]]) throws {
        let id = BookingID(bytes: try row.nextBytes())
        let room = RoomID(try row.next())
        let (start, end): (Int64, Int64) = (try row.next(), try row.next())
        guard let slot = TimeSlot(start: Instant(seconds: start), end: Instant(seconds: end)) else {
            throw RowReader.unreadable
        }
        let (title, note): (String, String) = (try row.next(), try row.next())
        let state: Booking.State = try row.nextCase()
        let version: Int = try row.next()
        let roomName: String = try row.next()
        let organizer = try Colleague(&row)
        let colleagues = attendees[id] ?? []
        self.init(
            booking: Booking(
                id: id, room: room, slot: slot, title: title, note: note, organizer: organizer.id,
                attendees: colleagues.map(\.id), state: state, version: version),
            roomName: roomName, organizer: organizer, attendees: colleagues)
    }
}
