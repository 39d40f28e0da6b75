extension TemplateField {
    /// What WeChat accepts for this key, in words that follow "accepts", without a full stop.
    package var limitText: BilingualText {
        switch kind {
        case .thing: BilingualText(zh: "最多 20 个字符", en: "at most 20 characters")
        case .number: BilingualText(zh: "数字，最多 32 位", en: "a number of at most 32 digits")
        case .letter: BilingualText(zh: "英文字母，最多 32 个", en: "at most 32 Latin letters")
        case .symbol: BilingualText(zh: "符号，最多 5 个", en: "at most 5 signs")
        case .characterString:
            BilingualText(
                zh: "字母、数字和符号，最多 32 个，不能有汉字",
                en: "at most 32 Latin letters, digits and signs, no Chinese")
        case .time:
            BilingualText(
                zh: "24 小时制时间，如 14:00 或 2026年11月23日 14:00~15:00",
                en: "a 24-hour time, such as 14:00 or 2026-11-23 14:00~15:00")
        case .date:
            BilingualText(
                zh: "日期，如 2026年11月23日，可带时间", en: "a date, such as 2026-11-23, with or without a time")
        case .amount:
            BilingualText(zh: "金额，最多 10 位，如 ￥100", en: "an amount of at most 10 digits, such as 100.50")
        case .phoneNumber:
            BilingualText(zh: "电话号码，最多 17 位数字和符号", en: "a phone number of at most 17 digits and signs")
        case .carNumber: BilingualText(zh: "车牌号，最多 8 个字符", en: "a number plate of at most 8 characters")
        case .name:
            BilingualText(
                zh: "姓名，最多 10 个汉字或 20 个字母", en: "a name of at most 10 Chinese characters or 20 Latin letters")
        case .phrase: BilingualText(zh: "最多 5 个汉字", en: "at most 5 Chinese characters")
        case .enum: BilingualText(zh: "模板给出的值之一", en: "one of the values that the template lists")
        case .other: BilingualText(zh: "任意文字，不能为空", en: "any text that is not empty")
        }
    }
}
