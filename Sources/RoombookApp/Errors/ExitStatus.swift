import RoomBooking

/// How a command ends, after sysexits.h where that has a number.
package enum ExitStatus: Int32, Sendable {
    case done = 0
    /// A rule said no.
    case refused = 1
    case usage = 64
    case badInput = 65
    /// WeChat or the store is not reachable.
    case unavailable = 69
    /// Trying again may help.
    case busy = 75
    /// Not signed in, or not allowed.
    case notAllowed = 77
    case configuration = 78

    init(_ error: StorageError) {
        self = error == .busy ? .busy : .unavailable
    }

    init(_ failure: ExplainedFailure) {
        self =
            switch failure.kind {
            case .person: .notAllowed
            case .unreachable: .unavailable
            case .configuration: .configuration
            }
    }
}
