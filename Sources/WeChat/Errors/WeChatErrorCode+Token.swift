extension WeChatErrorCode {
    static let tokenRows: [WeChatErrorCode] = [
        WeChatErrorCode(
            40001, withToken, .refreshToken,
            zh: "访问令牌已失效。", en: "The access token is no longer the current one.",
            zhRemedy: "会自动换新令牌；若反复出现，请检查是否有其他程序在取令牌。",
            enRemedy:
                "A new one is fetched by itself; if it recurs, look for another program that fetches tokens."),
        WeChatErrorCode(
            40001, tokenCalls, .configuration,
            zh: "AppSecret 不正确。", en: "The AppSecret is wrong.",
            zhRemedy: "请管理员核对 app_secret_file。",
            enRemedy: "The operator should check app_secret_file."),
        WeChatErrorCode(
            40002, [.codeToSession, .token, .stableToken], .ourBug,
            zh: "grant_type 不正确。", en: "The grant type is wrong.",
            zhRemedy: "请将错误码与 rid 报告给开发者。",
            enRemedy: "Report the code and the rid to the developers."),
        WeChatErrorCode(
            40013, [.codeToSession, .token, .stableToken], .configuration,
            zh: "AppID 不正确。", en: "The AppID is wrong.",
            zhRemedy: "请管理员核对 app_id（区分大小写）。",
            enRemedy: "The operator should check app_id; letter case matters."),
        WeChatErrorCode(
            40014, withToken, .refreshToken,
            zh: "访问令牌格式不正确。", en: "The access token is malformed.",
            zhRemedy: "会自动换新令牌；若反复出现，请报告给开发者。",
            enRemedy: "A new one is fetched by itself; if it recurs, report it to the developers."),
        WeChatErrorCode(
            40125, [.codeToSession, .token, .stableToken], .configuration,
            zh: "AppSecret 不正确或已重置。", en: "The AppSecret is wrong or was reset.",
            zhRemedy: "请管理员更新 app_secret_file。",
            enRemedy: "The operator should renew app_secret_file."),
        WeChatErrorCode(
            40164, tokenCalls, .configuration,
            zh: "本机的 IP 不在白名单中。", en: "This machine's address is not on the account's whitelist.",
            zhRemedy: "请管理员在公众平台把该 IP 加入白名单。",
            enRemedy: "The operator should add the address to the whitelist in the console."),
        WeChatErrorCode(
            40243, tokenCalls, .configuration,
            zh: "AppSecret 已被冻结。", en: "The AppSecret is frozen.",
            zhRemedy: "请管理员在公众平台解冻，约十分钟后生效。",
            enRemedy: "The operator should unfreeze it in the console; it takes about ten minutes."),
        WeChatErrorCode(
            41001, withToken, .ourBug,
            zh: "请求没有带访问令牌。", en: "The request carried no access token.",
            zhRemedy: "请将错误码与 rid 报告给开发者。",
            enRemedy: "Report the code and the rid to the developers."),
        WeChatErrorCode(
            41002, [.codeToSession, .token, .stableToken], .ourBug,
            zh: "请求没有带 AppID。", en: "The request carried no AppID.",
            zhRemedy: "请将错误码与 rid 报告给开发者。",
            enRemedy: "Report the code and the rid to the developers."),
        WeChatErrorCode(
            41004, [.codeToSession, .token, .stableToken], .configuration,
            zh: "请求没有带 AppSecret。", en: "The request carried no AppSecret.",
            zhRemedy: "请管理员检查 app_secret_file 是否为空。",
            enRemedy: "The operator should check that app_secret_file is not empty."),
        WeChatErrorCode(
            42001, withToken, .refreshToken,
            zh: "访问令牌已过期。", en: "The access token has expired.",
            zhRemedy: "会自动换新令牌。",
            enRemedy: "A new one is fetched by itself."),
        WeChatErrorCode(
            50004, tokenCalls, .configuration,
            zh: "该账号被禁止获取令牌。", en: "The account may not fetch tokens.",
            zhRemedy: "请管理员登录微信公众平台查看账号状态。",
            enRemedy: "The operator should look at the account in WeChat's console."),
        WeChatErrorCode(
            50007, tokenCalls, .configuration,
            zh: "账号已冻结。", en: "The account is frozen.",
            zhRemedy: "请管理员登录微信公众平台查看账号状态。",
            enRemedy: "The operator should look at the account in WeChat's console."),
        WeChatErrorCode(
            61024, tokenCalls, .configuration,
            zh: "须使用第三方平台的令牌。", en: "A third-party platform's token is required.",
            zhRemedy: "请管理员登录微信公众平台查看账号状态。",
            enRemedy: "The operator should look at the account in WeChat's console."),
        WeChatErrorCode(
            89501, tokenCalls, .configuration,
            zh: "有待管理员确认的调用请求。", en: "A request waits for the administrator's confirmation.",
            zhRemedy: "请管理员在微信中确认，五分钟后再试。",
            enRemedy: "The administrator should confirm it in WeChat; try again after five minutes."),
        WeChatErrorCode(
            89503, tokenCalls, .configuration,
            zh: "此次调用须管理员确认。", en: "This call needs the administrator's confirmation.",
            zhRemedy: "请管理员在微信中确认，不要反复重试。",
            enRemedy: "The administrator should confirm it in WeChat; do not keep trying."),
        WeChatErrorCode(
            89506, tokenCalls, .configuration,
            zh: "管理员拒绝了此 IP 的调用。", en: "The administrator refused calls from this address.",
            zhRemedy: "24 小时后再试，或把 IP 加入白名单。",
            enRemedy: "Try again after 24 hours, or add the address to the whitelist."),
        WeChatErrorCode(
            89507, tokenCalls, .configuration,
            zh: "管理员拒绝了此 IP 的调用。", en: "The administrator refused calls from this address.",
            zhRemedy: "1 小时后再试，或把 IP 加入白名单。",
            enRemedy: "Try again after an hour, or add the address to the whitelist."),
    ]
}
