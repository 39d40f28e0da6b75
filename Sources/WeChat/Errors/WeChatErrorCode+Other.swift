extension WeChatErrorCode {
    static let otherRows: [WeChatErrorCode] = [
        WeChatErrorCode(
            404, [.templates], .ourBug,
            zh: "请求方式不正确。", en: "The request's method is wrong.",
            zhRemedy: "请将错误码与 rid 报告给开发者。",
            enRemedy: "Report the code and the rid to the developers."),
        WeChatErrorCode(
            20001, [.templates], .configuration,
            zh: "模板接口系统错误。", en: "The template call failed inside WeChat.",
            zhRemedy: "请管理员稍后再试。",
            enRemedy: "The operator should try again later."),
        WeChatErrorCode(
            40097, [.qrCode], .ourBug,
            zh: "二维码参数不正确。", en: "An argument of the code image is wrong.",
            zhRemedy: "请将错误码与 rid 报告给开发者。",
            enRemedy: "Report the code and the rid to the developers."),
        WeChatErrorCode(
            40159, [.qrCode], .ourBug,
            zh: "页面路径过长或不是 JSON。", en: "The page's path is too long, or not JSON.",
            zhRemedy: "请将错误码与 rid 报告给开发者。",
            enRemedy: "Report the code and the rid to the developers."),
        WeChatErrorCode(
            40169, [.qrCode], .ourBug,
            zh: "scene 长度不正确或不是 JSON。", en: "The scene's length is wrong, or it is not JSON.",
            zhRemedy: "请将错误码与 rid 报告给开发者。",
            enRemedy: "Report the code and the rid to the developers."),
        WeChatErrorCode(
            40241, [.officialAccount], .nothingToDo,
            zh: "一分钟内的重复消息，已送达。", en: "A repeat within a minute; it was delivered.",
            zhRemedy: "无需处理。",
            enRemedy: "Nothing to do."),
        WeChatErrorCode(
            43004, [.officialAccount, .subscribeSend], .configuration,
            zh: "用户未关注公众号。", en: "The person does not follow the official account.",
            zhRemedy: "请管理员核对 AppID 是否为小程序。",
            enRemedy: "The operator should check that the AppID is a mini program's."),
        WeChatErrorCode(
            43117, [.officialAccount, .subscribeSend], .quota,
            zh: "给该用户发送得太频繁。", en: "Messages go to this person too often.",
            zhRemedy: "稍后会自动重试。",
            enRemedy: "It will be tried again later."),
        WeChatErrorCode(
            45029, [.qrCode], .configuration,
            zh: "小程序码数量已用完。", en: "The number of code images is used up.",
            zhRemedy: "请管理员登录微信公众平台查看账号状态。",
            enRemedy: "The operator should look at the account in WeChat's console."),
        WeChatErrorCode(
            76001, [.requestLookup], .nothingToDo,
            zh: "rid 不正确。", en: "The rid is wrong.",
            zhRemedy: "无需处理。",
            enRemedy: "Nothing to do."),
        WeChatErrorCode(
            76022, [.requestLookup], .nothingToDo,
            zh: "该 rid 不支持查询。", en: "The rid cannot be looked up.",
            zhRemedy: "无需处理。",
            enRemedy: "Nothing to do."),
        WeChatErrorCode(
            85096, [.qrCode], .ourBug,
            zh: "path 或 scene 含保留字。", en: "The path or the scene holds a reserved word.",
            zhRemedy: "请将错误码与 rid 报告给开发者。",
            enRemedy: "Report the code and the rid to the developers."),
        WeChatErrorCode(
            200_001...200_999, [.templates], .configuration,
            zh: "模板管理失败。", en: "A template could not be managed.",
            zhRemedy: "请管理员登录微信公众平台查看账号状态。",
            enRemedy: "The operator should look at the account in WeChat's console."),
    ]
}
