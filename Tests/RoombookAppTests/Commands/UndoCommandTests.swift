import Foundation
import RoomBooking
import Testing

@Suite("Taking things back on the command line")
struct UndoCommandTests {
    @Test("The receipt says until when, and undo takes the booking, the change or the cancellation back")
    func undoes() async throws {
        let office = try await Office(undoWindow: 600)
        let booked = try JSON.object(
            try await office.book(
                as: "li.lei", "Orion", "10:00", "11:00", "--attendee", "han.meimei", "--json"))
        let id = booked.text("id")
        let offer = try #require(booked["undo"] as? [String: Any])
        #expect(Set(offer.keys) == ["kind", "until"])
        #expect(offer.text("kind") == "created")
        #expect(offer.text("until").hasSuffix("+08:00"))

        let changed = try await office.run(as: "li.lei", "change", id, "--start", "10:30")
        #expect(changed.output.contains(" s: roombook undo \(id)\n"), "\(changed)")
        let back = try JSON.object(try await office.run(as: "li.lei", "undo", id, "--json"))
        #expect(back.text("undone") == "changed")
        #expect(back.text("start").contains("T10:00"))
        #expect(back["undo"] is NSNull)

        #expect(try await office.run(as: "li.lei", "cancel", id, "--reason", "ill").status == 0)
        #expect(try await office.agenda().isEmpty)
        let restored = try await office.run(as: "li.lei", "undo", id)
        #expect(restored.output.hasPrefix("Took the cancellation back: "), "\(restored)")
        #expect(try await office.agenda().map { $0.text("state") } == ["active"])
        let again = try await office.run(as: "li.lei", "undo", id)
        again.expectRefused(1, saying: ["nothing to take back"])
    }

    @Test("A booking that is taken back is gone, and nobody hears of it")
    func booking() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, undoWindow: 600, sandbox: sandbox)
        try await office.bind("li.lei", "han.meimei", at: sandbox)
        let id = try JSON.object(
            try await office.book(
                as: "li.lei", "Orion", "10:00", "11:00", "--attendee", "han.meimei", "--json")
        ).text("id")
        let undone = try await office.run(as: "li.lei", "undo", id, "--lang", "zh")
        #expect(undone.status == 0, "\(undone)")
        #expect(undone.output.hasPrefix("已撤销预订 "), "\(undone)")
        #expect(try await office.agenda().isEmpty)
        try office.configure(sandbox: sandbox)
        #expect(try await office.run(as: "li.lei", "outbox", "dispatch").status == 0)
        #expect(try await sandbox.cards().isEmpty)
        _ = try await sandbox.stop()
    }

    @Test("Once somebody has heard of it, and for whose booking it is not, it can not be taken back")
    func tooLate() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        try await office.bind("li.lei", at: sandbox)
        let id = try JSON.object(try await office.book(as: "li.lei", "Orion", "10:00", "11:00", "--json"))
            .text("id")
        let dispatched = try await office.dispatchSoon(as: "li.lei")
        #expect(dispatched.number("sent") == 1)
        try await office.run(as: "li.lei", "undo", id).expectRefused(1, saying: ["have left"])
        try await office.run(as: "wang.wei", "undo", id).expectRefused(77, saying: ["李雷"])
        try await office.run(as: "li.lei", "undo", "00000000").expectRefused(65)
        _ = try await sandbox.stop()
    }

    @Test("A cancellation tells its reason on the card")
    func reason() async throws {
        let place = try Place()
        let sandbox = try await SandboxProcess(in: place)
        let office = try await Office(in: place, sandbox: sandbox)
        try await office.bind("li.lei", at: sandbox)
        let id = try JSON.object(try await office.book(as: "li.lei", "Orion", "10:00", "11:00", "--json"))
            .text("id")
        _ = try await office.dispatchSoon(as: "li.lei")
        let cancelled = try await office.run(as: "li.lei", "cancel", id, "--reason", "主讲人出差")
        #expect(cancelled.status == 0, "\(cancelled)")
        _ = try await office.dispatchSoon(as: "li.lei")
        let card = try #require(try await sandbox.cards().last)
        #expect(card.code == "cancelled")
        #expect(card.values.values.contains("主讲人出差"))
        let long = try await office.run(
            as: "li.lei", "cancel", id, "--reason", String(repeating: "长", count: 81))
        long.expectRefused(65, saying: ["80"])
        _ = try await sandbox.stop()
    }
}
