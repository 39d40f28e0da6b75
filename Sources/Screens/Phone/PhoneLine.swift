import RoomBooking
import TerminalIO
import Themes

/// One line of what a phone shows, in parts that look different.
struct PhoneLine {
    struct Part {
        let column: Int
        let text: String
        let role: Role
    }

    let parts: [Part]

    /// A card as WeChat lays it out; above it stands whose it is, where that is not clear.
    static func lines(
        of card: PhoneCard, owner: String?, columns: Int, _ environment: ClientEnvironment
    ) -> [PhoneLine] {
        let edge = String(repeating: "─", count: max(0, columns - 2))
        let width = max(2, columns - 4)
        var inside = [line(sender(card, environment), .textMuted)]
        inside += Paragraph.lines(card.title, columns: width).map { line($0, .title) }
        inside += labelled(card.lines, width: width)
        if card.opensPage {
            inside += [
                line(String(repeating: "─", count: width), .border),
                // WeChat's own words, in whatever language roombook speaks.
                line("进入小程序查看 >", .textLink),
            ]
        }
        let framed = inside.map { line in
            let border = { Part(column: $0, text: "│", role: .border) }
            return PhoneLine(parts: [border(0)] + line.parts + [border(columns - 1)])
        }
        return (owner.map { [PhoneLine(parts: [Part(column: 1, text: $0, role: .overlay)])] } ?? [])
            + [PhoneLine(parts: [Part(column: 0, text: "┌" + edge + "┐", role: .border)])] + framed
            + [PhoneLine(parts: [Part(column: 0, text: "└" + edge + "┘", role: .border)])]
    }

    private static func line(_ text: String, _ role: Role) -> PhoneLine {
        PhoneLine(parts: [Part(column: 2, text: text, role: role)])
    }

    // The mini program's name and the time, with the day where that is not today.
    private static func sender(_ card: PhoneCard, _ environment: ClientEnvironment) -> String {
        let (day, time) = environment.policy.zone.wall(card.receivedAt)
        let when = day == environment.today ? time.text : "\(day.iso.suffix(5)) \(time.text)"
        return "roombook 会议室 · \(when)"
    }

    // The values begin below each other, right of the widest label, and go on below themselves.
    private static func labelled(_ lines: [PhoneCard.Line], width: Int) -> [PhoneLine] {
        let widest = lines.map { TextWidth.columns($0.label) }.max() ?? 0
        let labelWidth = max(2, min(widest, width * 2 / 5))
        return lines.flatMap { line in
            let labels = Paragraph.lines(line.label, columns: labelWidth)
            let values = Paragraph.lines(line.value, columns: width - labelWidth - 2)
            return (0..<max(labels.count, values.count)).map { index in
                var parts: [Part] = []
                if index < labels.count {
                    parts.append(Part(column: 2, text: labels[index], role: .textMuted))
                }
                if index < values.count {
                    parts.append(Part(column: labelWidth + 4, text: values[index], role: .overlay))
                }
                return PhoneLine(parts: parts)
            }
        }
    }
}
