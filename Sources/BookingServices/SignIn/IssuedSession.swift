import RoomBooking

/// Freshly made tokens, and the record of them that the store keeps.
struct IssuedSession {
    let access: String
    let refresh: String
    private let accessDigest: [UInt8]
    private let refreshDigest: [UInt8]

    init(by maker: any TokenMaker) {
        access = maker.makeToken()
        refresh = maker.makeToken()
        accessDigest = maker.digest(access)
        refreshDigest = maker.digest(refresh)
    }

    func record(
        of user: UserID, family: String, clientID: String, at now: Instant, lifetimes: SessionLifetimes
    ) -> SessionRecord {
        SessionRecord(
            user: user, family: family, clientID: clientID, accessDigest: accessDigest,
            refreshDigest: refreshDigest, issued: now,
            accessExpires: now + min(lifetimes.access, lifetimes.refresh),
            refreshExpires: now + lifetimes.refresh)
    }

    /// The record that takes the place of `old`: it ends when `old` would have ended.
    func record(after old: SessionRecord, at now: Instant, lifetimes: SessionLifetimes) -> SessionRecord {
        var record = old
        record.accessDigest = accessDigest
        record.refreshDigest = refreshDigest
        record.issued = now
        record.accessExpires = min(now + lifetimes.access, old.refreshExpires)
        return record
    }

    func tokens(for record: SessionRecord) -> SessionTokens {
        SessionTokens(
            access: access, refresh: refresh, accessExpires: record.accessExpires,
            refreshExpires: record.refreshExpires)
    }
}
