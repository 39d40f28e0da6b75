import RoomBooking

/// The last steps of the flow, numbered as they came.
struct FlowLog: Sendable {
    /// How many are kept.
    static let limit = 2_000

    private(set) var steps: [FlowStep] = []
    /// The number of the oldest step that is kept.
    private(set) var first = 0

    mutating func append(_ new: [FlowStep]) {
        steps += new
        let surplus = max(0, steps.count - Self.limit)
        steps.removeFirst(surplus)
        first += surplus
    }

    /// The numbers of the kept steps that pass, the oldest first.
    func numbers(_ filter: FlowFilter) -> [Int] {
        steps.indices.filter { filter.passes(steps[$0]) }.map { first + $0 }
    }

    /// The step of a number; nil where it is kept no more.
    subscript(number: Int) -> FlowStep? {
        steps.indices.contains(number - first) ? steps[number - first] : nil
    }
}

/// Which steps of the flow are shown.
enum FlowFilter: Sendable, Equatable {
    case all
    case stage(FlowStep.Stage)
    /// What was refused or failed, of every stage.
    case failures

    private static let order = [all] + FlowStep.Stage.allCases.map(stage) + [failures]

    /// The one that comes behind this; the first behind the last.
    var next: FlowFilter {
        let index = Self.order.firstIndex(of: self) ?? 0
        return Self.order[(index + 1) % Self.order.count]
    }

    var name: Bilingual {
        switch self {
        case .all: Bilingual(zh: "全部", en: "all")
        case .stage(let stage): stage.name
        case .failures: Bilingual(zh: "未成功", en: "failures")
        }
    }

    func passes(_ step: FlowStep) -> Bool {
        switch self {
        case .all: true
        case .stage(let stage): step.stage == stage
        case .failures: step.outcome == .refused || step.outcome == .failed
        }
    }
}
