import CampaignPlan
import Foundation
import Glibc
import RoomBooking
import TestSupport
import Testing
import WeChatSandbox

extension Campaigns {
    /// G17: dispatchers are killed and stopped, and the service fails in every way, while thousands of messages go out.
    @Suite("Messages survive kills, stops and a failing service", .serialized)
    struct DispatchCampaign {
        private let bookings = Campaign.isLong ? 400 : 60
        private let kills = Campaign.isLong ? 84 : 20
        private let stops = Campaign.isLong ? 16 : 2

        @Test("nothing is lost, nothing is marked as sent that did not arrive, and few come twice")
        func killsAndFaults() async throws {
            let field = try await Field(people: 100) { $0.latency = .milliseconds(Campaign.isLong ? 40 : 10) }
            let created = bookings * 5
            try await field.queue(bookings: bookings, group: 5)
            arm(field.sandbox)
            let crew = try Crew(field.plan, folder: field.folder.path)
            try crew.hire(4)
            try await harass(crew, leaseSeconds: field.plan.leaseSeconds)
            let isDrained = try await Campaign.wait(upTo: 120) { try await field.counts().waiting == 0 }
            crew.dismiss()
            await field.sandbox.stop()
            let audit = try await field.audit()
            // Replies that were lost or came too late, of messages that were delivered.
            let patience = Duration.milliseconds(field.plan.totalMilliseconds)
            let ambiguous = field.sandbox.audit().untoldDeliveries(patience: patience)
            Campaign.report(
                "G17",
                "\(created) created, \(crew.kills) kills, \(crew.stops) stops, \(ambiguous) lost replies; \(audit)"
            )
            #expect(isDrained)
            #expect(audit.states.values.reduce(0, +) == created)
            #expect(audit.lost == 0 && audit.falselySent == 0 && audit.unknown == 0)
            #expect(audit.extra <= ambiguous + crew.kills + crew.stops)
            #expect(crew.complaints.isEmpty)
        }

        @Test("without faults each message arrives exactly once")
        func noFaults() async throws {
            let field = try await Field(people: 100)
            try await field.queue(bookings: bookings, group: 5)
            let crew = try Crew(field.plan, folder: field.folder.path)
            try crew.hire(4)
            let isDrained = try await Campaign.wait(upTo: 120) { try await field.counts().waiting == 0 }
            crew.dismiss()
            await field.sandbox.stop()
            let audit = try await field.audit()
            Campaign.report("G17 without faults", "\(audit)")
            #expect(isDrained)
            #expect(audit.states == [.sent: bookings * 5])
            #expect(audit.deliveries == bookings * 5 && audit.extra == 0)
        }

        // As reliability asks: 5 % dropped before, 3 % answered after the client's patience, 2 % lost, 5 % busy.
        private func arm(_ sandbox: SandboxServer) {
            let send = SandboxEndpoint.subscribeSend
            sandbox.arm(SandboxFault(.closeBefore, endpoint: send, count: nil, probability: 0.05))
            sandbox.arm(
                SandboxFault(
                    .delay, endpoint: send, count: nil, delay: .milliseconds(3000), probability: 0.03,
                    delaysAnswer: true))
            sandbox.arm(SandboxFault(.closeAfter, endpoint: send, count: nil, probability: 0.02))
            sandbox.arm(
                SandboxFault(.errorCode(-1, message: nil), endpoint: send, count: nil, probability: 0.05))
        }

        private func harass(_ crew: Crew, leaseSeconds: Int64) async throws {
            var generator = SystemRandomNumberGenerator()
            var stopped: [(worker: pid_t, until: Date)] = []
            while crew.kills < kills || crew.stops < stops || !stopped.isEmpty {
                await Campaign.pause(milliseconds: UInt32.random(in: 50...250, using: &generator))
                for (worker, until) in stopped where until < Date() { crew.goOn(worker) }
                stopped.removeAll { $0.until < Date() }
                let isTimeToStop = crew.stops * kills < crew.kills * stops || crew.kills >= kills
                if crew.stops < stops, isTimeToStop, stopped.count < 2 {
                    guard let worker = crew.stopOne(using: &generator) else { continue }
                    stopped.append((worker, Date().addingTimeInterval(TimeInterval(leaseSeconds) + 1)))
                } else if crew.kills < kills {
                    try crew.killOne(using: &generator)
                }
            }
        }
    }
}
