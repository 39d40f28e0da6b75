import Foundation
import Glibc
import RoomBooking
import Testing

extension Stories {
    @Suite("An office on a terminal, with others at work")
    struct OfficeAtWork {
        private func client(_ office: Office) async throws -> Window {
            try await Window(office.desk(of: "terminal"), running: Place.program, "--lang", "en")
        }

        @Test("Losing a race, the form stays, names the winner, and 1 books the first offer")
        func losesRace() async throws {
            let place = try Place()
            let sandbox = try await SandboxProcess(in: place)
            let office = try await Office(in: place, sandbox: sandbox)
            let window = try await client(office)
            try await window.signIn("li.lei")
            try await window.showTomorrow()
            try await window.fillIn(room: "Orion", start: "10:00", end: "11:00", title: "Interview")
            #expect(
                try await office.book(as: "han.meimei", "Orion", "10:00", "11:00", title: "Budget").status
                    == 0)
            try await window.press("F10")
            let lost = try await window.see(
                "Book a room", "Interview", "taken 10:00–11:00", "韩梅梅", "1 ", "2 ")
            let offer = try #require(lost.firstMatch(of: /1 (\S+) (\d\d:\d\d)–(\d\d:\d\d)/), "\(lost)")
            try await window.press("1")
            try await window.see(no: "1 \(offer.1) \(offer.2)")
            try await window.press("Enter")
            try await window.see("Receipt", "Interview", "\(offer.2)–\(offer.3)")
            let mine = try await office.agenda().filter { $0.text("organizer") == "li.lei" }
            #expect(mine.map { $0.text("title") } == ["Interview"])
            #expect(mine.first?.text("room") == String(offer.1))
            #expect(mine.first?.text("start").contains("T\(offer.2):00") == true)
            try await window.press("Enter")
            try await window.see("Any room")
            try await window.press("q")
            try await window.end()
            _ = try await sandbox.stop()
        }

        @Test("Undone while the messages wait, nobody is sent anything")
        func undoes() async throws {
            let place = try Place()
            let sandbox = try await SandboxProcess(in: place)
            let office = try await Office(in: place, undoWindow: 600, sandbox: sandbox)
            try await office.bind("li.lei", at: sandbox)
            let window = try await client(office)
            try await window.signIn("li.lei")
            try await window.showTomorrow()
            try await window.fillIn(room: "Vega", start: "15:00", end: "16:00", title: "Mistake")
            try await window.press("F10")
            try await window.see("Receipt", "Mistake", "u takes it back", "waiting")
            try await window.press("u")
            try await window.see("Cancelled: Mistake", "taken back, nothing sent")
            let rows = try JSON.objects(try await office.run(as: "li.lei", "outbox", "list", "--json"))
            #expect(rows.map { $0.text("state") } == ["cancelled"])
            _ = try await office.run(as: "li.lei", "outbox", "dispatch")
            #expect(try await sandbox.cards().isEmpty)
            #expect(try await office.agenda().isEmpty)
            try await window.press("Escape")
            try await window.see("Any room")
            try await window.press("q")
            try await window.end()
            _ = try await sandbox.stop()
        }

        @Test("Cancelled from my bookings, the others get the cancellation card")
        func cancels() async throws {
            let place = try Place()
            let sandbox = try await SandboxProcess(in: place)
            let office = try await Office(in: place, sandbox: sandbox)
            try await office.bind("li.lei", "han.meimei", at: sandbox)
            #expect(
                try await office.book(
                    as: "li.lei", "Orion", "10:00", "11:00", title: "Retrospective", "--attendee",
                    "han.meimei",
                    "--attendee", "zhao.jing"
                ).status == 0)
            _ = try await office.run(as: "li.lei", "outbox", "dispatch")
            let window = try await client(office)
            try await window.signIn("li.lei")
            try await window.press("m")
            try await window.see("My bookings", "Retrospective")
            try await window.press("x")
            try await window.see("Cancel Retrospective?", "becomes free", "李雷", "韩梅梅")
            // Enter keeps it: the confirming key is another one.
            try await window.press("Enter")
            try await window.see(no: "becomes free")
            #expect(try await office.agenda().count == 1)
            try await window.press("x")
            try await window.see("Cancel Retrospective?")
            try await window.press("y")
            try await window.see("Nothing ahead")
            let port = sandbox.port
            _ = try await Eventually.find("cancellation cards") {
                let body = try HTTPExchange.send("GET", "/sandbox/messages", port: port).body
                let codes = try JSON.object(body).objects("messages").map { $0.text("template_code") }
                return codes.filter { $0 == "cancelled" }.count == 2 ? true : nil
            }
            let cards = try await sandbox.cards().filter { $0.code == "cancelled" }
            #expect(Set(cards.map(\.user)) == ["li.lei", "han.meimei"])
            #expect(
                cards.allSatisfy { $0.values["thing4"] == "Retrospective" && $0.values["thing3"] == "李雷" })
            try await window.press("C-c", "C-c")
            try await window.end()
            _ = try await sandbox.stop()
        }

        @Test("What another process books is on the board within three seconds")
        func seesOthers() async throws {
            let office = try await Office()
            let window = try await client(office)
            try await window.signIn("li.lei")
            try await window.showTomorrow()
            #expect(
                try await office.book(as: "wang.wei", "Orion", "10:00", "13:00", title: "Audit board").status
                    == 0)
            try await window.see("Audit", within: 3)
            try await window.press("q")
            try await window.end()
        }

        @Test("A wrong password says so and keeps the name; the right one then signs in")
        func wrongPassword() async throws {
            let office = try await Office()
            let window = try await client(office)
            try await window.see("Sign in", "Username")
            try await window.type("li.lei")
            try await window.press("Tab")
            try await window.type("not my password")
            try await window.press("Tab", "Enter")
            let refused = try await window.see("Wrong username or password", "li.lei")
            #expect(!refused.contains("not my password") && !refused.contains("****"))
            try await window.type(Office.password)
            try await window.press("Enter", "Enter")
            try await window.see("Any room", "李雷 · not bound")
            try await window.press("q")
            try await window.end()
        }

        @Test("After a few wrong passwords one has to wait, and is told for how long")
        func throttled() async throws {
            let office = try await Office()
            let window = try await client(office)
            try await window.see("Sign in", "Username")
            try await window.type("han.meimei")
            try await window.press("Tab")
            var screen = ""
            for _ in 0..<12 where !screen.contains("Too many attempts") {
                try await window.type("guess-guess")
                try await window.see("***********")
                try await window.press("Enter", "Enter")
                screen = try await window.seeAnswer()
            }
            #expect(screen.contains("Too many attempts. Try again in"), "\(screen)")
            try await window.press("C-c", "C-c")
            try await window.end()
        }
    }
}

extension Window {
    /// The screen once a sign-in was answered: the password is taken back, or one has to wait.
    fileprivate func seeAnswer() async throws -> String {
        try await Eventually.find("an answer") { [self] in
            let screen = try capture()
            let isAnswered = screen.contains("Wrong username") && !screen.contains("***")
            return isAnswered || screen.contains("Too many attempts") ? screen : nil
        }
    }
}
