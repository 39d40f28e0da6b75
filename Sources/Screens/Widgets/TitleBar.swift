import RoomBooking
import TerminalIO
import Themes

/// The first line of every screen: where one is, who one is, what waits, the time.
enum TitleBar {
    static func draw(_ title: String, on canvas: inout Canvas, _ environment: ClientEnvironment) {
        canvas.clear(Rect(column: 0, row: 0, columns: canvas.size.columns, rows: 1), .title)
        let style = canvas.theme[.title]
        let used = canvas.put(" roombook  \(title)", column: 0, row: 0, style: style)
        let columns = canvas.size.columns - used - 3
        guard let right = variants(environment).first(where: { TextWidth.columns($0) <= columns }) else {
            return
        }
        canvas.put(right, column: canvas.size.columns - TextWidth.columns(right) - 1, row: 0, style: style)
    }

    // From all there is to say down to the time alone.
    private static func variants(_ environment: ClientEnvironment) -> [String] {
        let clock = environment.policy.zone.time(environment.now).text
        guard let session = environment.session else { return [clock] }
        let name = session.user.displayName
        let bound =
            session.isBound ? environment.say("微信已绑定", "WeChat bound") : environment.say("微信未绑定", "not bound")
        let outbox = environment.outbox
        let waiting = environment.say("待发 \(outbox.waiting)", "\(outbox.waiting) waiting")
        let failed =
            outbox.failed > 0 ? " · " + environment.say("失败 \(outbox.failed)", "\(outbox.failed) failed") : ""
        return [
            "\(name) · \(bound) · \(waiting)\(failed)  \(clock)", "\(name) · \(bound)  \(clock)",
            "\(name)  \(clock)", clock,
        ]
    }
}
