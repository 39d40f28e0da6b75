extension WeChatErrorCode {
    static let accountRows: [WeChatErrorCode] = [
        WeChatErrorCode(
            43106, [.templates], .configuration,
            zh: "账号被处罚，不能添加模板。", en: "The account is punished and cannot add templates.",
            zhRemedy: "请管理员登录微信公众平台查看账号状态。",
            enRemedy: "The operator should look at the account in WeChat's console."),
        WeChatErrorCode(
            48001, withToken, .configuration,
            zh: "账号没有该接口的权限。", en: "The account may not use this call.",
            zhRemedy: "请管理员在公众平台开通订阅消息，并核对 AppID 的类型。",
            enRemedy: "The operator should enable subscribe messages and check the type of the AppID."),
        WeChatErrorCode(
            48004, everywhere, .configuration,
            zh: "接口因违规被封禁。", en: "The call is forbidden for irregularities.",
            zhRemedy: "请管理员登录微信公众平台查看账号状态。",
            enRemedy: "The operator should look at the account in WeChat's console."),
        WeChatErrorCode(
            48006, [.clearQuota], .configuration,
            zh: "本月清零次数已用完。", en: "This month's quota resets are used up.",
            zhRemedy: "请等到下月。",
            enRemedy: "Wait for the next month."),
        WeChatErrorCode(
            50001, everywhere, .configuration,
            zh: "未获该接口的授权。", en: "The call is not authorised.",
            zhRemedy: "请管理员登录微信公众平台查看账号状态。",
            enRemedy: "The operator should look at the account in WeChat's console."),
        WeChatErrorCode(
            50002, everywhere, .configuration,
            zh: "账号受限、冻结或已注销。", en: "The account is restricted, frozen or cancelled.",
            zhRemedy: "请管理员登录微信公众平台查看账号状态。",
            enRemedy: "The operator should look at the account in WeChat's console."),
        WeChatErrorCode(
            61004, everywhere, .configuration,
            zh: "来源 IP 未登记。", en: "This machine's address is not registered.",
            zhRemedy: "请管理员在公众平台登记该 IP。",
            enRemedy: "The operator should register the address in the console."),
        WeChatErrorCode(
            61007, everywhere, .configuration,
            zh: "第三方平台未获授权。", en: "The third-party platform is not authorised.",
            zhRemedy: "请管理员登录微信公众平台查看账号状态。",
            enRemedy: "The operator should look at the account in WeChat's console."),
    ]
}
