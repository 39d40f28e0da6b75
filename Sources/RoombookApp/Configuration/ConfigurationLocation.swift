import Foundation
package import RoomBooking

/// Where things lie, from flags and environment: `--config`, `$ROOMBOOK_CONFIG`, the user's folder, `/etc`.
package struct ConfigurationLocation: Sendable {
    package let flag: String?
    package let environment: [String: String]

    package init(flag: String?, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.flag = flag
        self.environment = environment
    }

    /// The file to read: what was named even where it does not exist, else the first that exists.
    package func existing() throws(ConfigurationError) -> String {
        if let named { return named }
        let places = [personal, "/etc/roombook/config.toml"]
        guard let found = places.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            throw .none
        }
        return found
    }

    /// The file that `init` writes where there is none.
    package var writable: String { named ?? personal }

    /// The configuration with what the environment overrules.
    package func load() throws(ConfigurationError) -> Configuration {
        var configuration = try ConfigurationFile(path: try existing()).configuration()
        if let language = try environmentLanguage() { configuration.language = language }
        if let theme = value("ROOMBOOK_THEME") { configuration.theme = theme }
        return configuration
    }

    /// `ROOMBOOK_LANG`, where it is set to anything but `auto`.
    package func environmentLanguage() throws(ConfigurationError) -> Language? {
        guard let name = value("ROOMBOOK_LANG"), name != "auto" else { return nil }
        guard let language = Language(rawValue: name) else {
            throw .badEnvironment(
                name: "ROOMBOOK_LANG", expected: Bilingual(zh: " auto、zh 或 en", en: "auto, zh or en"))
        }
        return language
    }

    /// The language of the locale.
    package var localeLanguage: Language {
        Language(locale: value("LC_ALL") ?? value("LC_MESSAGES") ?? value("LANG") ?? "")
    }

    /// Where the data file of one's own lies when `init` chooses.
    package var dataFolder: String { folder("XDG_DATA_HOME", ".local/share") }

    /// Where the session of the command line lies.
    package var stateFolder: String { folder("XDG_STATE_HOME", ".local/state") }

    private var named: String? {
        (flag ?? value("ROOMBOOK_CONFIG")).map { URL(fileURLWithPath: $0).path }
    }

    private var personal: String { folder("XDG_CONFIG_HOME", ".config") + "/config.toml" }

    /// Where the user's own themes lie.
    var themeFolder: String { folder("XDG_CONFIG_HOME", ".config") + "/themes" }

    private func folder(_ variable: String, _ fallback: String) -> String {
        let base = value(variable).flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (base ?? (value("HOME") ?? NSHomeDirectory()) + "/" + fallback) + "/roombook"
    }

    private func value(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
