import GRDB
import RoomBooking

extension StorageError {
    /// What an error of GRDB or SQLite means to those above; the only place that knows their codes.
    init(_ error: any Error) {
        if let error = error as? StorageError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self = .unreachable(detail: Bilingual(verbatim: "\(type(of: error))"))
            return
        }
        // Never the error's description: it may hold the statement.
        let detail = Bilingual(
            verbatim: "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "-")")
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_FULL: self = .full
        case .SQLITE_READONLY: self = .readOnly
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: self = .damaged(detail: detail)
        case .SQLITE_IOERR where error.isOfDamagedContent: self = .damaged(detail: detail)
        default: self = .unreachable(detail: detail)
        }
    }
}

extension DatabaseError {
    fileprivate var isOfDamagedContent: Bool {
        extendedResultCode == .SQLITE_IOERR_DATA || extendedResultCode == .SQLITE_IOERR_CORRUPTFS
    }
}
