extension TemplateField {
    /// What WeChat would not accept about a value.
    package enum Problem: Error, Sendable, Hashable {
        case empty
        case controlCharacter
        case tooLong(limit: Int)
        case forbiddenCharacter
        case notATime
        case notADate
        case notAnAmount
        case notANumber
    }

    /// The first thing that is wrong with a value; nil when WeChat accepts it.
    package func check(_ value: String) -> Problem? {
        if TemplateText.isBlank(value) { return .empty }
        if TemplateText.holdsControls(value) { return .controlCharacter }
        return switch kind {
        case .thing: tooLong(value, 20)
        case .characterString: problem(value, 32) { (" "..."~").contains($0) }
        case .letter: problem(value, 32, TemplateText.isLetter)
        case .symbol: problem(value, 5, TemplateText.isSign)
        case .phrase: problem(value, 5, TemplateText.isHan)
        case .phoneNumber: problem(value, 17, TemplateText.isDialled)
        case .carNumber: tooLong(value, 8)
        case .name: tooLong(value, TemplateText.isPlainName(value) ? 20 : 10)
        case .number: numberProblem(value)
        case .amount: TemplateNumber.isAmount(value) ? nil : .notAnAmount
        case .time: TemplateTime.isTime(value) ? nil : .notATime
        case .date: TemplateTime.isDate(value) ? nil : .notADate
        case .enum, .other: nil
        }
    }

    /// The most digits of a number.
    static let numberLimit = 32

    private func problem(
        _ value: String, _ limit: Int, _ isAllowed: (Unicode.Scalar) -> Bool
    ) -> Problem? {
        value.unicodeScalars.allSatisfy(isAllowed) ? tooLong(value, limit) : .forbiddenCharacter
    }

    private func tooLong(_ value: String, _ limit: Int) -> Problem? {
        value.utf16.count > limit ? .tooLong(limit: limit) : nil
    }

    private func numberProblem(_ value: String) -> Problem? {
        guard TemplateNumber.isNumber(value) else { return .notANumber }
        let isLong = TemplateNumber.digitCount(value) > Self.numberLimit
        return isLong ? .tooLong(limit: Self.numberLimit) : nil
    }
}

extension TemplateField.Problem {
    /// What is wrong, in a sentence.
    package var sentence: BilingualText {
        switch self {
        case .empty: BilingualText(zh: "不能为空。", en: "It may not be empty.")
        case .controlCharacter:
            BilingualText(zh: "不能含换行或控制字符。", en: "It may not hold line breaks or control characters.")
        case .tooLong(let limit):
            BilingualText(zh: "不能超过 \(limit) 个字符。", en: "It may not be longer than \(limit) characters.")
        case .forbiddenCharacter:
            BilingualText(zh: "含有该类型不允许的字符。", en: "It holds a character that this type does not allow.")
        case .notATime: BilingualText(zh: "不是微信接受的时间。", en: "It is not a time as WeChat writes it.")
        case .notADate: BilingualText(zh: "不是微信接受的日期。", en: "It is not a date as WeChat writes it.")
        case .notAnAmount: BilingualText(zh: "不是金额。", en: "It is not an amount of money.")
        case .notANumber: BilingualText(zh: "不是数字。", en: "It is not a number.")
        }
    }
}
