package import Foundation

/// A service notification as the person's phone received it.
package struct SandboxMessage: Sendable, Identifiable {
    /// One line of the card.
    package struct Entry: Sendable, Hashable {
        package let key: String
        package let label: String
        package let value: String
    }

    /// Ascending from 1 within a run.
    package let id: Int
    package let receivedAt: Date
    package let openID: String
    package let user: String
    package let templateID: String
    package let templateCode: String
    package let title: String
    package let page: String?
    package let miniProgramState: String
    package let language: String
    /// In the order of the template.
    package let data: [Entry]

    /// The `msgid` of the answer, beyond 2^53 as the real ones are.
    package var messageID: Int { 1_888_884_277_765_816_321 + id }
}
