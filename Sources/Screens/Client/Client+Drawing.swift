import RoomBooking
package import TerminalIO
import Themes

extension Client {
    package func draw() -> Frame {
        let size = environment.size
        guard size.columns >= 30, size.rows >= 6 else { return tooSmall }
        let layout = panes.layout(size)
        var work = blank(layout.work.size)
        drawWork(layout, on: &work)
        guard layout.isPhoneDocked else { return work.frame }
        var whole = blank(size)
        whole.frame.place(work.frame, at: Point(column: 0, row: 0))
        whole.frame.cursor = work.frame.cursor
        drawPhone(layout, on: &whole)
        return whole.frame
    }

    // The screens, what lies over them, and the line at the foot. What stays beside the screens is never covered.
    private func drawWork(_ layout: PaneLayout, on canvas: inout Canvas) {
        let drawn = screens.suffix(from: screens.lastIndex { !$0.scope.isOverlay } ?? 0)
        if layout.screens.size == canvas.size {
            draw(drawn.prefix(1), on: &canvas)
        } else {
            var part = blank(layout.screens.size)
            draw(layout.isInspectorDocked ? drawn : drawn.prefix(1), on: &part)
            canvas.frame.place(part.frame, at: Point(column: 0, row: 0))
            canvas.frame.cursor = part.frame.cursor
        }
        drawInspector(layout, on: &canvas)
        if !layout.isPhoneDocked { drawPhone(layout, on: &canvas) }
        if !layout.isInspectorDocked { draw(drawn.dropFirst(), on: &canvas) }
        drawFoot(on: &canvas)
    }

    private func draw(_ screens: ArraySlice<any Screen>, on canvas: inout Canvas) {
        var environment = environment
        environment.size = canvas.size
        for screen in screens {
            canvas.frame.cursor = nil
            screen.draw(on: &canvas, environment)
        }
    }

    private func drawInspector(_ layout: PaneLayout, on canvas: inout Canvas) {
        let hasKeys = panes.holder == .inspector
        draw(layout.inspector, .inspector, on: &canvas) { pane in
            panes.inspector.draw(on: &pane, environment, hasKeys: hasKeys)
        }
    }

    private func drawPhone(_ layout: PaneLayout, on canvas: inout Canvas) {
        guard let phone = panes.phone else { return }
        draw(layout.phone, .phone, on: &canvas) { pane in
            phone.view(environment).draw(on: &pane, hasKeys: panes.holder == .phone)
        }
    }

    private func draw(
        _ area: Rect?, _ pane: Panes.Pane, on canvas: inout Canvas, _ body: (inout Canvas) -> Void
    ) {
        guard let area else { return }
        var part = blank(area.size)
        body(&part)
        canvas.frame.place(part.frame, at: Point(column: area.column, row: area.row))
        guard panes.holder == pane, keyedPane != nil else { return }
        canvas.frame.cursor = part.frame.cursor.map {
            Point(column: $0.column + area.column, row: $0.row + area.row)
        }
    }

    private func drawFoot(on canvas: inout Canvas) {
        let row = canvas.size.rows - 1
        guard let notice else {
            Hints.draw(for: keyed, row: row, on: &canvas, environment)
            return
        }
        let style = canvas.theme[
            notice.level == .error ? .error : notice.level == .success ? .success : .info]
        canvas.clear(row: row)
        let text = notice.text[environment.language].split(separator: "\n").joined(separator: " ")
        canvas.put(
            TextWidth.truncated(text, columns: canvas.size.columns - 2), column: 1, row: row, style: style)
    }

    private func blank(_ size: Size) -> Canvas {
        Canvas(frame: Frame(size: size, style: environment.theme[.text]), theme: environment.theme)
    }

    private var tooSmall: Frame {
        let size = environment.size
        let text = TextWidth.truncated(
            environment.say("终端太小 \(size.columns)x\(size.rows)", "too small \(size.columns)x\(size.rows)"),
            columns: size.columns)
        var canvas = blank(size)
        canvas.put(
            text, column: max(0, (size.columns - TextWidth.columns(text)) / 2), row: max(0, size.rows / 2),
            style: canvas.theme[.text])
        return canvas.frame
    }
}
