import Glibc

/// Kind, owner and rights of a file, links not followed.
struct FileStatus {
    let isLink: Bool
    let isFolder: Bool
    let isRegular: Bool
    let isOurs: Bool
    let isRoots: Bool
    /// The lowest nine bits.
    let rights: mode_t

    /// Nil where there is nothing, or nothing that we may look at; `followingLinks` looks at what a link leads to.
    init?(_ path: String, followingLinks: Bool = false) {
        var status = stat()
        guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        isLink = status.st_mode & S_IFMT == S_IFLNK
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        isRegular = status.st_mode & S_IFMT == S_IFREG
        isOurs = status.st_uid == geteuid()
        isRoots = status.st_uid == 0
        rights = status.st_mode & 0o777
    }

    /// As `0600`.
    var mode: String { "0" + String(rights, radix: 8) }
}
