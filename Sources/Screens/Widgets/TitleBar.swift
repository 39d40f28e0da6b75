import RoomBooking
import TerminalIO
import Themes

/// The first line of every screen: where one is, who one is, what waits or is held up, the time.
enum TitleBar {
    static func draw(_ title: String, on canvas: inout Canvas, _ environment: ClientEnvironment) {
        canvas.clear(Rect(column: 0, row: 0, columns: canvas.size.columns, rows: 1), .title)
        let used = canvas.put(" roombook  \(title)", column: 0, row: 0, style: canvas.theme[.title])
        let columns = canvas.size.columns - used - 3
        guard let right = variants(environment).first(where: { width($0) <= columns }) else { return }
        var column = canvas.size.columns - width(right) - 1
        for part in right {
            column += canvas.put(part.text, column: column, row: 0, style: canvas.theme[part.role])
        }
    }

    private typealias Part = (text: String, role: Role)

    private static func width(_ parts: [Part]) -> Int {
        parts.reduce(0) { $0 + TextWidth.columns($1.text) }
    }

    // From all there is to say down to the time alone.
    private static func variants(_ environment: ClientEnvironment) -> [[Part]] {
        let clock = environment.policy.zone.time(environment.now).text
        guard let session = environment.session else { return [[(clock, .title)]] }
        let name = session.user.displayName
        let bound =
            session.isBound ? environment.say("微信已绑定", "WeChat bound") : environment.say("微信未绑定", "not bound")
        let who = "\(name) · \(bound)"
        let counts = counts(environment)
        let plain: [[Part]] = [who, name].map { [("\($0)  \(clock)", .title)] } + [[(clock, .title)]]
        guard let until = environment.pause?.until else {
            return [[("\(who) · \(counts)  \(clock)", .title)]] + plain
        }
        let long = environment.say("微信暂停发送至 \(until)", "WeChat paused until \(until)")
        let short = environment.say("暂停至 \(until)", "paused until \(until)")
        let held = [
            ("\(who) · ", long, " · \(counts)"), ("\(name) · ", long, " · \(counts)"),
            ("", long, " · \(counts)"), ("", short, " · \(counts)"), ("", long, ""), ("", short, ""),
        ]
        return held.map { [($0, .title), ($1, .warning), ("\($2)  \(clock)", .title)] } + plain
    }

    private static func counts(_ environment: ClientEnvironment) -> String {
        let outbox = environment.outbox
        let waiting = environment.say("待发 \(outbox.waiting)", "\(outbox.waiting) waiting")
        guard outbox.failed > 0 else { return waiting }
        return waiting + " · " + environment.say("失败 \(outbox.failed)", "\(outbox.failed) failed")
    }
}
