import Foundation

extension Office {
    /// Dispatches until something was due, which news is at the next whole second; what the last dispatch told.
    func dispatchSoon(as user: String, expecting status: Int32 = 0) async throws -> [String: Any] {
        var last: Finished?
        for _ in 0..<200 {
            let finished = try await run(as: user, "outbox", "dispatch", "--json")
            last = finished
            let told = try JSON.object(Data(finished.output.utf8))
            let kinds = ["sent", "refused", "not_bound", "unconfirmed", "failed", "expired", "again"]
            guard kinds.contains(where: { (told.number($0) ?? 0) > 0 }) else { continue }
            guard finished.status == status else { break }
            return told
        }
        throw NotInTime(wanted: "a dispatch of something", found: last.map { "\($0)" } ?? "")
    }
}
