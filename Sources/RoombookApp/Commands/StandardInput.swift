import Glibc

/// Lines of standard input: what others must not see stays out of argv.
enum StandardInput {
    /// The next line without its end, at most `limit` bytes and one more; nil where the input is over.
    static func line(limit: Int) -> [UInt8]? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        var isOver = false
        // Byte by byte: what follows the line is left for whoever reads next.
        while line.count <= limit + 1 {
            let count = Glibc.read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            isOver = count <= 0
            if isOver || byte == UInt8(ascii: "\n") { break }
            line.append(byte)
        }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return isOver && line.isEmpty ? nil : line
    }
}
