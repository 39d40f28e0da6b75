package import RoomBooking

/// People, rooms and times that tests are about.
package enum Fixtures {
    package struct Missing: Error {
        package init() {}
    }

    package static let appID = "wx0123456789abcdef"

    /// Monday 2026-11-23 09:00 in Shanghai.
    package static let morning = Instant(seconds: 1_795_395_600)

    package static func zone(_ identifier: String = "Asia/Shanghai") throws -> SiteZone {
        guard let zone = SiteZone(identifier: identifier) else { throw Missing() }
        return zone
    }

    /// Minutes after `morning`, as in `slot(30, 90)`.
    package static func slot(_ start: Int64, _ end: Int64) throws -> TimeSlot {
        guard let slot = TimeSlot(start: morning + start * 60, end: morning + end * 60) else {
            throw Missing()
        }
        return slot
    }

    /// An ID that is the same for the same number.
    package static func bookingID(_ number: UInt32) -> BookingID {
        let tail = (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
        return BookingID(bytes: [1, 0x98, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0] + tail)
    }

    package static let people = [
        NewUser(
            username: "admin", displayName: "王管理", role: .admin, passwordHash: "$argon2id$admin"),
        NewUser(username: "lilei", displayName: "李雷", role: .staff, passwordHash: "$argon2id$lilei"),
        NewUser(username: "hanmeimei", displayName: "韩梅梅", role: .staff, passwordHash: "$argon2id$han"),
        NewUser(
            username: "jim", displayName: "Jim Green", role: .staff, passwordHash: "$argon2id$jim",
            language: .english),
    ]

    package static let rooms = [
        NewRoom(name: "Andromeda 仙女座", capacity: 4, floor: "2", equipment: ["tv"]),
        NewRoom(name: "Lyra 天琴座", capacity: 12, floor: "3", equipment: ["projector", "phone"]),
        NewRoom(name: "Orion 猎户座", capacity: 8, floor: "3", equipment: ["screen", "whiteboard"]),
    ]
}
