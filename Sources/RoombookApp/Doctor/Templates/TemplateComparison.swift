import RoomBooking
import WeChat

/// A stored template beside the account's own of the same id.
struct TemplateComparison {
    let template: MessageTemplate
    /// Nil where the account has none of that id.
    let listed: AccountTemplate?

    private var code: String { template.kind.rawValue }

    var findings: [Finding] {
        guard let listed else { return [unknownID] }
        return [keys(of: listed), term(of: listed)].compactMap { $0 }
    }

    private var unknownID: Finding {
        .broken(
            Bilingual(
                zh: "\(code)：微信账号里没有这个 ID 的模板（40037）。",
                en: "\(code): the account has no template with this ID (40037)."),
            Bilingual(
                zh: "请从微信后台复制，运行 roombook template set \(code) --id。",
                en: "Copy it from WeChat's console: roombook template set \(code) --id."), .configuration)
    }

    private func keys(of listed: AccountTemplate) -> Finding? {
        let (ours, theirs) = (template.keys.map(\.key), listed.keys)
        let missing = theirs.filter { !ours.contains($0) }
        let extra = ours.filter { !theirs.contains($0) }
        if missing.isEmpty, extra.isEmpty { return nil }
        let (zh, en) = (
            [missing.isEmpty ? nil : "缺少 \(list(missing))", extra.isEmpty ? nil : "多出 \(list(extra))"],
            [
                missing.isEmpty ? nil : "\(list(missing)) is missing",
                extra.isEmpty ? nil : "it has no \(list(extra))",
            ]
        )
        return .broken(
            Bilingual(
                zh: "\(code)：字段与微信后台的模板不符（47003），\(zh.compactMap { $0 }.joined(separator: "，"))。",
                en: "\(code): the keys are not those of the account's template (47003): "
                    + "\(en.compactMap { $0 }.joined(separator: "; "))."),
            Bilingual(
                zh: "请用 roombook template set \(code) --key 写全：\(list(theirs))。",
                en: "Name them all with roombook template set \(code) --key: \(list(theirs))."),
            .configuration)
    }

    private func term(of listed: AccountTemplate) -> Finding? {
        if listed.isLongTerm == template.isLongTerm { return nil }
        let option = listed.isLongTerm ? "--long-term" : "--one-time"
        return .warning(
            listed.isLongTerm
                ? Bilingual(
                    zh: "\(code)：微信后台的是长期订阅模板，这里记为一次性。",
                    en: "\(code): the account's template is long-term, ours is one-time.")
                : Bilingual(
                    zh: "\(code)：微信后台的是一次性订阅模板，这里记为长期。",
                    en: "\(code): the account's template is one-time, ours is long-term."),
            Bilingual(
                zh: "请运行 roombook template set \(code) \(option)。",
                en: "Run roombook template set \(code) \(option)."))
    }

    private func list(_ keys: [String]) -> String { keys.joined(separator: ", ") }
}
