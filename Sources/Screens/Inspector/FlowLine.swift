import Foundation
import RoomBooking
import TerminalIO
import Themes

/// One step of the flow on one line: time, stage, mark, what was done, and how long it took.
struct FlowLine {
    private let step: FlowStep
    private let columns: Int
    private let environment: ClientEnvironment

    init(_ step: FlowStep, columns: Int, _ environment: ClientEnvironment) {
        self.step = step
        self.columns = columns
        self.environment = environment
    }

    func draw(row: Int, selected: Role?, on canvas: inout Canvas) {
        if let selected {
            canvas.clear(Rect(column: 0, row: row, columns: columns, rows: 1), selected)
        }
        let theme = canvas.theme
        func style(_ role: Role) -> Style { theme[selected ?? role] }
        let isWide = columns >= 60
        var column = 1
        column += canvas.put(
            Self.time(step.at, environment), column: column, row: row, style: style(.textMuted))
        if isWide {
            let stage = TextWidth.padded(step.stage.name[environment.language], columns: stageColumns)
            column += 1 + canvas.put(stage, column: column + 1, row: row, style: style(.text))
        }
        let mark = Self.role(of: step.outcome) ?? (step.outcome == .begun ? .info : .success)
        column += 1 + canvas.put(step.outcome.mark, column: column + 1, row: row, style: style(mark)) + 1
        let duration = columns >= 40 ? Self.duration(step) : ""
        let end = columns - 1 - (duration.isEmpty ? 0 : TextWidth.columns(duration) + 1)
        let name = TextWidth.truncated(step.name[environment.language], columns: max(0, end - column))
        column += canvas.put(name, column: column, row: row, style: style(.text))
        let detail = step.detail[environment.language]
        if isWide, !detail.isEmpty, end - column > 4 {
            let text = TextWidth.truncated(detail, columns: end - column - 2)
            canvas.put(text, column: column + 2, row: row, style: style(.textMuted))
        }
        canvas.put(duration, column: end + 1, row: row, style: style(.textMuted))
    }

    private var stageColumns: Int {
        FlowStep.Stage.allCases.map { TextWidth.columns($0.name[environment.language]) }.max() ?? 0
    }

    /// All there is to say about a step, to be broken into lines.
    static func whole(_ step: FlowStep, _ environment: ClientEnvironment) -> String {
        let (stage, name) = (step.stage.name[environment.language], step.name[environment.language])
        let parts = [stage, name, duration(step), step.detail[environment.language]]
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// How the text of a step stands out; nil where all is well.
    static func role(of outcome: FlowStep.Outcome) -> Role? {
        switch outcome {
        case .begun, .done: nil
        case .refused: .warning
        case .failed: .error
        }
    }

    // `13:20:05.123` on the wall.
    private static func time(_ date: Date, _ environment: ClientEnvironment) -> String {
        let instant = Instant(date)
        let seconds = Int((instant.seconds % 60 + 60) % 60)
        let fraction = date.timeIntervalSince1970 - TimeInterval(instant.seconds)
        let milliseconds = min(999, Int((fraction * 1000).rounded()))
        let time = environment.policy.zone.time(instant).text
        return "\(time):\(padded(seconds, to: 2)).\(padded(milliseconds, to: 3))"
    }

    private static func duration(_ step: FlowStep) -> String {
        guard let duration = step.duration else { return "" }
        let milliseconds = duration / .milliseconds(1)
        return milliseconds < 10_000
            ? "\(Int(milliseconds.rounded())) ms" : "\(Int((milliseconds / 1000).rounded())) s"
    }
}
