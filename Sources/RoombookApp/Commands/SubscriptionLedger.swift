import Foundation
import RoomBooking

/// Reads and writes the ledger for the commands; the right to the data file is the right to do so.
struct SubscriptionLedger {
    private let workspace: Workspace
    private var store: any Store { workspace.services.store }
    private var appID: String { workspace.services.appID }

    init(_ workspace: Workspace) {
        self.workspace = workspace
    }

    func user(named name: String) async throws(CommandFailure) -> User {
        let spelling = name.trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping
        let account = try await stored { () async throws(StorageError) in
            try await store.account(named: spelling)
        }
        guard let account else { throw .admin(.noSuchUser(String(spelling.prefix(64)))) }
        return account.user
    }

    func subscriptions(of user: UserID?) async throws(CommandFailure) -> [Subscription] {
        try await stored { () async throws(StorageError) in
            try await store.subscriptions(of: user, appID: appID)
        }
    }

    /// Notes a report about each template that has an id, and prints what is known then.
    func note(
        _ count: Int, of kinds: [NotificationKind], by name: String, json: Bool
    ) async throws(CommandFailure) {
        let user = try await user(named: name)
        try await checkBinding(of: user)
        let isNoted = try await stored { () async throws(StorageError) in
            try await store.noteAccept(count, of: Set(kinds), by: user.id, at: workspace.now, appID: appID)
        }
        guard isNoted else { throw .subscription(.noTemplateID(kinds.first ?? .booked)) }
        let known = try await subscriptions(of: user.id).filter { kinds.contains($0.kind) }
        if json { return Console.json(known.map { SubscriptionForm($0, zone: workspace.zone) }) }
        for subscription in known { Console.line(SubscriptionText.line(subscription, workspace)) }
    }

    private func checkBinding(of user: User) async throws(CommandFailure) {
        let binding = try await stored { () async throws(StorageError) in
            try await store.bindings(appID: appID)[user.id]
        }
        guard let binding else { throw .subscription(.notBound(username: user.username)) }
        if binding.invalidAt != nil { throw .subscription(.mustBindAgain(username: user.username)) }
    }

    private func stored<Value>(
        _ body: () async throws(StorageError) -> Value
    ) async throws(CommandFailure) -> Value {
        do throws(StorageError) {
            return try await body()
        } catch {
            throw .storage(error)
        }
    }
}
