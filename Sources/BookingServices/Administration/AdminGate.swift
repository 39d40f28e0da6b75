import RoomBooking

extension SessionService {
    /// Who holds the session, if they may do this.
    func admin(_ access: String, _ permission: Permission) async throws(AdminError) -> Identity {
        let identity = try await AdminError.identity(access, in: self)
        guard identity.may(permission) else { throw .notAllowed(permission) }
        return identity
    }
}

extension AdminError {
    /// Refuses a text that may not be stored; an empty one passes where it is optional.
    static func check(
        _ text: String, limit: Int, field: AdminField, isOptional: Bool = false
    ) throws(AdminError) {
        if isOptional, text.isEmpty { return }
        if let problem = InputText.check(text, limit: limit) {
            throw .invalid(field: field, problem: problem)
        }
    }
}
