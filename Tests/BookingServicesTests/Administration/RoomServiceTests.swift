import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Keeping rooms")
struct RoomServiceTests {
    @Test("a room is added as given, without blanks around it and each equipment once")
    func adds() async throws {
        let site = try await Site()
        let access = try await site.access(site.ada)
        let room = try await site.roomService.add(
            NewRoom(name: " Vega ", capacity: 6, floor: " 2 ", equipment: ["tv", " tv", "phone"]), as: access)
        #expect(room.name == "Vega" && room.floor == "2" && room.equipment == ["tv", "phone"])
        #expect(try await site.roomService.list(as: access).contains(room))
        await #expect(throws: AdminError.nameTaken("VEGA")) {
            try await site.roomService.add(NewRoom(name: "VEGA", capacity: 6), as: access)
        }
    }

    @Test(
        "name, seats, floor and equipment have their limits",
        arguments: [
            (NewRoom(name: "", capacity: 1), AdminError.invalid(field: .roomName, problem: .empty)),
            (
                NewRoom(name: String(repeating: "r", count: 41), capacity: 1),
                .invalid(field: .roomName, problem: .tooLong(limit: 40))
            ),
            (NewRoom(name: "R", capacity: 0), .invalidCapacity(limit: 1000)),
            (NewRoom(name: "R", capacity: 1001), .invalidCapacity(limit: 1000)),
            (
                NewRoom(name: "R", capacity: 1, floor: "\u{1B}[2J"),
                .invalid(field: .floor, problem: .controlCharacters)
            ),
            (NewRoom(name: "R", capacity: 1, equipment: [""]), .invalid(field: .equipment, problem: .empty)),
            (
                NewRoom(name: "R", capacity: 1, equipment: [String(repeating: "e", count: 31)]),
                .invalid(field: .equipment, problem: .tooLong(limit: 30))
            ),
        ] as [(NewRoom, AdminError)])
    func limits(room: NewRoom, error: AdminError) async throws {
        let site = try await Site()
        await #expect(throws: error) {
            try await site.roomService.add(room, as: try await site.access(site.ada))
        }
    }

    @Test("a closed room takes no bookings until it is opened, and says why")
    func closes() async throws {
        let site = try await Site()
        let access = try await site.access(site.ada)
        let request = try site.request(site.lyra, "14:00", "15:00")
        try await site.roomService.close("lyra", reason: " 装修 ", as: access)
        await #expect(throws: BookingError.refused([.roomClosed(room: "Lyra", reason: "装修")])) {
            try await site.bookings.book(request, as: access)
        }
        try await site.roomService.open("LYRA", as: access)
        _ = try await site.bookings.book(request, as: access)
    }

    @Test("closing needs a reason and a room that there is")
    func closesWhat() async throws {
        let site = try await Site()
        let access = try await site.access(site.ada)
        await #expect(throws: AdminError.invalid(field: .reason, problem: .empty)) {
            try await site.roomService.close("Lyra", reason: " ", as: access)
        }
        await #expect(throws: AdminError.noSuchRoom("Vega")) {
            try await site.roomService.close("Vega", reason: "x", as: access)
        }
    }
}
