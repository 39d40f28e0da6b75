/// A token in use, with the version of the row it came from; nil when it could not be stored.
struct LentAccessToken: Sendable {
    let value: Secret
    let version: Int64?
}
