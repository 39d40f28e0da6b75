import RoomBooking
import TerminalIO

/// The steps of the flow as they happen, the newest last; it follows them until one scrolls up.
struct InspectorPane: Screen {
    private(set) var log = FlowLog()
    private(set) var filter = FlowFilter.all
    /// The number of the step that one has scrolled to; nil while the newest is followed.
    private(set) var chosen: Int?

    var scope: Scope { .inspector }
    var isFollowing: Bool { chosen == nil }

    /// The numbers of the steps that pass the filter.
    var numbers: [Int] { log.numbers(filter) }

    /// Where the selected step stands among those shown: the chosen one, or the next after it that still is there.
    func selection(in numbers: [Int]) -> Int? {
        guard let chosen else { return numbers.indices.last }
        return numbers.firstIndex { $0 >= chosen } ?? numbers.indices.last
    }

    func canPerform(_ action: Action, _ environment: ClientEnvironment) -> Bool {
        switch action {
        case .save: log.steps.contains(where: filter.passes)
        case .follow: !isFollowing
        default: true
        }
    }

    mutating func receive(_ message: Message, _ environment: ClientEnvironment) -> [Step] {
        switch message {
        case .flow(let steps):
            log.append(steps)
        case .flowSaved(let path):
            return notice(.success, Bilingual(zh: "已保存：\(path)", en: "Saved: \(path)"))
        case .flowNotSaved(let reason):
            return notice(.error, reason)
        default:
            break
        }
        return []
    }

    mutating func perform(_ action: Action, _ environment: ClientEnvironment) -> [Step] {
        let page = max(1, PaneLayout.inspectorRows(environment.size) / 2)
        switch action {
        case .up: move(by: -1)
        case .down: move(by: 1)
        case .pageUp: move(by: -page)
        case .pageDown: move(by: page)
        case .first: chosen = numbers.first
        case .follow: chosen = nil
        case .filter: filter = filter.next
        case .save: return save()
        default: break
        }
        return []
    }

    private mutating func move(by step: Int) {
        let numbers = numbers
        guard let selection = selection(in: numbers) else { return }
        // Down from the newest is no scrolling.
        if isFollowing, step > 0 { return }
        chosen = numbers[min(max(0, selection + step), numbers.count - 1)]
    }

    private func save() -> [Step] {
        let steps = log.steps.filter(filter.passes)
        guard !steps.isEmpty else {
            return notice(.info, Bilingual(zh: "没有可保存的步骤", en: "There is no step to save"))
        }
        return [.effect(.saveFlow(steps))]
    }

    private func notice(_ level: Notice.Level, _ text: Bilingual) -> [Step] {
        [.notice(Notice(level: level, text: text))]
    }
}
