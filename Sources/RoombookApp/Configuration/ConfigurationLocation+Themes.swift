import Foundation
import RoomBooking
import Themes

extension ConfigurationLocation {
    /// The theme of that name: one of the program's, one in the user's `themes` folder, or a file named by its path.
    func theme(named name: String) throws(CommandFailure) -> ThemeFile {
        let (text, path) = try themeText(name)
        do throws(ThemeError) {
            return try ThemeFile.parse(text, path: path)
        } catch {
            throw .configuration(.badTheme(error))
        }
    }

    private func themeText(_ name: String) throws(CommandFailure) -> (text: String, path: String) {
        if let text = ThemeLibrary.text(named: name) { return (text, "themes/\(name).toml") }
        let isPath = name.contains("/")
        let path = isPath ? name : themeFolder + "/\(name).toml"
        guard FileManager.default.fileExists(atPath: path) || isPath else {
            throw .configuration(.unknownTheme(name: name, known: ThemeLibrary.names))
        }
        guard FileProblem.isRegular(path), let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: 64 * 1024 + 1),
            let text = String(validating: data, as: UTF8.self)
        else {
            throw .configuration(.unreadable(path: path, reason: FileProblem.reason(path: path)))
        }
        return (text, path)
    }
}
