/// Why the store could not do what was asked, whatever it is made of.
package enum StorageError: Error, Hashable, Sendable {
    /// Others kept it busy for longer than we wait; trying again may help.
    case busy
    case full
    case readOnly
    case damaged(detail: Bilingual)
    /// Written by a newer roombook.
    case newer
    case missing(path: String)
    case unsafe(path: String, problem: Bilingual)
    case unreachable(detail: Bilingual)
}
