package import RoomBooking

/// An error of a service that says, among other things, what the store or the session said.
package protocol WrapsStorageError: Error {
    static var notSignedIn: Self { get }
    static func storage(_ error: StorageError) -> Self
}

extension SessionError: WrapsStorageError {}
extension BookingError: WrapsStorageError {}
extension AdminError: WrapsStorageError {}
extension BindError: WrapsStorageError {}

extension WrapsStorageError {
    static func wrapping<Value>(
        _ work: () async throws(StorageError) -> Value
    ) async throws(Self) -> Value {
        do {
            return try await work()
        } catch {
            throw .storage(error)
        }
    }

    /// Who holds the session; `notSignedIn` where nobody does.
    static func identity(_ access: String, in sessions: SessionService) async throws(Self) -> Identity {
        do {
            return try await sessions.identity(access: access)
        } catch {
            switch error {
            case .notSignedIn: throw .notSignedIn
            case .storage(let error): throw .storage(error)
            }
        }
    }
}
