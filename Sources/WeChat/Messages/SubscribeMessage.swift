/// A subscribe message: to whom, by which template, with which values in their order.
package struct SubscribeMessage: Sendable, Hashable {
    package struct Value: Sendable, Hashable {
        package let key: String
        package let text: String

        package init(_ key: String, _ text: String) {
            self.key = key
            self.text = text
        }
    }

    /// Which version of the mini program the card opens.
    package enum MiniProgramState: String, Sendable, CaseIterable {
        case developer
        case trial
        case formal
    }

    /// The language of the frame that WeChat draws around the values.
    package enum Language: String, Sendable, CaseIterable {
        case simplifiedChinese = "zh_CN"
        case english = "en_US"
        case hongKongChinese = "zh_HK"
        case taiwanChinese = "zh_TW"
    }

    package var openID: String
    package var templateID: String
    /// The page that the card opens; without one it cannot be tapped.
    package var page: String?
    package var miniProgramState: MiniProgramState
    package var language: Language
    package var data: [Value]

    package init(
        to openID: String,
        templateID: String,
        page: String? = nil,
        miniProgramState: MiniProgramState = .formal,
        language: Language = .simplifiedChinese,
        data: [Value]
    ) {
        self.openID = openID
        self.templateID = templateID
        self.page = page
        self.miniProgramState = miniProgramState
        self.language = language
        self.data = data
    }

    /// The body of `subscribe/send`.
    package var json: [UInt8] {
        let values = data.map { ($0.key, JSONText.object([("value", JSONText.string($0.text))])) }
        var members = [
            ("touser", JSONText.string(openID)),
            ("template_id", JSONText.string(templateID)),
        ]
        if let page { members.append(("page", JSONText.string(page))) }
        members.append(("miniprogram_state", JSONText.string(miniProgramState.rawValue)))
        members.append(("lang", JSONText.string(language.rawValue)))
        members.append(("data", JSONText.object(values)))
        return Array(JSONText.object(members).utf8)
    }
}

extension SubscribeMessage: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String {
        "message to \(OpenID.shortened(openID)) by \(templateID) (\(data.map(\.key).joined(separator: ", ")))"
    }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [] as [Mirror.Child]) }
}
