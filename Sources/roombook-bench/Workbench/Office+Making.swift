import Foundation
import RoomBooking
import RoombookApp
import Secrets
import WeChat

extension Office {
    static func zone() throws(BenchFailure) -> SiteZone {
        guard let zone = SiteZone(identifier: "Asia/Shanghai") else {
            throw .failed(
                "The time zone Asia/Shanghai is not known here. Install it with: apt-get install tzdata")
        }
        return zone
    }

    static func setTemplates(in store: any Store) async throws(StorageError) {
        for var template in try await store.templates() {
            template.templateID = templateID
            // Nobody has to accept each message.
            template.isLongTerm = true
            try await store.set(template)
        }
    }

    static func addRooms(_ count: Int, to store: any Store) async throws -> [RoomID] {
        var rooms: [RoomID] = []
        for index in 0..<count {
            let room = try await store.add(NewRoom(name: "Room \(index)", capacity: 60))
            rooms.append(try added(room).id)
        }
        return rooms
    }

    /// Adds people whom WeChat reaches.
    static func addPeople(_ count: Int, named name: String, to store: any Store) async throws -> [UserID] {
        var people: [UserID] = []
        for index in 0..<count {
            // Nobody signs in with a password here, so there is nothing to hash.
            let user = try added(
                try await store.add(
                    NewUser(
                        username: "\(name).\(index)", displayName: "\(name) \(index)", role: .staff,
                        passwordHash: "-")))
            let identity = WeChatIdentity(openID: openID("\(name)\(index)"), unionID: nil)
            _ = try await store.bind(identity, appID: appID, to: user.id, at: Instant(Date()))
            people.append(user.id)
        }
        return people
    }

    /// Opens a session for each; the access tokens of these sessions.
    static func signIn(
        _ people: [UserID], in store: any Store
    ) async throws -> [(user: UserID, session: String)] {
        let tokens = try SodiumTokenMaker()
        var sessions: [(user: UserID, session: String)] = []
        for user in people {
            let (access, refresh, now) = (tokens.makeToken(), tokens.makeToken(), Instant(Date()))
            try await store.open(
                SessionRecord(
                    user: user, family: "bench", clientID: "bench", accessDigest: tokens.digest(access),
                    refreshDigest: tokens.digest(refresh), issued: now, accessExpires: now + 86_400,
                    refreshExpires: now + 86_400))
            sessions.append((user, access))
        }
        return sessions
    }

    /// An openId as WeChat writes them: 28 characters.
    static func openID(_ seed: String) -> String {
        "o" + String((seed + String(repeating: "x", count: 27)).prefix(27))
    }

    private static func added<Value>(_ value: Value?) throws(BenchFailure) -> Value {
        guard let value else { throw .failed("The new data file is not empty.") }
        return value
    }
}
