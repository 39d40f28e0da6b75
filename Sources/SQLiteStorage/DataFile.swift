import Foundation
import GRDB
import RoomBooking

/// The file in which everything is kept: checked before SQLite gets to write to it.
struct DataFile {
    /// What is there before we start.
    enum Content {
        case empty, ours
    }

    /// "rmbk", in the header of each file of ours.
    static let applicationID: Int32 = 0x726D_626B

    /// The smallest page of SQLite.
    private static let smallest = 512

    /// Absolute, so that SQLite never takes it for a URI.
    let path: String
    var folder: String { (path as NSString).deletingLastPathComponent }

    init(path: String) {
        self.path = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// Makes sure that nobody else can reach the file; with `create` makes it (0600) and its folders (0700).
    func secure(create: Bool) throws(StorageError) {
        if create { try makeFolder(folder) }
        guard let folderStatus = status(of: folder) else { throw .missing(path: path) }
        try check(
            folder, folderStatus, kind: S_IFDIR, refusing: 0o022, named: Bilingual(zh: "文件夹", en: "a folder"))
        // mknod makes the file without opening it (and follows no link): closing a descriptor of ours would
        // drop the locks that SQLite holds on the file in this process.
        if create, mknod(path, S_IFREG | 0o600, 0) != 0, errno != EEXIST { throw unreachable(path) }
        guard let fileStatus = status(of: path) else { throw .missing(path: path) }
        try check(
            path, fileStatus, kind: S_IFREG, refusing: 0o077,
            named: Bilingual(zh: "普通文件", en: "a regular file"))
    }

    /// Looks into the file without locking, recovering or changing anything.
    ///
    /// Refuses what no roombook wrote, and what a newer one wrote.
    func probe() throws(StorageError) -> Content {
        let size = status(of: path)?.st_size ?? 0
        if size == 0 { return .empty }
        // SQLite itself takes a few bytes for an empty file.
        if size < Self.smallest { throw .damaged(detail: Bilingual(zh: "文件不完整", en: "the file is cut off")) }
        do {
            return try look(locking: false)
        } catch {
            // Without a lock, a file that another process is writing to right now can look cut off.
            guard case .damaged = error else { throw error }
        }
        do {
            return try look(locking: true)
        } catch {
            // A crash left a journal that only an opening for writing rolls back.
            guard error == .readOnly else { throw error }
            return .ours
        }
    }

    private func look(locking: Bool) throws(StorageError) -> Content {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let uri = "file:" + (path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path)
        let file = uri + (locking ? "?mode=ro" : "?immutable=1")
        do {
            return try DatabaseQueue(path: file, configuration: configuration).unsafeRead { db in
                guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == Self.applicationID else {
                    throw StorageError.unsafe(
                        path: path, problem: Bilingual(zh: "它属于其他程序", en: "it belongs to another program"))
                }
                // Where another process is migrating right now this may not be readable yet.
                if (try? Migrations.migrator.hasBeenSuperseded(db)) == true { throw StorageError.newer }
                return .ours
            }
        } catch {
            throw StorageError(error)
        }
    }

    private func makeFolder(_ path: String) throws(StorageError) {
        if status(of: path) != nil { return }
        let parent = (path as NSString).deletingLastPathComponent
        if parent != path { try makeFolder(parent) }
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw unreachable(path) }
    }

    private func check(
        _ path: String, _ status: stat, kind: mode_t, refusing rights: mode_t, named: Bilingual
    ) throws(StorageError) {
        func refuse(_ zh: String, _ en: String) -> StorageError {
            .unsafe(path: path, problem: Bilingual(zh: zh, en: en))
        }
        if status.st_mode & S_IFMT == S_IFLNK { throw refuse("它是符号链接", "it is a symbolic link") }
        if status.st_mode & S_IFMT != kind { throw refuse("它不是\(named.zh)", "it is not \(named.en)") }
        if status.st_uid != geteuid() { throw refuse("它属于其他用户", "it belongs to another user") }
        if status.st_mode & rights != 0 {
            throw refuse("其他人可以访问，请收回权限（chmod go=）", "others have access to it; take it away with chmod go=")
        }
    }

    private func status(of path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }

    private func unreachable(_ path: String) -> StorageError {
        .unreachable(detail: Bilingual(verbatim: "\(path): \(String(cString: strerror(errno)))"))
    }
}
