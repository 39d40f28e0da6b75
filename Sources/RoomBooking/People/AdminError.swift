/// Why a change to people, rooms or templates did not happen.
package enum AdminError: Error, Hashable, Sendable {
    case notSignedIn
    case notAllowed(Permission)
    case invalid(field: AdminField, problem: InputText.Problem)
    case invalidUsername
    case invalidCapacity(limit: Int)
    case invalidTemplateID
    case passwordTooShort(minimum: Int)
    case nameTaken(String)
    /// The first admin was made already: this one.
    case adminExists(String)
    case noSuchUser(String)
    case noSuchRoom(String)
    case notBound(String)
    case lastAdmin
    case hashingFailed
    case storage(StorageError)
}

/// The fields that an admin fills in.
package enum AdminField: String, Sendable {
    case username, displayName, password, roomName, floor, equipment, reason, page
}
