import BookingServices
import Foundation
import RoomBooking
import WeChat

/// What a template makes of an announcement: each key with its whole value, and with what WeChat gets.
struct TemplateCard {
    struct Line {
        let field: MessageTemplate.Field
        let whole: String
        let fitted: String
        /// Why WeChat would refuse even the fitted value: 47003.
        let problem: TemplateField.Problem?

        var isCut: Bool { whole != fitted }
    }

    let template: MessageTemplate
    let lines: [Line]

    /// Nil where the announcement's time zone is not known here.
    init?(_ template: MessageTemplate, of announcement: Announcement, in language: Language, at now: Instant)
    {
        let fields = NotificationComposer().fields(of: announcement, by: template, in: language, at: now)
        guard let fields else { return nil }
        self.template = template
        lines = zip(template.keys, fields).map { field, outgoing in
            let rule = TemplateField(field.key)
            let fitted = rule?.fit(outgoing.value) ?? outgoing.value
            return Line(
                field: field, whole: outgoing.value, fitted: fitted, problem: rule?.check(fitted))
        }
    }
}
