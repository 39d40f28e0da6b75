import RoomBooking

/// What a password may be: its length in bytes, no control characters, and otherwise anything.
enum PasswordRules {
    static let minimumCharacters = 8

    static func problem(_ password: String) -> InputText.Problem? {
        if password.isEmpty { return .empty }
        if password.utf8.count > SignInLimits.passwordBytes {
            return .tooLong(limit: SignInLimits.passwordBytes)
        }
        let hasControls = password.unicodeScalars.contains { $0.properties.generalCategory == .control }
        return hasControls ? .controlCharacters : nil
    }
}
