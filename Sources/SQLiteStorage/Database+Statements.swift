import GRDB

// Statements are prepared once per connection and kept.
extension Database {
    /// Runs a statement; how many rows it changed.
    @discardableResult
    func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Int {
        try cachedStatement(sql: sql).execute(arguments: arguments)
        return changesCount
    }

    /// Every row, read by `body`.
    func all<Value>(
        _ sql: String, _ arguments: StatementArguments = StatementArguments(),
        _ body: (inout RowReader) throws -> Value
    ) throws -> [Value] {
        let cursor = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        var values: [Value] = []
        while let row = try cursor.next() {
            var reader = RowReader(row)
            values.append(try body(&reader))
        }
        return values
    }

    /// The only row, read by `body`.
    func one<Value>(
        _ sql: String, _ arguments: StatementArguments = StatementArguments(),
        _ body: (inout RowReader) throws -> Value
    ) throws -> Value? {
        try all(sql, arguments, body).first
    }
}
