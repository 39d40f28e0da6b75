import Foundation
import Glibc
import RoomBooking

/// Files that only their owner may read: secrets and sessions.
enum PrivateFile {
    /// Why a file is not used.
    enum Problem: Error, Equatable {
        case missing
        case unusable(Bilingual)
        case notRegular
        case foreignOwner
        case openToOthers
        case tooLarge

        var text: Bilingual {
            switch self {
            case .missing: Bilingual(zh: "文件不存在", en: "it does not exist")
            case .unusable(let reason): reason
            case .notRegular: Bilingual(zh: "不是普通文件", en: "it is not a regular file")
            case .foreignOwner: Bilingual(zh: "属于其他用户", en: "it belongs to another user")
            case .openToOthers:
                Bilingual(zh: "其他人可以访问，请运行 chmod 600", en: "others have access to it; run chmod 600 on it")
            case .tooLarge: Bilingual(zh: "文件过大", en: "it is too large")
            }
        }
    }

    /// The content of a file that belongs to us and to nobody else.
    static func read(_ path: String, limit: Int = 16 * 1024) throws(Problem) -> Data {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { throw .missing }
            throw errno == ELOOP ? .notRegular : .unusable(FileProblem.text(of: errno))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        guard status.st_uid == geteuid() else { throw .foreignOwner }
        guard status.st_mode & 0o077 == 0 else { throw .openToOthers }
        guard status.st_size <= limit else { throw .tooLarge }
        do {
            return try FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).readToEnd() ?? Data()
        } catch {
            throw .unusable(FileProblem.text(of: EIO))
        }
    }

    /// Replaces the file in one step; it is 0600 in a folder that is made 0700 where there is none.
    static func write(_ data: Data, to path: String) throws(Problem) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0...UInt32.max))"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unusable(FileProblem.reason(path: folder))
        }
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unusable(FileProblem.text(of: errno)) }
        let isWritten =
            fchmod(descriptor, 0o600) == 0 && writeAll(data, to: descriptor) && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten, rename(temporary, path) == 0 else {
            let reason = FileProblem.text(of: errno)
            unlink(temporary)
            throw .unusable(reason)
        }
    }

    private static func writeAll(_ data: Data, to descriptor: Int32) -> Bool {
        var rest = data[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
