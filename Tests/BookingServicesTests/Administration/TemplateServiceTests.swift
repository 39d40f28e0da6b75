import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Keeping message templates")
struct TemplateServiceTests {
    private func template(
        id: String = "nZsyjFLg-7T_z", page: String = "pages/index", keys: [String] = ["thing4"]
    ) -> MessageTemplate {
        MessageTemplate(
            kind: .booked, templateID: id, page: page,
            keys: keys.map { MessageTemplate.Field(key: $0, value: .title) })
    }

    @Test("a template is listed as it was set, its page without a leading slash")
    func sets() async throws {
        let site = try await Site()
        let access = try await site.access(site.ada)
        try await site.templates.set(
            template(page: "/pages/index?from=card", keys: ["thing4", "character_string2"]), as: access)
        let listed = try await site.templates.list(as: access).first { $0.kind == .booked }
        #expect(listed == template(page: "pages/index?from=card", keys: ["thing4", "character_string2"]))
    }

    @Test(
        "a template id has letters, digits, - and _",
        arguments: [
            "", "a b", "ａ", "a\n", String(repeating: "a", count: 65),
        ])
    func ids(id: String) async throws {
        let site = try await Site()
        await #expect(throws: AdminError.invalidTemplateID) {
            try await site.templates.set(template(id: id), as: try await site.access(site.ada))
        }
    }

    @Test(
        "a key is a type with a number, and stands once",
        arguments: [
            (["thing"], "thing"), (["4"], "4"), (["thing4.DATA"], "thing4.DATA"),
            (["thing4", "thing4"], "thing4"),
            ([], ""), (["事项1"], "事项1"),
        ] as [([String], String)])
    func keys(keys: [String], named: String) async throws {
        let site = try await Site()
        await #expect(throws: AdminError.invalidTemplateKey(named)) {
            try await site.templates.set(template(keys: keys), as: try await site.access(site.ada))
        }
    }

    @Test("a page may be left out, and has no control characters")
    func pages() async throws {
        let site = try await Site()
        let access = try await site.access(site.ada)
        try await site.templates.set(template(page: ""), as: access)
        await #expect(throws: AdminError.invalid(field: .page, problem: .controlCharacters)) {
            try await site.templates.set(template(page: "pages\u{0}"), as: access)
        }
    }
}
