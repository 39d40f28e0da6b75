extension WeChatErrorCode {
    static let messageRows: [WeChatErrorCode] = [
        WeChatErrorCode(
            40003, [.subscribeSend], .askUser,
            zh: "该用户的 openId 无效。", en: "The person's openId is not valid here.",
            zhRemedy: "请该用户带登录码重新登录以绑定微信。",
            enRemedy: "The person should sign in with a code again to bind WeChat."),
        WeChatErrorCode(
            40037, [.subscribeSend], .configuration,
            zh: "模板 ID 不属于此账号。", en: "The template id is not one of this account.",
            zhRemedy: "请管理员核对模板 ID。",
            enRemedy: "The operator should check the template id."),
        WeChatErrorCode(
            41030, [.subscribeSend, .qrCode], .configuration,
            zh: "页面不在已发布的小程序中。", en: "The page is not in the published mini program.",
            zhRemedy: "请管理员核对模板的 page。",
            enRemedy: "The operator should check the template's page."),
        WeChatErrorCode(
            43101, [.subscribeSend], .refusedByUser,
            zh: "用户拒绝接收，或订阅次数已用完。", en: "The person declined the message or has no subscription left.",
            zhRemedy: "请该用户在小程序中重新订阅；此次请另行通知。",
            enRemedy:
                "The person should subscribe again in the mini program; tell them another way this time."),
        WeChatErrorCode(
            43107, [.subscribeSend], .configuration,
            zh: "订阅消息能力或模板被封禁。", en: "The capability or the template is banned.",
            zhRemedy: "请管理员登录微信公众平台查看账号状态。",
            enRemedy: "The operator should look at the account in WeChat's console."),
        WeChatErrorCode(
            43108, [.subscribeSend], .retry,
            zh: "正在向同一用户发送另一条消息。", en: "Another message to the same person is under way.",
            zhRemedy: "稍后会自动重试。",
            enRemedy: "It will be tried again shortly."),
        WeChatErrorCode(
            43116, [.subscribeSend], .configuration,
            zh: "模板已被封禁。", en: "The template is banned.",
            zhRemedy: "请管理员更换模板。",
            enRemedy: "The operator should choose another template."),
        WeChatErrorCode(
            45168, [.subscribeSend], .textRefused,
            zh: "消息含有敏感词。", en: "The message holds words that WeChat does not accept.",
            zhRemedy: "请修改会议标题后再发送。",
            enRemedy: "Change the meeting's title and send it again."),
        WeChatErrorCode(
            47003, [.subscribeSend], .ourBug,
            zh: "模板数据不符合要求。", en: "A value does not fit the template.",
            zhRemedy: "请核对模板的键与取值，再报告给开发者。",
            enRemedy: "Check the template's keys and values, then report it to the developers."),
    ]
}
