import Foundation
import Testing

/// What a command printed as JSON.
enum JSON {
    static func object(_ finished: Finished) throws -> [String: Any] {
        try #require(try value(finished) as? [String: Any], "\(finished)")
    }

    static func objects(_ finished: Finished) throws -> [[String: Any]] {
        try #require(try value(finished) as? [[String: Any]], "\(finished)")
    }

    static func object(_ bytes: Data) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    }

    private static func value(_ finished: Finished) throws -> Any {
        try #require(finished.status == 0, "\(finished)")
        return try JSONSerialization.jsonObject(with: Data(finished.output.utf8))
    }
}

extension [String: Any] {
    func text(_ key: String) -> String { self[key] as? String ?? "" }
    func number(_ key: String) -> Int? { self[key] as? Int }
    func texts(_ key: String) -> [String] { self[key] as? [String] ?? [] }
    func objects(_ key: String) -> [[String: Any]] { self[key] as? [[String: Any]] ?? [] }
}
