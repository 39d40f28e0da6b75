import Glibc
import RoomBooking

/// Why a file can not be used.
enum FileProblem {
    /// Why a file that could not be read could not.
    static func reason(path: String) -> Bilingual {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return text(of: errno) }
        close(descriptor)
        return isRegular(path)
            ? Bilingual(zh: "不是 UTF-8 文本", en: "it is not UTF-8 text")
            : Bilingual(zh: "不是普通文件", en: "it is not a regular file")
    }

    /// Whether reading it comes to an end, as reading a pipe may not.
    static func isRegular(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// The system's error numbers in words; rare ones are left in the system's own.
    static func text(of number: Int32) -> Bilingual {
        switch number {
        case ENOENT: Bilingual(zh: "不存在", en: "it does not exist")
        case EACCES, EPERM: Bilingual(zh: "没有权限", en: "permission denied")
        case EISDIR: Bilingual(zh: "是文件夹", en: "it is a folder")
        case ENOTDIR: Bilingual(zh: "路径中有一段不是文件夹", en: "a part of its path is not a folder")
        case ELOOP: Bilingual(zh: "是符号链接", en: "it is a symbolic link")
        case ENOSPC, EDQUOT: Bilingual(zh: "磁盘已满", en: "the disk is full")
        case EROFS: Bilingual(zh: "文件系统只读", en: "the file system is read-only")
        case EIO: Bilingual(zh: "读写出错", en: "reading or writing failed")
        default: Bilingual(verbatim: String(cString: strerror(number)))
        }
    }
}
