import Foundation

/// What is going on, on standard error.
enum Progress {
    static func say(_ text: String) {
        FileHandle.standardError.write(Data("roombook-bench: \(text)\n".utf8))
    }
}
