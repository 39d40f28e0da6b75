extension FlowStep.Stage {
    package var name: Bilingual {
        switch self {
        case .signIn: Bilingual(zh: "登录", en: "sign in")
        case .bind: Bilingual(zh: "绑定", en: "bind")
        case .book: Bilingual(zh: "预订", en: "book")
        case .token: Bilingual(zh: "令牌", en: "token")
        case .notify: Bilingual(zh: "通知", en: "notify")
        }
    }
}

extension FlowStep.Outcome {
    package var mark: String {
        switch self {
        case .begun: ">"
        case .done: "+"
        case .refused: "x"
        case .failed: "!"
        }
    }
}

extension NotificationKind {
    package var name: Bilingual {
        switch self {
        case .booked: Bilingual(zh: "预订通知", en: "booking")
        case .changed: Bilingual(zh: "变更通知", en: "change")
        case .cancelled: Bilingual(zh: "取消通知", en: "cancellation")
        case .reminder: Bilingual(zh: "提醒", en: "reminder")
        }
    }
}

extension OutboxState {
    package var name: Bilingual {
        switch self {
        case .waiting: Bilingual(zh: "等待", en: "waiting")
        case .sending: Bilingual(zh: "发送中", en: "sending")
        case .sent: Bilingual(zh: "已发送", en: "sent")
        case .refused: Bilingual(zh: "用户未订阅", en: "refused")
        case .notBound: Bilingual(zh: "未绑定", en: "not bound")
        case .unconfirmed: Bilingual(zh: "未确认", en: "unconfirmed")
        case .failed: Bilingual(zh: "失败", en: "failed")
        case .cancelled: Bilingual(zh: "已撤回", en: "taken back")
        case .expired: Bilingual(zh: "已过期", en: "too late")
        }
    }
}
