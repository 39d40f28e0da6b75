extension APIFailure {
    /// What 47003 complains about, as far as its message tells.
    package enum ValueProblem: Sendable, Hashable, CaseIterable {
        case empty
        case tooLong
        case invalid
    }

    /// The key of the template's value that 47003 complains about.
    package var templateKey: String? {
        message.firstMatch(of: #/data\.([A-Za-z_]+[0-9]+)\.value/#).map { String($0.1) }
    }

    /// What is wrong with that value.
    package var valueProblem: ValueProblem? {
        guard code == 47003, templateKey != nil else { return nil }
        // WeChat itself wrote `emtpy` for years.
        if message.firstMatch(of: #/emp?ty|emtpy/#.ignoresCase()) != nil { return .empty }
        return message.firstMatch(of: #/long|length|limit|exceed/#.ignoresCase()) != nil ? .tooLong : .invalid
    }

    /// The address that 40164 wants on the whitelist.
    package var addressToAllow: String? {
        guard code == 40164 else { return nil }
        return message.firstMatch(of: #/invalid ip ([0-9A-Fa-f.:]+)/#).map { String($0.1) }
    }

    /// What happened, in a sentence.
    package var sentence: BilingualText {
        if let key = templateKey, let problem = valueProblem { return problem.sentence(about: key) }
        if let address = addressToAllow {
            return BilingualText(
                zh: "本机的 IP \(address) 不在白名单中。",
                en: "This machine's address, \(address), is not on the account's whitelist.")
        }
        return row.sentence
    }

    /// What to do about it.
    package var remedy: BilingualText {
        if let key = templateKey, valueProblem != nil, let limit = TemplateField(key)?.limitText {
            return BilingualText(
                zh: "\(key) 只接受：\(limit.zh)。请核对模板的键与取值。",
                en: "\(key) accepts \(limit.en); check the template's keys and values.")
        }
        if let address = addressToAllow {
            return BilingualText(
                zh: "请管理员在公众平台把 \(address) 加入白名单。",
                en: "The operator should add \(address) to the whitelist in the console.")
        }
        return row.remedy
    }
}

extension APIFailure.ValueProblem {
    fileprivate func sentence(about key: String) -> BilingualText {
        switch self {
        case .empty: BilingualText(zh: "模板的 \(key) 为空。", en: "The template's \(key) is empty.")
        case .tooLong: BilingualText(zh: "模板的 \(key) 过长。", en: "The template's \(key) is too long.")
        case .invalid:
            BilingualText(zh: "模板的 \(key) 不合要求。", en: "The template's \(key) is not what it accepts.")
        }
    }
}
