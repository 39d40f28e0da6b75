import RoomBooking

/// Who can be told: bound to WeChat, known to it, and with messages left that they accept.
struct SubscriptionsCheckup: Checkup {
    let subject = CheckupSubject.subscriptions

    func findings(of patient: Patient) async -> [Finding] {
        guard case .success(let services) = patient.services,
            let configuration = try? patient.configuration.get(), configuration.wechat != nil
        else { return [] }
        do throws(StorageError) {
            return findings(
                of: try await services.store.colleagues(appID: configuration.wechat?.appID ?? ""))
        } catch {
            return [.broken(.storage(error))]
        }
    }

    private func findings(of people: [Colleague]) -> [Finding] {
        func count(_ reach: Colleague.Reach) -> Int { people.count { $0.reach == reach } }
        var findings: [Finding] = [
            .ok(
                Bilingual(
                    zh: "\(people.count) 人中 \(people.count(where: \.isBound)) 人已绑定微信。",
                    en: "\(people.count(where: \.isBound)) of \(people.count) people are bound to WeChat."))
        ]
        if count(.bindAgain) > 0 {
            findings.append(
                .warning(
                    Bilingual(
                        zh: "\(count(.bindAgain)) 人须重新绑定微信。",
                        en: "\(count(.bindAgain)) must bind WeChat again."),
                    Bilingual(
                        zh: "名单见 roombook user list；请其运行 roombook bind。",
                        en: "roombook user list names them; they run roombook bind.")))
        }
        if count(.noSubscription) > 0 {
            findings.append(
                .warning(
                    Bilingual(
                        zh: "\(count(.noSubscription)) 人的订阅已用完。",
                        en: "\(count(.noSubscription)) have no subscription left."),
                    Bilingual(
                        zh: "名单见 roombook subscription list；请其在小程序里再次订阅。",
                        en: "roombook subscription list names them; they subscribe again in the mini program."
                    )))
        }
        return findings
    }
}
