import BookingServices
import RoomBooking
import WeChat

extension TemplateError {
    /// A line a problem: what is wrong, and what to do.
    func text(in language: Language) -> String {
        switch self {
        case .admin(let error): error.text(in: language)
        case .keys(let problems): problems.map { $0.sentence[language] }.joined(separator: "\n")
        }
    }
}

extension TemplateProblem {
    /// What is wrong, and what to do.
    var sentence: Bilingual {
        switch self {
        case .noKeys:
            Bilingual(
                zh: "模板至少要有一个字段，如 --key thing4=title。",
                en: "A template has at least one key, as --key thing4=title.")
        case .tooManyKeys(let limit):
            Bilingual(
                zh: "模板最多 \(limit) 个字段。请去掉多余的。", en: "A template has at most \(limit) keys. Leave some out.")
        case .repeatedKey(let key):
            Bilingual(zh: "字段 \(key) 出现了两次。请去掉一个。", en: "The key \(key) stands twice. Leave one out.")
        case .unreadableKey(let text):
            Bilingual(
                zh: "无法理解“\(Wording.typed(text))”。写法如 thing4=title，值可为 \(Self.values)。",
                en:
                    "Can not read \(Wording.typed(text)). Write as thing4=title; the values are \(Self.values)."
            )
        case .unfit(let field, let type):
            unfit(field, type)
        }
    }

    private func unfit(_ field: MessageTemplate.Field, _ type: TemplateFieldType) -> Bilingual {
        let (name, rule) = (field.value.name, Bilingual.rule(of: field.key))
        let others = TemplateFieldType.carrying(field.value).map(\.rawValue)
        return Bilingual(
            zh: "\(field.key)=\(field.value.rawValue) 会被微信拒绝（47003）：\(type.rawValue) 只接受\(rule.zh)。"
                + "\(name.zh)请用 \(others.joined(separator: "、")) 类型的字段。",
            en: "\(field.key)=\(field.value.rawValue) would be refused by WeChat (47003): "
                + "\(type.rawValue) accepts \(rule.en). "
                + "For the \(name.en) use a key of type \(others.joined(separator: " or ")).")
    }

    private static let values = MessageTemplate.Value.allCases.map(\.rawValue).joined(separator: ", ")
}

extension TemplateWarning {
    /// What is lost.
    var sentence: Bilingual {
        switch self {
        case .cut(let field, let limit):
            Bilingual(
                zh: "\(field.key)：\(field.value.name.zh)超过 \(limit) 字的部分会被截去。",
                en: "\(field.key): of the \(field.value.name.en) only \(limit) characters are shown.")
        case .latinOnly(let field):
            Bilingual(
                zh: "\(field.key)：\(field.value.name.zh)里的汉字会被去掉，只留字母、数字和符号。",
                en: "\(field.key): of the \(field.value.name.en) only Latin letters, digits and signs stay.")
        case .unknownType(let field):
            Bilingual(
                zh: "\(field.key)：roombook 不认识这个类型，无法检查。请对照微信后台的示例。",
                en: "\(field.key): roombook does not know this type and can not check it. "
                    + "Compare it with the console's example.")
        case .saysNothing(let field, let kind):
            Bilingual(
                zh: "\(field.key)：\(kind.name.zh)里没有\(field.value.name.zh)，会显示为固定文字。",
                en: "\(field.key): a \(kind.name.en) notice has no \(field.value.name.en) to tell.")
        }
    }
}

extension Bilingual {
    /// What WeChat accepts for a key, in words without a full stop.
    static func rule(of key: String) -> Bilingual {
        TemplateField(key).map { Bilingual($0.limitText) } ?? Bilingual(verbatim: "")
    }
}

extension MessageTemplate.Value {
    /// What it tells, as it stands in a sentence.
    var name: Bilingual {
        switch self {
        case .title: Bilingual(zh: "会议主题", en: "title")
        case .room: Bilingual(zh: "会议室", en: "room")
        case .person: Bilingual(zh: "姓名", en: "person")
        case .timeRange: Bilingual(zh: "时间段", en: "time range")
        case .start: Bilingual(zh: "开始时间", en: "start")
        case .when: Bilingual(zh: "日期和时间段", en: "date and time range")
        case .change: Bilingual(zh: "变更内容", en: "change")
        case .reason: Bilingual(zh: "取消原因", en: "reason")
        case .countdown: Bilingual(zh: "距开始的时间", en: "countdown")
        }
    }
}
