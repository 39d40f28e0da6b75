import Foundation
import Glibc
import TerminalIO

/// Where commands write: plain lines, made safe for the terminal; JSON as it is.
enum Console {
    static func line(_ text: String) {
        write(
            text.split(separator: "\n", omittingEmptySubsequences: false).map { safeText(String($0)) }
                .joined(separator: "\n") + "\n", to: STDOUT_FILENO)
    }

    static func error(_ text: String) {
        for line in text.split(separator: "\n") {
            write("roombook: \(safeText(String(line)))\n", to: STDERR_FILENO)
        }
    }

    static func json(_ value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        guard let data = try? encoder.encode(value) else { return }
        write(String(decoding: data, as: UTF8.self) + "\n", to: STDOUT_FILENO)
    }

    // Straight to the descriptor: a pipe sees each line when it is written.
    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
