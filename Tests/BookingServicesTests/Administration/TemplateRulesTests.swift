import BookingServices
import RoomBooking
import Testing

@Suite("Which values a template's keys carry")
struct TemplateRulesTests {
    private func field(_ key: String, _ value: MessageTemplate.Value) -> MessageTemplate.Field {
        MessageTemplate.Field(key: key, value: value)
    }

    @Test(
        "the keys that a kind starts with are all right, and lose nothing",
        arguments: NotificationKind.allCases)
    func standard(kind: NotificationKind) {
        let keys = MessageTemplate.standardKeys(of: kind)
        #expect(TemplateRules.problems(of: keys) == [])
        let template = MessageTemplate(kind: kind, templateID: "T", page: "", keys: keys)
        #expect(TemplateRules.warnings(of: template) == [])
    }

    @Test(
        "a value of a shape that the type does not take is refused",
        arguments: [
            ("time6", .title), ("date2", .timeRange), ("number1", .room), ("phrase1", .reason),
            ("amount1", .title), ("car_number1", .room), ("phone_number1", .person), ("letter1", .person),
            ("symbol1", .change), ("enum1", .title), ("character_string2", .title), ("name1", .start),
        ] as [(String, MessageTemplate.Value)])
    func refused(key: String, value: MessageTemplate.Value) throws {
        let field = field(key, value)
        let problem = TemplateProblem.unfit(field, try #require(TemplateFieldType(key: key)))
        #expect(TemplateRules.problems(of: [field]) == [problem])
    }

    @Test("some type carries each value whole", arguments: MessageTemplate.Value.allCases)
    func carried(value: MessageTemplate.Value) throws {
        #expect(!TemplateFieldType.carrying(value).isEmpty)
        for type in TemplateFieldType.carrying(value) {
            let field = field(type.rawValue + "1", value)
            #expect(TemplateRules.problems(of: [field]) == [])
        }
    }

    @Test("what is lost on the card is told")
    func warned() {
        let fields = [
            field("name1", .title), field("character_string2", .room), field("site01", .room),
            field("thing8", .reason), field("thing9", .when),
        ]
        let template = MessageTemplate(kind: .booked, templateID: "T", page: "", keys: fields)
        let warnings = TemplateRules.warnings(of: template)
        #expect(
            warnings == [
                .cut(fields[0], limit: 10), .latinOnly(fields[1]), .unknownType(fields[2]),
                .saysNothing(fields[3], .booked), .cut(fields[4], limit: 20),
            ])
    }

    @Test("a key's type is what stands before its number")
    func types() {
        #expect(TemplateFieldType(key: "thing4") == .thing)
        #expect(TemplateFieldType(key: "character_string12") == .characterString)
        #expect(TemplateFieldType(key: "name01") == .name)
        #expect(TemplateFieldType(key: "site01") == .other)
        for wrong in ["", "thing", "4", "thing4.DATA", "Thing4", "thing 4", "事项1", "thing4x"] {
            #expect(TemplateFieldType(key: wrong) == nil, "\(wrong)")
        }
        #expect(TemplateFieldType(key: String(repeating: "a", count: 32) + "1") == nil)
    }
}
