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
        JSONText.object { json in
            json.member("touser", openID)
            json.member("template_id", templateID)
            if let page { json.member("page", page) }
            json.member("miniprogram_state", miniProgramState.rawValue)
            json.member("lang", language.rawValue)
            json.member("data") { json in
                for value in data { json.member(value.key) { $0.member("value", value.text) } }
            }
        }
    }
}

extension SubscribeMessage: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String {
        "message to \(OpenID.shortened(openID)) by \(templateID) (\(data.map(\.key).joined(separator: ", ")))"
    }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [] as [Mirror.Child]) }
}
