import Testing

@Suite("People, rooms and templates on the command line")
struct AdministrationTests {
    @Test("An admin adds, lists, disables and enables people")
    func people() async throws {
        let office = try await Office()
        let added = try JSON.object(
            try await office.run(
                as: Office.admin, "user", "add", "emma.wilson", "--display-name", "Emma Wilson", "--role",
                "admin",
                "--password-stdin", "--json", input: Office.password))
        #expect(Set(added.keys) == ["username", "display_name", "role", "state", "bound"])
        #expect(added.text("role") == "admin")

        let again = try await office.run(
            as: Office.admin, "user", "add", "Emma.Wilson", "--display-name", "Another", "--password-stdin",
            input: Office.password)
        #expect(again.status == 1, "\(again)")
        #expect(again.errors.contains("exists already"))

        #expect(try await office.run(as: Office.admin, "user", "disable", "li.lei").status == 0)
        let list = try JSON.objects(try await office.run(as: Office.admin, "user", "list", "--json"))
        #expect(list.count == 6)
        #expect(list.first { $0.text("username") == "li.lei" }?.text("state") == "disabled")
        #expect(list.first { $0.text("username") == "wang.wei" }?.text("state") == "active")

        // Disabled, one is out at once and does not come in again.
        #expect(try await office.run(as: "li.lei", "whoami").status == 77)
        let refused = try await office.run(
            as: "li.lei", "sign-in", "li.lei", "--password-stdin", input: Office.password)
        #expect(refused.status == 77)
        #expect(refused.errors == "roombook: This account is disabled. Ask an admin.\n")

        #expect(try await office.run(as: Office.admin, "user", "enable", "li.lei").status == 0)
        let back = try await office.run(
            as: "li.lei", "sign-in", "li.lei", "--password-stdin", input: Office.password)
        #expect(back.status == 0, "\(back)")
    }

    @Test("A new password replaces the old one and ends the sessions")
    func password() async throws {
        let office = try await Office()
        let set = try await office.run(
            as: Office.admin, "user", "password", "li.lei", "--password-stdin", input: "another-password")
        #expect(set.status == 0, "\(set)")
        #expect(try await office.run(as: "li.lei", "whoami").status == 77)
        let old = try await office.run(
            as: "li.lei", "sign-in", "li.lei", "--password-stdin", input: Office.password)
        #expect(old.status == 77)
        let new = try await office.run(
            as: "li.lei", "sign-in", "li.lei", "--password-stdin", input: "another-password")
        #expect(new.status == 0, "\(new)")
    }

    @Test("The last admin stays, and who is not bound can not be unbound")
    func refusals() async throws {
        let office = try await Office()
        let last = try await office.run(as: Office.admin, "user", "disable", Office.admin)
        #expect(last.status == 1, "\(last)")
        #expect(last.errors.contains("last active admin"))
        let unbound = try await office.run(as: Office.admin, "user", "unbind", "li.lei")
        #expect(unbound.status == 1, "\(unbound)")
        let unknown = try await office.run(as: Office.admin, "user", "disable", "nobody")
        #expect(unknown.status == 65, "\(unknown)")
        #expect(unknown.errors.contains("user list"))
    }

    @Test(
        "Staff may not keep people, rooms or templates",
        arguments: [
            ["user", "list"], ["user", "disable", "wang.wei"], ["user", "unbind", "wang.wei"],
            ["user", "add", "x.y", "--display-name", "X", "--password-stdin"],
            ["user", "password", "wang.wei", "--password-stdin"],
            ["room", "add", "Mine", "--capacity", "3"], ["room", "close", "Orion", "--reason", "x"],
            ["room", "open", "Orion"], ["template", "set", "booked", "--id", "abc"], ["template", "list"],
        ])
    func staff(arguments: [String]) async throws {
        let office = try await Office()
        let finished = try await office.desk(of: "li.lei").run(arguments, input: Office.password)
        #expect(finished.status == 77, "\(finished)")
        #expect(finished.errors == "roombook: Only an admin may do that. Sign in as an admin.\n")
    }

