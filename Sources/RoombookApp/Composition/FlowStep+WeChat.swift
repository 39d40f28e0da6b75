import Foundation
import RoomBooking
import WeChat

extension FlowStep {
    /// A call of WeChat as a step of the flow.
    init(_ call: WeChatCall) {
        let isToken = call.endpoint == .token || call.endpoint == .stableToken
        let stage: Stage = isToken ? .token : call.endpoint == .codeToSession ? .bind : .notify
        let subject = call.subject.map { " → \($0)" } ?? ""
        let path = call.endpoint.path
        switch call.outcome {
        case .succeeded:
            self.init(
                at: call.started, stage: stage, name: Self.name(of: call.endpoint),
                detail: Bilingual(verbatim: path + subject), outcome: .done, duration: call.duration)
        case .failed(let error):
            let code = error.code.map { " \($0)" } ?? ""
            self.init(
                at: call.started, stage: stage, name: Self.name(of: call.endpoint),
                detail: Bilingual(
                    zh: "\(path)\(subject)\(code) \(error.sentence.zh)",
                    en: "\(path)\(subject)\(code) \(error.sentence.en)"),
                outcome: error.reaction == .refusedByUser ? .refused : .failed, duration: call.duration)
        }
    }

    private static func name(of endpoint: APIEndpoint) -> Bilingual {
        switch endpoint {
        case .codeToSession: Bilingual(zh: "交换登录码", en: "exchange code")
        case .token, .stableToken: Bilingual(zh: "获取访问令牌", en: "fetch access token")
        case .subscribeSend: Bilingual(zh: "发送订阅消息", en: "send message")
        default: Bilingual(zh: "调用微信", en: "call WeChat")
        }
    }
}

extension FlowStep {
    /// Where the access token came from, as a step of the flow; a fetch is told by its call.
    init?(_ event: TokenEvent, at now: Date) {
        let name: Bilingual
        switch event {
        case .fetched: return nil
        case .cached: name = Bilingual(zh: "使用已存的令牌", en: "stored token used")
        case .awaited: name = Bilingual(zh: "等到其他进程取回的令牌", en: "token awaited from another process")
        case .refused: name = Bilingual(zh: "令牌被拒绝，更换", en: "token refused, replaced")
        }
        self.init(at: now, stage: .token, name: name, outcome: event == .refused ? .refused : .done)
    }
}
