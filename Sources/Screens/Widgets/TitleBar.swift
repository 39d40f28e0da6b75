import RoomBooking
import TerminalIO
import Themes

/// The first line of every screen: where one is, who one is, what waits, the time.
enum TitleBar {
    static func draw(_ title: String, on canvas: inout Canvas, _ environment: ClientEnvironment) {
        canvas.clear(Rect(column: 0, row: 0, columns: canvas.size.columns, rows: 1), .title)
        let style = canvas.theme[.title]
        let used = canvas.put(" roombook  \(title)", column: 0, row: 0, style: style)
        let right = fitting(parts(environment), into: canvas.size.columns - used - 3)
        canvas.put(right, column: canvas.size.columns - TextWidth.columns(right) - 1, row: 0, style: style)
    }

    // What must go first when it gets narrow stands first.
    private static func parts(_ environment: ClientEnvironment) -> [String] {
        let clock = environment.policy.zone.time(environment.now).text
        guard let session = environment.session else { return [clock] }
        let bound =
            session.isBound ? environment.say("微信已绑定", "WeChat bound") : environment.say("微信未绑定", "not bound")
        let waiting = environment.outbox.waiting
        var parts = [session.user.displayName, bound, environment.say("待发 \(waiting)", "\(waiting) waiting")]
        if environment.outbox.failed > 0 {
            parts.append(
                environment.say("失败 \(environment.outbox.failed)", "\(environment.outbox.failed) failed"))
        }
        return [parts.joined(separator: " · "), clock]
    }

    private static func fitting(_ parts: [String], into columns: Int) -> String {
        let whole = parts.joined(separator: "  ")
        if TextWidth.columns(whole) <= columns { return whole }
        guard let clock = parts.last, columns >= TextWidth.columns(clock) else { return "" }
        let room = columns - TextWidth.columns(clock) - 2
        return room >= 6 && parts.count > 1
            ? TextWidth.truncated(parts[0], columns: room) + "  " + clock : clock
    }
}
