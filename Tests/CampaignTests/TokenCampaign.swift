import CampaignPlan
import Foundation
import RoomBooking
import TestSupport
import Testing
import WeChatSandbox

extension Campaigns {
    /// G22: many processes send with one token that lives six seconds, and are killed all the time.
    @Suite("All processes share one token")
    struct TokenCampaign {
        private let workers = Campaign.isLong ? 20 : 6
        private let seconds: TimeInterval = Campaign.isLong ? 60 : 8
        private let kills = Campaign.isLong ? 82 : 10
        /// Seconds that a token lives; stored instants are whole seconds, so a shorter life would measure rounding.
        private static let life: TimeInterval = 6
        /// Seconds before its end at which the service gives out the next one.
        private static let margin: TimeInterval = 2

        @Test("it is fetched once a period, and nothing is sent with a dead one")
        func tokens() async throws {
            let field = try await Field(people: 200) { configuration in
                configuration.tokens = SandboxTokenRules(
                    lifetime: Self.life, overlap: Self.margin, rotationMargin: Self.margin)
                configuration.latency = .milliseconds(3)
            }
            var plan = field.plan
            plan.tokenMargin = Self.margin / 2
            let crew = try Crew(plan, folder: field.folder.path)
            try await field.queue(bookings: Campaign.isLong ? 3000 : 300, group: 5)
            try crew.hire(workers)
            var generator = SystemRandomNumberGenerator()
            let began = Date()
            while Date().timeIntervalSince(began) < seconds {
                await Campaign.pause(milliseconds: UInt32(seconds * 900) / UInt32(kills))
                if crew.kills < kills { try crew.killOne(using: &generator) }
            }
            let span = Date().timeIntervalSince(began)
            crew.dismiss()
            let tokens = field.sandbox.tokenCounts()
            let (fetches, dead) = (tokens.stable.calls, tokens.deadTokens.values.reduce(0, +))
            let sends = field.sandbox.callCounts()[.subscribeSend] ?? 0
            await field.sandbox.stop()
            // One at the start, then one each time the service has a new one to give.
            let ideal = 1 + (span / (Self.life - Self.margin)).rounded(.down)
            Campaign.report(
                "G22",
                "\(workers) processes, \(crew.kills) kills, \(sends) sends, \(fetches) fetches (ideal \(Int(ideal))), "
                    + "\(dead) sends with a dead token")
            #expect(Double(fetches) <= (ideal * 1.1).rounded(.up))
            #expect(dead == 0)
            #expect(sends > 0)
        }
    }
}
