import Foundation
import RoomBooking

/// What the inspector and the phone have to show.
extension Office {
    /// A sign-in, a booking and its notifications, as they happened a moment ago; one did not arrive.
    static let flow: [FlowStep] = [
        step(0.001, .signIn, "登录码已取得", "code fetched", detail: "lilei → 0a3X…", took: 4),
        step(1.250, .signIn, "密码正确", "password checked", detail: "lilei", took: 212),
        step(1.470, .signIn, "登录码换取 openId", "code exchanged", .begun, detail: "0a3X…"),
        step(1.481, .signIn, "登录码换取 openId", "code exchanged", detail: "lilei → oABC…wxyz", took: 11),
        step(1.490, .bind, "openId 已保存", "openId stored", detail: "oABC…wxyz", took: 3),
        step(1.502, .signIn, "已登录", "signed in", detail: "lilei", took: 252),
        step(9.030, .book, "规则已检查", "rules checked", detail: "Orion 猎户座 14:30–15:30", took: 0),
        step(9.041, .book, "预订已保存", "booking stored", detail: "Orion 猎户座 14:30–15:30 · 3", took: 10),
        step(19.050, .token, "接口令牌已取得", "access token fetched", detail: "7200 s", took: 38),
        step(19.060, .notify, "发送", "sending", .begun, detail: "oABC…wxyz · 预订通知"),
        step(19.071, .notify, "已送达微信", "accepted by WeChat", detail: "oABC…wxyz", took: 11),
        step(
            19.090, .notify, "用户未订阅", "refused by the user", .refused, detail: "oDEF…stuv · 43101", took: 9),
        step(
            20.112, .notify, "发送失败", "not sent", .failed,
            detail: Bilingual(
                zh: "oGHI…pqrs · 40037：模板 ID 不正确。请管理员从微信后台重新复制，再用 roombook template set 保存",
                en:
                    "oGHI…pqrs · 40037: The template ID is wrong. An admin has to copy it from the WeChat console and set it with roombook template set"
            ), took: 1012),
    ]

    /// So many sends, one a second.
    static func sends(_ count: Int) -> [FlowStep] {
        (0..<count).map { number in
            step(
                Double(30 + number), .notify, "第 \(number + 1) 条", "number \(number + 1)",
                detail: "oABC…wxyz", took: 12_345)
        }
    }

    static func step(
        _ seconds: TimeInterval, _ stage: FlowStep.Stage, _ zh: String, _ en: String,
        _ outcome: FlowStep.Outcome = .done, detail: String, took milliseconds: Int? = nil
    ) -> FlowStep {
        step(
            seconds, stage, zh, en, outcome, detail: Bilingual(verbatim: detail), took: milliseconds)
    }

    private static func step(
        _ seconds: TimeInterval, _ stage: FlowStep.Stage, _ zh: String, _ en: String,
        _ outcome: FlowStep.Outcome, detail: Bilingual, took milliseconds: Int?
    ) -> FlowStep {
        FlowStep(
            at: now.date + seconds, stage: stage, name: Bilingual(zh: zh, en: en), detail: detail,
            outcome: outcome, duration: milliseconds.map { .milliseconds($0) })
    }

    static func bookedCard(
        _ id: Int, to person: Colleague = me, at receivedAt: Instant = now, title: String = "Retro 回顾",
        room: String = "Orion 猎户座", opensPage: Bool = true
    ) -> PhoneCard {
        card(
            id, to: person, at: receivedAt, "会议预订成功通知",
            [
                ("会议主题", title), ("会议室", room), ("会议时间", "14:30~15:30"),
                ("开始时间", "2026年11月23日 14:30"), ("预订人", "李雷"),
            ], opensPage: opensPage)
    }

    static func cancelledCard(_ id: Int, to person: Colleague = me, at receivedAt: Instant = now) -> PhoneCard
    {
        card(
            id, to: person, at: receivedAt, "会议取消通知",
            [("会议主题", "需求评审"), ("会议室", "Lyra 天琴座"), ("取消原因", "改到下周")], opensPage: false)
    }

    private static func card(
        _ id: Int, to person: Colleague, at receivedAt: Instant, _ title: String,
        _ lines: [(label: String, value: String)], opensPage: Bool
    ) -> PhoneCard {
        PhoneCard(
            id: id, username: person.username, receivedAt: receivedAt, title: title,
            lines: lines.map { PhoneCard.Line(label: $0.label, value: $0.value) }, opensPage: opensPage)
    }

    /// What stands on the cards and in the steps, in whatever language the screens are.
    static let shownByWeChat = [
        "roombook 会议室", "进入小程序查看", "会议预订成功通知", "会议取消通知", "会议主题", "会议时间", "开始时间", "预订人",
        "取消原因", "改到下周", "2026年11月23日", "预订通知", "oABC…wxyz", "oDEF…stuv", "oGHI…pqrs", "openId", "0a3X",
        longTitle, longRoom,
    ]

    static let longTitle = "第四季度跨部门产品路线图评审会"
    static let longRoom = "Everest 珠峰 lecture hall, east wing"
}
