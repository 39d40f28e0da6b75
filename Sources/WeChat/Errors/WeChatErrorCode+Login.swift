extension WeChatErrorCode {
    static let loginRows: [WeChatErrorCode] = [
        WeChatErrorCode(
            40029, [.codeToSession], .askUser,
            zh: "登录码无效或已过期。", en: "The code is wrong or has expired.",
            zhRemedy: "请重新获取登录码；若总是如此，请核对 AppID。",
            enRemedy: "Get a new code; if it keeps failing, compare the AppIDs."),
        WeChatErrorCode(
            40163, [.codeToSession], .askUser,
            zh: "登录码已被使用。", en: "The code has already been used.",
            zhRemedy: "请在小程序中重新获取登录码。",
            enRemedy: "Get a new code in the mini program."),
        WeChatErrorCode(
            40226, [.codeToSession], .userBlocked,
            zh: "微信将该用户列为高风险，拒绝登录。", en: "WeChat refuses this person's sign-in as high-risk.",
            zhRemedy: "请不带登录码登录，或联系管理员。",
            enRemedy: "Sign in without a code, or ask the administrator."),
        WeChatErrorCode(
            41008, [.codeToSession], .askUser,
            zh: "缺少登录码。", en: "The code is missing.",
            zhRemedy: "请输入小程序显示的登录码。",
            enRemedy: "Type the code that the mini program shows."),
        WeChatErrorCode(
            1007, [.plugin], .ourBug,
            zh: "登录码用在了插件接口上。", en: "A sign-in code was used on the plugin's call.",
            zhRemedy: "请将错误码与 rid 报告给开发者。",
            enRemedy: "Report the code and the rid to the developers."),
        WeChatErrorCode(
            87009, [.checkSession], .askUser,
            zh: "会话签名无效。", en: "The session's signature is not valid.",
            zhRemedy: "请重新登录。",
            enRemedy: "Sign in again."),
    ]
}
