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

    /// A picture of half blocks, dark on light on a terminal whatever its colours are; elsewhere ink is dark.
    static func picture(_ lines: [String]) {
        let terminal = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
        guard isatty(STDOUT_FILENO) == 1, terminal != "dumb" else {
            return write(lines.joined(separator: "\n") + "\n", to: STDOUT_FILENO)
        }
        // Black and white of the fixed colours where there are any: palettes turn the others around.
        let colors = terminal.contains("256color") ? "38;5;16;48;5;231" : "30;47"
        write(lines.map { "\u{1B}[\(colors)m\($0)\u{1B}[0m\n" }.joined(), to: STDOUT_FILENO)
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
