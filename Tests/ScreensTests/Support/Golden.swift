import Foundation
import Screens
import TerminalIO
import Testing
import Themes

/// Pictures of screens kept as files; `ROOMBOOK_UPDATE_GOLDENS=1 swift test --filter ScreensTests` writes them anew.
enum Golden {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Goldens")

    private static let isUpdating = ProcessInfo.processInfo.environment["ROOMBOOK_UPDATE_GOLDENS"] == "1"

    static func compare(_ picture: String, with name: String) throws {
        let file = folder.appending(path: name)
        if isUpdating {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(picture.utf8).write(to: file)
            return
        }
        guard let data = try? Data(contentsOf: file) else {
            Issue.record("There is no golden \(name); this was drawn:\n\(picture)")
            return
        }
        let golden = String(decoding: data, as: UTF8.self)
        if picture != golden { Issue.record("\(name) differs.\n\(difference(golden, picture))") }
    }

    /// Every golden there is, by its name below the folder.
    static func names() throws -> Set<String> {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return Set(paths.filter { $0.hasSuffix(".txt") })
    }

    /// The size and the cursor, the text plane and, if wanted, the style plane with its legend.
    static func picture(of frame: Frame, withStyles: Bool) throws -> String {
        let cursor = frame.cursor.map { "cursor \($0.column),\($0.row)" } ?? "no cursor"
        var lines = ["\(frame.size.columns)x\(frame.size.rows) \(cursor)", frame.text()]
        if withStyles {
            var used: Set<Role> = []
            let plane = try (0..<frame.size.rows).map { row in
                try String(
                    frame.row(row).map { cell in
                        let role = try RoleTheme.role(of: cell.style)
                        if let role { used.insert(role) }
                        return role.map(RoleTheme.letter) ?? "!"
                    })
            }
            let legend = Role.allCases.filter { used.contains($0) && $0 != .text }
                .map { "\(RoleTheme.letter(of: $0))=\($0.rawValue)" }
            lines += ["---"] + plane.map(withoutTrailingBlanks) + [legend.joined(separator: " ")]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // The lines that differ, one above the other, with a mark where the first begins to.
    private static func difference(_ golden: String, _ picture: String) -> String {
        let old = golden.components(separatedBy: "\n")
        let new = picture.components(separatedBy: "\n")
        let differing = (0..<max(old.count, new.count)).filter { line(old, $0) != line(new, $0) }
        var report = ["\(differing.count) of \(new.count) lines:"]
        for (place, index) in differing.prefix(12).enumerated() {
            let (before, after) = (line(old, index) ?? "(no line)", line(new, index) ?? "(no line)")
            report += ["line \(index + 1)", "  golden |\(before)|", "  drawn  |\(after)|"]
            if place == 0 {
                let same = TextWidth.columns(before.commonPrefix(with: after))
                report.append(String(repeating: " ", count: 10 + same) + "^")
            }
        }
        return report.joined(separator: "\n")
    }

    private static func line(_ lines: [String], _ index: Int) -> String? {
        lines.indices.contains(index) ? lines[index] : nil
    }

    private static func withoutTrailingBlanks(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }
}
