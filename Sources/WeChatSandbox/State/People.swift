import Foundation

/// The people with a phone: each has one openid for the whole run.
struct People {
    struct Person {
        let user: String
        let openID: String
        let unionID: String
        var isBlocked = false
        var logins = WindowCounter(.minute)
    }

    private var byUser: [String: Person] = [:]
    private var usersByOpenID: [String: String] = [:]

    var all: [Person] { byUser.values.sorted { $0.user < $1.user } }

    /// The person of that name, who is made at the first mention.
    mutating func person(named user: String) throws(SandboxError) -> Person {
        if let person = byUser[user] { return person }
        guard Self.isName(user) else { throw .invalidUserName }
        let person = Person(user: user, openID: Identifiers.openID(), unionID: Identifiers.unionID())
        byUser[user] = person
        usersByOpenID[person.openID] = user
        return person
    }

    func person(openID: String) -> Person? {
        usersByOpenID[openID].flatMap { byUser[$0] }
    }

    func existing(_ user: String) -> Person? {
        byUser[user]
    }

    mutating func setBlocked(_ isBlocked: Bool, user: String) {
        byUser[user]?.isBlocked = isBlocked
    }

    /// Counts one exchange of that person's codes and tells whether it is within the limit of a minute.
    mutating func admitsLogin(of user: String, limit: Int?, at now: Date) -> Bool {
        byUser[user]?.logins.admits(limit: limit, at: now) ?? true
    }

    private static func isName(_ user: String) -> Bool {
        (1...64).contains(user.count)
            && user.unicodeScalars.count <= 256
            && user.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
}
