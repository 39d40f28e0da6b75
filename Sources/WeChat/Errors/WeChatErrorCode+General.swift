extension WeChatErrorCode {
    static let generalRows: [WeChatErrorCode] = [
        WeChatErrorCode(
            -1, [.codeToSession], .askUser,
            zh: "微信系统繁忙。", en: "WeChat is busy.",
            zhRemedy: "请在小程序中重新获取登录码。",
            enRemedy: "Get a new code in the mini program."),
        WeChatErrorCode(
            -1, everywhere.subtracting([.codeToSession]), .retry,
            zh: "微信系统繁忙。", en: "WeChat is busy.",
            zhRemedy: "稍后会自动重试。",
            enRemedy: "It will be tried again shortly."),
        WeChatErrorCode(
            0, everywhere, .nothingToDo,
            zh: "成功。", en: "Success.",
            zhRemedy: "无需处理。",
            enRemedy: "Nothing to do."),
        WeChatErrorCode(
            40035, everywhere, .ourBug,
            zh: "参数不合法。", en: "An argument is not valid.",
            zhRemedy: "请将错误码与 rid 报告给开发者。",
            enRemedy: "Report the code and the rid to the developers."),
        WeChatErrorCode(
            40066, everywhere, .ourBug,
            zh: "接口地址不正确。", en: "The address of the call is wrong.",
            zhRemedy: "请检查 base_url 配置，再报告给开发者。",
            enRemedy: "Check base_url, then report it to the developers."),
        WeChatErrorCode(
            43001, everywhere, .ourBug,
            zh: "该接口要求 GET 请求。", en: "The call must be a GET request.",
            zhRemedy: "请将错误码与 rid 报告给开发者。",
            enRemedy: "Report the code and the rid to the developers."),
        WeChatErrorCode(
            43002, everywhere, .ourBug,
            zh: "该接口要求 POST 请求。", en: "The call must be a POST request.",
            zhRemedy: "请将错误码与 rid 报告给开发者。",
            enRemedy: "Report the code and the rid to the developers."),
        WeChatErrorCode(
            43003, everywhere, .ourBug,
            zh: "该接口要求 HTTPS。", en: "The call must use HTTPS.",
            zhRemedy: "请把 base_url 改为 https 地址。",
            enRemedy: "Set base_url to an https address."),
        WeChatErrorCode(
            44002, [.stableToken, .subscribeSend, .qrCode], .ourBug,
            zh: "请求正文为空。", en: "The request had no body.",
            zhRemedy: "请将错误码与 rid 报告给开发者。",
            enRemedy: "Report the code and the rid to the developers."),
        WeChatErrorCode(
            45009, everywhere, .quota,
            zh: "今日调用次数已用完。", en: "Today's quota of calls is used up.",
            zhRemedy: "每小时再试一次，北京时间零点恢复；管理员也可在公众平台清零。",
            enRemedy:
                "It is tried again every hour and comes back at midnight in Beijing; the operator may clear it in the console."
        ),
        WeChatErrorCode(
            45011, everywhere, .quota,
            zh: "调用太频繁。", en: "Too many calls in a minute.",
            zhRemedy: "一分钟后自动再试；登录请换新的登录码。",
            enRemedy: "It is tried again after a minute; to sign in, use a new code."),
        WeChatErrorCode(
            47001, [.stableToken, .subscribeSend, .qrCode], .ourBug,
            zh: "请求正文不是合法的 JSON。", en: "The request's body was not valid JSON.",
            zhRemedy: "请将错误码与 rid 报告给开发者。",
            enRemedy: "Report the code and the rid to the developers."),
    ]
}
