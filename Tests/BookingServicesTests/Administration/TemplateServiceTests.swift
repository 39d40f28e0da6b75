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
            template(page: "/pages/index?from=card", keys: ["thing4", "name2"]), as: access)
        let listed = try await site.templates.list(as: access).first { $0.kind == .booked }
        #expect(listed == template(page: "pages/index?from=card", keys: ["thing4", "name2"]))
    }

    @Test(
        "a template id has letters, digits, - and _",
        arguments: [
            "", "a b", "ａ", "a\n", String(repeating: "a", count: 65),
        ])
    func ids(id: String) async throws {
        let site = try await Site()
        await #expect(throws: TemplateError.admin(.invalidTemplateID)) {
            try await site.templates.set(template(id: id), as: try await site.access(site.ada))
        }
    }

    @Test(
        "a key is a type with a number, stands once, and there are five at most",
        arguments: [
            (["thing"], [.unreadableKey("thing")]), (["4"], [.unreadableKey("4")]),
            (["thing4.DATA"], [.unreadableKey("thing4.DATA")]), (["事项1"], [.unreadableKey("事项1")]),
            (["Thing4"], [.unreadableKey("Thing4")]), (["thing4", "thing4"], [.repeatedKey("thing4")]),
            ([], [.noKeys]), ((1...6).map { "thing\($0)" }, [.tooManyKeys(limit: 5)]),
            (["thing1", "thing1", "x"], [.repeatedKey("thing1"), .unreadableKey("x")]),
        ] as [([String], [TemplateProblem])])
    func keys(keys: [String], problems: [TemplateProblem]) async throws {
        let site = try await Site()
        await #expect(throws: TemplateError.keys(problems)) {
            try await site.templates.set(template(keys: keys), as: try await site.access(site.ada))
        }
    }

    @Test("what WeChat would refuse is not stored; what it cuts is told and stored")
    func fits() async throws {
        let site = try await Site()
        let access = try await site.access(site.ada)
        let before = try await site.templates.list(as: access)
        var wrong = template(keys: ["thing4", "time6"])
        await #expect(
            throws: TemplateError.keys([.unfit(MessageTemplate.Field(key: "time6", value: .title), .time)])
        ) {
            try await site.templates.set(wrong, as: access)
        }
        #expect(try await site.templates.list(as: access) == before)

        wrong.keys[1] = MessageTemplate.Field(key: "thing6", value: .when)
        let warnings = try await site.templates.set(wrong, as: access)
        #expect(warnings == [.cut(wrong.keys[1], limit: 20)])
        #expect(try await site.templates.list(as: access).first { $0.kind == .booked } == wrong)
    }

    @Test("a page may be left out, and has no control characters")
    func pages() async throws {
        let site = try await Site()
        let access = try await site.access(site.ada)
        try await site.templates.set(template(page: ""), as: access)
        await #expect(throws: TemplateError.admin(.invalid(field: .page, problem: .controlCharacters))) {
            try await site.templates.set(template(page: "pages\u{0}"), as: access)
        }
    }
}
