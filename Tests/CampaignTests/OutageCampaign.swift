import CampaignPlan
import Foundation
import RoomBooking
import TestSupport
import Testing
import WeChatSandbox

extension Campaigns {
    /// G21: the service is down for a while, and twenty processes have messages to send.
    @Suite("An outage is waited for by all processes together")
    struct OutageCampaign {
        private let workers = Campaign.isLong ? 20 : 6
        /// Seconds; ten minutes where the periods of the breaker are sixty times as long.
        private let outage: UInt32 = Campaign.isLong ? 10 : 4

        @Test("few requests are made while it lasts, and everything is sent when it is over")
        func outageOfTheService() async throws {
            let field = try await Field(people: 100)
            var plan = field.plan
            plan.probeEvery = 2
            let crew = try Crew(plan, folder: field.folder.path)
            // The token is fetched while all is well.
            try await field.queue(bookings: 1, group: 1, named: "First")
            try crew.hire(workers)
            #expect(try await Campaign.wait(upTo: 30) { try await field.counts().waiting == 0 })

            field.sandbox.arm(SandboxFault(.status(503, body: nil), count: nil))
            try await field.queue(bookings: 200, group: 5)
            let isOnHold = try await Campaign.wait(upTo: 30) { try await field.counts().hold != nil }
            #expect(isOnHold)
            // Those that were under way when it began come back first.
            await Campaign.pause(milliseconds: 2000)
            let before = field.calls
            await Campaign.pause(milliseconds: outage * 1000)
            let during = field.calls - before
            let periods = Int(outage) / 2

            field.sandbox.clearFaults()
            let began = Date()
            let isDrained = try await Campaign.wait(upTo: 60) { try await field.counts().waiting == 0 }
            let drain = Date().timeIntervalSince(began)
            crew.dismiss()
            await field.sandbox.stop()
            let audit = try await field.audit()
            Campaign.report(
                "G21",
                "\(workers) processes, \(during) requests in \(periods) periods of the breaker, drained "
                    + "\(String(format: "%.1f", drain)) s after the outage; \(audit)")
            #expect(during <= 2 * (periods + 1))
            #expect(isDrained)
            #expect(audit.states == [.sent: 1001] && audit.extra == 0)
        }
    }
}
