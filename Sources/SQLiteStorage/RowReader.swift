import Foundation
import GRDB

/// Reads the columns of a row from left to right; a value of the wrong type is damage, never a trap.
struct RowReader {
    private let row: Row
    private var index = 0

    init(_ row: Row) {
        self.row = row
    }

    mutating func next<Value: DatabaseValueConvertible>(_ type: Value.Type = Value.self) throws -> Value {
        guard let value = try nextIfAny(type) else { throw Self.unreadable }
        return value
    }

    mutating func nextIfAny<Value: DatabaseValueConvertible>(_ type: Value.Type = Value.self) throws -> Value?
    {
        let stored: DatabaseValue = row[index]
        index += 1
        if stored.isNull { return nil }
        guard let value = Value.fromDatabaseValue(stored) else { throw Self.unreadable }
        return value
    }

    mutating func nextCase<Value: RawRepresentable>(_ type: Value.Type = Value.self) throws -> Value
    where Value.RawValue == String {
        guard let value = Value(rawValue: try next(String.self)) else { throw Self.unreadable }
        return value
    }

    mutating func nextBytes() throws -> [UInt8] {
        [UInt8](try next(Data.self))
    }

    static var unreadable: DatabaseError {
        DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a row holds what it can not hold")
    }
}
