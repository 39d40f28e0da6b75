import Foundation
import RoomBooking
import TOMLKit
import WeChat

/// A configuration file: found, read and checked; unknown keys are errors with their place.
package struct ConfigurationFile {
    package let path: String
    private let text: String

    /// Larger files are refused before they are parsed.
    private static let sizeLimit = 64 * 1024

    package init(path: String) throws(ConfigurationError) {
        self.path = path
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw .unreadable(path: path, reason: FileProblem.reason(path: path))
        }
        guard data.count <= Self.sizeLimit else {
            throw .unreadable(path: path, reason: Bilingual(zh: "超过 64 KiB", en: "it is larger than 64 KiB"))
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw .unreadable(path: path, reason: FileProblem.reason(path: path))
        }
        self.text = text
    }

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    package func configuration() throws(ConfigurationError) -> Configuration {
        let values = SettingReader(path: path, text: text, tables: try parse())
        try values.refuseUnknownKeys()
        let site = try policy(values)
        return Configuration(
            databasePath: try values.required("database", "path", .path),
            wechat: try wechat(values),
            notifications: try notifications(values),
            policy: site,
            language: try language(values),
            theme: try values.text("ui", "theme") ?? Configuration.standardTheme)
    }

    private func parse() throws(ConfigurationError) -> [String: [String: SettingValue]] {
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw .syntax(place: "\(path):\(error.source.begin.line)", detail: error.description)
        } catch {
            throw .syntax(place: path, detail: "TOML")
        }
        var tables: [String: [String: SettingValue]] = [:]
        for (name, value) in table {
            guard let inner = value.table else {
                throw .unknownKey(
                    place: SettingPlace.of(name, in: nil, text, path), key: name, suggestion: nil)
            }
            tables[name] = Dictionary(uniqueKeysWithValues: inner.map { ($0.0, SettingValue($0.1)) })
        }
        return tables
    }

    private func policy(_ values: SettingReader) throws(ConfigurationError) -> BookingPolicy {
        let name = try values.text("site", "time_zone") ?? "Asia/Shanghai"
        guard let zone = SiteZone(identifier: name) else {
            throw values.bad(
                "site", "time_zone", Bilingual(zh: "时区名，如 Asia/Shanghai", en: "a time zone, as Asia/Shanghai")
            )
        }
        var policy = BookingPolicy(zone: zone)
        // The board counts in quarter hours.
        if let slot = try values.number("site", "slot", in: 15...240) {
            guard [15, 30, 60, 120, 180, 240].contains(slot) else {
                throw values.bad(
                    "site", "slot",
                    Bilingual(zh: " 15、30、60、120、180 或 240 分钟", en: "15, 30, 60, 120, 180 or 240 minutes"))
            }
            policy.slotMinutes = slot
        }
        if let opening = try values.text("site", "opening") {
            let parts = opening.split(separator: "-").map(String.init)
            guard parts.count == 2, let opens = ClockTime(parts[0]), let closes = ClockTime(parts[1]),
                opens < closes,
                opens.minutes % policy.slotMinutes == 0, closes.minutes % policy.slotMinutes == 0
            else {
                throw values.bad(
                    "site", "opening",
                    Bilingual(
                        zh: "整格上的开放时间，如 08:00-20:00", en: "opening hours on the slot grid, as 08:00-20:00"))
            }
            (policy.opens, policy.closes) = (opens, closes)
        }
        policy.longestMinutes = try values.number("site", "longest", in: policy.slotMinutes...1440) ?? 240
        policy.daysAhead = try values.number("site", "days_ahead", in: 0...365) ?? 30
        return policy
    }

    private func notifications(_ values: SettingReader) throws(ConfigurationError) -> NotificationSettings {
        var settings = NotificationSettings()
        if let seconds = try values.number("notifications", "undo_window", in: 0...3600) {
            settings.undoWindow = Int64(seconds)
        }
        if let minutes = try values.number("notifications", "reminder", in: 0...1440) {
            settings.reminder = Int64(minutes)
        }
        settings.atOnce = try values.number("notifications", "at_once", in: 1...64) ?? settings.atOnce
        return settings
    }

    private func binding(_ values: SettingReader) throws(ConfigurationError) -> BindingTarget {
        var target = BindingTarget()
        if let page = try values.text("wechat", "bind_page") {
            guard page.wholeMatch(of: /[A-Za-z0-9_\-][A-Za-z0-9_\-\/]{0,127}/) != nil else {
                throw values.bad(
                    "wechat", "bind_page",
                    Bilingual(
                        zh: "小程序页面路径，如 pages/bind/index",
                        en: "a page of the mini program, as pages/bind/index"))
            }
            target.page = page
        }
        if let link = try values.text("wechat", "bind_link") {
            guard link.wholeMatch(of: /https:\/\/[A-Za-z0-9.\-]{1,100}\/[A-Za-z0-9_.\-\/]{0,100}/) != nil,
                link.hasSuffix("/")
            else {
                throw values.bad(
                    "wechat", "bind_link",
                    Bilingual(
                        zh: "以 / 结尾的 https 链接，如 https://rooms.example.com/bind/",
                        en: "an https link that ends in /, as https://rooms.example.com/bind/"))
            }
            target.link = link
        }
        return target
    }

    private func language(_ values: SettingReader) throws(ConfigurationError) -> Language? {
        switch try values.text("ui", "language") ?? "auto" {
        case "auto": return nil
        case let name:
            guard let language = Language(rawValue: name) else {
                throw values.bad("ui", "language", Bilingual(zh: " auto、zh 或 en", en: "auto, zh or en"))
            }
            return language
        }
    }

    private func wechat(_ values: SettingReader) throws(ConfigurationError) -> WeChatSettings? {
        guard values.has("wechat") else { return nil }
        let appID = try values.required("wechat", "app_id", .text)
        guard appID.wholeMatch(of: /[A-Za-z0-9]{1,64}/) != nil else {
            throw values.bad("wechat", "app_id", Bilingual(zh: "小程序的 AppID", en: "the mini program's AppID"))
        }
        let secretPath = try values.required("wechat", "app_secret_file", .path)
        return WeChatSettings(
            baseURL: try baseURL(values), appID: appID, secret: .file(secretPath),
            tokenEndpoint: try values.choice(
                "wechat", "token_endpoint", ["stable": .stable, "classic": .classic])
                ?? .stable,
            miniProgramState: try values.choice(
                "wechat", "miniprogram_state",
                Dictionary(
                    uniqueKeysWithValues: SubscribeMessage.MiniProgramState.allCases.map { ($0.rawValue, $0) }
                ))
                ?? .formal,
            language: try values.choice(
                "wechat", "lang",
                Dictionary(uniqueKeysWithValues: SubscribeMessage.Language.allCases.map { ($0.rawValue, $0) })
            )
                ?? .simplifiedChinese,
            binding: try binding(values))
    }

    private func baseURL(_ values: SettingReader) throws(ConfigurationError) -> WeChatBaseURL {
        guard let address = try values.text("wechat", "base_url") else { return .official }
        do throws(WeChatBaseURLProblem) {
            return try WeChatBaseURL(address)
        } catch {
            throw values.bad(
                "wechat", "base_url",
                Bilingual(
                    zh: " https://api.weixin.qq.com，或沙箱的本机 http 地址（\(error.sentence.zh.trimmedStop)）",
                    en: "https://api.weixin.qq.com, or http on a loopback address for the sandbox "
                        + "(\(error.sentence.en.trimmedStop))"))
        }
    }
}

extension String {
    fileprivate var trimmedStop: String {
        last == "." || last == "。" ? String(dropLast()) : self
    }
}
