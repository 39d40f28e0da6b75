import Foundation
import Glibc
import Testing

@Suite("What a worker writes")
struct WorkerTests {
    @Test("Unknown codes, openIds that WeChat does not know, and holds are alerts, without names or words")
    func alerts() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        try await office.bind("li.lei", "han.meimei", at: sandbox)
        let worker = try await office.desk(of: "operator").start("worker")
        func see(_ words: String) async throws {
            _ = try await Eventually.find(words) {
                worker.errors.contains(words) ? true : nil
            } otherwise: {
                worker.errors
            }
        }
        func book(_ start: String, _ end: String, as user: String = "li.lei") async throws {
            let booked = try await office.book(as: user, "Orion", start, end, title: "Confidential matter")
            #expect(booked.status == 0, "\(booked)")
        }
        try await sandbox.arm(errcode: 77777, at: "subscribe/send")
        try await book("09:00", "10:00")
        try await see("with 77777, a code that roombook does not know")
        try await sandbox.arm(errcode: 40003, at: "subscribe/send")
        try await book("10:00", "11:00", as: "han.meimei")
        try await see("any more (40003); they must bind again")
        try await sandbox.arm(errcode: 45009, at: "subscribe/send")
        try await book("11:00", "12:00")
        try await see("alert: nothing is sent before ")
        #expect(try await office.run(as: "operator", "outbox", "retry", "--failed").status == 0)
        try await see("alert: the hold is over")

        worker.send(SIGTERM)
        let ended = try await ChildProcess.lane.run { worker.wait() }
        #expect(ended.status == 0, "\(ended)")
        let alerts = ended.errors.split(separator: "\n").filter { $0.contains("alert: ") }
        #expect(alerts.count == 4, "\(ended)")
        #expect(alerts.allSatisfy { $0.contains(" error roombook.worker") }, "\(ended)")
        for word in ["Confidential", "li.lei", "李雷", "韩梅梅", "han.meimei"] {
            #expect(!ended.errors.contains(word), "\(word) in \(ended)")
        }
        _ = try await sandbox.stop()
    }
}