    @Test("Rooms are added, listed, closed with a reason and opened again")
    func rooms() async throws {
        let office = try await Office()
        let added = try JSON.object(
            try await office.run(
                as: Office.admin, "room", "add", "Altair 牛郎星", "--capacity", "6", "--floor", "5",
                "--equipment",
                "screen，video", "--json"))
        #expect(Set(added.keys) == ["name", "capacity", "floor", "equipment", "state"])
        #expect(added.text("name") == "Altair 牛郎星")
        #expect(added.number("capacity") == 6)
        #expect(added.texts("equipment") == ["screen", "video"])

        let closed = try await office.run(
            as: Office.admin, "room", "close", "vega", "--reason", "painting 刷墙")
        #expect(closed.status == 0, "\(closed)")
        let list = try JSON.objects(try await office.run(as: "li.lei", "room", "list", "--json"))
        #expect(Set(list.map { $0.text("name") }) == ["Orion", "Lyra 天琴座", "Vega", "Altair 牛郎星"])
        let vega = try #require(list.first { $0.text("name") == "Vega" })
        #expect(vega.text("state") == "closed")
        #expect(vega.text("reason") == "painting 刷墙")

        let refused = try await office.book(as: "li.lei", "Vega", "10:00", "11:00")
        #expect(refused.status == 1)
        #expect(
            refused.errors == "roombook: room_closed: Vega is closed: painting 刷墙. Choose another room.\n")
        #expect(try await office.run(as: Office.admin, "room", "open", "Vega").status == 0)
        #expect(try await office.book(as: "li.lei", "Vega", "10:00", "11:00").status == 0)
    }

    @Test("A template takes an ID, a page and other keys, and each wrong one is named")
    func templates() async throws {
        let office = try await Office()
        let set = try await office.run(
            as: Office.admin, "template", "set", "booked", "--id",
            "9Dkx0oCGAHe0gUth9BUw4spM1uUUJOeRSS9diCwVZpY",
            "--page", "pages/booking/detail", "--key", "thing7=title", "--key", "time2=start")
        #expect(set.status == 0, "\(set)")
        let list = try JSON.objects(try await office.run(as: Office.admin, "template", "list", "--json"))
        #expect(Set(list.map { $0.text("code") }) == ["booked", "changed", "cancelled", "reminder"])
        let booked = try #require(list.first { $0.text("code") == "booked" })
        #expect(
            Set(booked.keys) == ["code", "template_id", "page", "keys", "fields", "values", "long_term"])
        #expect(booked["keys"] as? [String: String] == ["thing7": "title", "time2": "start"])

        for wrong in [
            ["--key", "thing7"], ["--key", "thing7=colour"], ["--id", "a b"], ["--key", "=title"],
        ] {
            let refused = try await office.desk(of: Office.admin).run(["template", "set", "booked"] + wrong)
            #expect(refused.status == 65, "\(wrong) \(refused)")
        }
        let unknown = try await office.run(as: Office.admin, "template", "set", "bookd", "--id", "abc")
        #expect(unknown.status == 65)
        #expect(unknown.errors.contains("booked, changed, cancelled"))
    }

    @Test("Themes are listed and checked, by name and by file")
    func themes() async throws {
        let place = try Place()
        let list = try await place.run("theme", "list")
        #expect(list.status == 0, "\(list)")
        #expect(list.output.contains("terminal"))
        let good = try await place.run("theme", "check", "terminal")
        #expect(good.status == 0, "\(good)")
        #expect(good.output.contains("terminal: it can be used."))

        try place.write("schema = 1\nname = \"mine\"\n[rols]\n", to: "themes/mine.toml")
        let bad = try await place.run("theme", "check", place.file("themes/mine.toml"))
        #expect(bad.status == 78, "\(bad)")
        #expect(bad.errors.contains("mine.toml"))
        let unknown = try await place.run("theme", "check", "terminl")
        #expect(unknown.status == 78)
        #expect(unknown.errors.contains("terminal"), "\(unknown)")
    }
}
