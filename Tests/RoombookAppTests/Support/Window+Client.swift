import RoomBooking
import Testing

/// What people do in the client, as they do it.
extension Window {
    /// Signs in on an empty form without a code, up to the board.
    func signIn(_ user: String) async throws {
        try await see("Sign in", "Username")
        try await type(user)
        try await press("Tab")
        try await type(Office.password)
        try await press("Tab", "Enter")
        try await see("Any room", "Vega")
    }

    /// From the demo's form, which is filled in, with a code of the sandbox's up to the board.
    func signInWithCode() async throws {
        try await press("Enter")
        try await see(like: "(Code|登录码) +[A-Za-z0-9]{20}")
        try await press("Enter")
    }

    /// From the board of today to tomorrow's; in the evening it begins there.
    func showTomorrow() async throws {
        let tomorrow = try #require(Office.tomorrow).iso
        if !(try await see("Any room")).contains(tomorrow) { try await press("]") }
        try await see("Any room", "Vega", tomorrow)
    }

    /// From the board to a form that is filled in, up to the attendees.
    func fillIn(room: String, start: String, end: String, title: String) async throws {
        try await press("Enter")
        try await see("Book a room")
        try await type(title)
        try await press("Tab", "Enter")
        try await see("Room (free ones first)")
        try await type(room)
        try await press("Enter")
        try await see(no: "Room (free ones first)")
        try await press("Tab", "C-u")
        try await type(start)
        try await press("Tab", "C-u")
        try await type(end)
        try await press("Tab")
        try await see(title, room, start, end)
    }
}
