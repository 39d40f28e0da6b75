import BookingServices
import CampaignPlan
import Foundation
import RoomBooking
import RoombookApp
import SQLiteStorage
import WeChat

/// A dispatcher of roombook as a process of its own, with times that a campaign has scaled down.
///
/// It works until it is killed. Its first argument names the file of its plan.
@main
struct Main {
    static func main() async throws {
        let path = CommandLine.arguments.dropFirst().first ?? ""
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let plan = try JSONDecoder().decode(WorkerPlan.self, from: data)
        guard let zone = SiteZone(identifier: "Asia/Shanghai") else { return }
        let store = try SQLiteStore(path: plan.database, create: false, zone: zone)
        let now: @Sendable () -> Date = { Date() }
        let account = WeChatAccount(appID: plan.appID, appSecret: Secret(plan.appSecret))
        let settings = WeChatSettings(
            baseURL: try WeChatBaseURL(plan.baseURL), appID: plan.appID, secret: .value(account.appSecret))
        let connection = WeChatConnection(
            account: account, baseURL: settings.baseURL, transport: CurlTransport(),
            timeouts: HTTPTimeouts(
                connect: .milliseconds(plan.connectMilliseconds), total: .milliseconds(plan.totalMilliseconds)
            ),
            now: now)
        let tokens = AccessTokenProvider(
            connection: connection, endpoint: .stable, cache: SharedAccessTokens(store: store),
            pace: plan.tokenPace)
        let sender = WeChatNotificationSender(
            client: WeChatClient(connection: connection, tokens: tokens), settings: settings, now: now)
        let dispatcher = OutboxDispatcher(
            outbox: store, sender: sender, appID: plan.appID, owner: LeaseOwner.make(),
            pace: plan.dispatchPace, now: now, clock: ContinuousClock(), observer: { _ in })
        await dispatcher.run()
    }
}

extension WorkerPlan {
    var dispatchPace: DispatchPace {
        DispatchPace(
            atOnce: atOnce, leaseSeconds: leaseSeconds, poll: .milliseconds(200),
            retry: RetryPolicy(firstWait: firstWait, longestWait: longestWait, attempts: attempts),
            breaker: BreakerPolicy(failures: breakerFailures, probeEvery: probeEvery))
    }

    var tokenPace: AccessTokenPace {
        guard let tokenMargin else { return AccessTokenPace() }
        return AccessTokenPace(margin: tokenMargin, jitter: 0, holdOff: tokenMargin / 2, lease: 1, trust: 0.2)
    }
}
