import BookingServices
import RoomBooking
import WeChat

/// Holds stored templates against the rules of WeChat, and against the account's own.
struct TemplateInspection: Sendable {
    let services: Services
    let isOffline: Bool

    private var zone: SiteZone { services.configuration.policy.zone }

    /// A line a trouble; one for all where there is none.
    func findings(_ templates: [MessageTemplate]) async -> [Finding] {
        var findings = templates.flatMap { rules($0) + samples($0) }
        var isCompared = false
        if !isOffline, let client = services.wechat {
            do throws(WeChatError) {
                findings += comparison(of: templates, with: try await client.accountTemplates())
                isCompared = true
            } catch {
                findings.append(notCompared(error))
            }
        }
        return findings.isEmpty ? [allRight(templates, isCompared: isCompared)] : findings
    }

    private func allRight(_ templates: [MessageTemplate], isCompared: Bool) -> Finding {
        let codes = templates.map(\.kind.rawValue).joined(separator: ", ")
        if templates.allSatisfy(\.templateID.isEmpty) {
            return .ok(
                Bilingual(
                    zh: "\(codes) 有效，尚未设置 ID；沙箱会用自己的。",
                    en: "\(codes) are good; no ID is set, and a sandbox takes its own."))
        }
        return .ok(
            isCompared
                ? Bilingual(
                    zh: "\(codes) 有效，与微信后台一致。", en: "\(codes) are good, and the same as the account's.")
                : Bilingual(
                    zh: "\(codes) 有效（未与微信后台比较）。", en: "\(codes) are good; the account was not asked."))
    }

    private func rules(_ template: MessageTemplate) -> [Finding] {
        let code = template.kind.rawValue
        let missing = template.templateID.isEmpty ? [withoutID(template)].compactMap { $0 } : []
        let problems = TemplateRules.problems(of: template.keys).map { problem in
            Finding.broken(
                Bilingual(
                    zh: "\(code)：\(problem.sentence.zh)", en: "\(code): \(problem.sentence.en)"),
                nil,
                .configuration)
        }
        let warnings = TemplateRules.warnings(of: template).map { warning in
            Finding.warning(
                Bilingual(
                    zh: "\(code)：\(warning.sentence.zh)", en: "\(code): \(warning.sentence.en)")
            )
        }
        return missing + problems + warnings
    }

    // A sandbox hands its own ids over; a reminder that is never sent needs none.
    private func withoutID(_ template: MessageTemplate) -> Finding? {
        guard let wechat = services.configuration.wechat, !wechat.baseURL.isLoopback else { return nil }
        let code = template.kind.rawValue
        let message = Bilingual(
            zh: "\(code)：没有设置 ID，这类通知发不出去。", en: "\(code): no ID is set, so none can be sent.")
        let remedy = Bilingual(
            zh: "请从微信后台复制，运行 roombook template set \(code) --id。",
            en: "Copy it from WeChat's console: roombook template set \(code) --id.")
        let isNeeded = template.kind != .reminder || services.configuration.notifications.reminder > 0
        return isNeeded ? .broken(message, remedy, .configuration) : nil
    }

    // Whatever people may store must come out as WeChat takes it.
    private func samples(_ template: MessageTemplate) -> [Finding] {
        let now = Instant(services.now())
        let sample = SampleAnnouncement(kind: template.kind, zone: zone, now: now)
        var refused: Set<String> = []
        for language in Language.allCases {
            for announcement in [sample.ordinary(in: language), sample.longest()] {
                guard let announcement,
                    let card = TemplateCard(template, of: announcement, in: language, at: now)
                else { continue }
                refused.formUnion(card.lines.filter { $0.problem != nil }.map(\.field.key))
            }
        }
        // What the rules refuse is told already.
        let told = Set(template.keys.filter { !TemplateRules.problems(of: [$0]).isEmpty }.map(\.key))
        return refused.subtracting(told).sorted().map { key in
            .broken(
                Bilingual(
                    zh: "\(template.kind.rawValue)：\(key) 的内容会被微信拒绝（47003）。",
                    en: "\(template.kind.rawValue): WeChat would refuse what \(key) carries (47003)."),
                Bilingual(
                    zh: "请用 roombook template set \(template.kind.rawValue) --key 换一种字段。",
                    en: "Use another key: roombook template set \(template.kind.rawValue) --key."),
                .configuration)
        }
    }

    private func notCompared(_ error: WeChatError) -> Finding {
        let failure = ExplainedFailure(error)
        return .warning(
            Bilingual(
                zh: "无法读取微信后台的模板：\(failure.text(in: .chinese))",
                en: "The account's own templates could not be read: \(failure.text(in: .english))"))
    }

    private func comparison(
        of templates: [MessageTemplate], with listed: [AccountTemplate]
    ) -> [Finding] {
        let byID = Dictionary(listed.map { ($0.id, $0) }) { first, _ in first }
        return templates.filter { !$0.templateID.isEmpty }.flatMap { template in
            TemplateComparison(template: template, listed: byID[template.templateID]).findings
        }
    }
}
