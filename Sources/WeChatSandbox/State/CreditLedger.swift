/// How many messages of each template each person still accepts.
struct CreditLedger {
    /// What is left of one template for one person.
    enum Credit: Equatable {
        case limited(Int)
        case unlimited

        var allowsOne: Bool { self != .limited(0) }
    }

    private struct Account: Hashable {
        let openID: String
        let templateID: String
    }

    private let initial: Credit
    private var credits: [Account: Credit] = [:]

    init(initial: Int?) {
        self.initial = initial.map { .limited(max(0, $0)) } ?? .unlimited
    }

    func credit(openID: String, templateID: String) -> Credit {
        credits[Account(openID: openID, templateID: templateID)] ?? initial
    }

    /// Accepts that accumulate; nil makes the template a long-term one, 0 refuses it.
    mutating func subscribe(openID: String, templateID: String, count: Int?) {
        let account = Account(openID: openID, templateID: templateID)
        switch (credits[account] ?? initial, count) {
        case (_, 0): credits[account] = .limited(0)
        case (_, nil), (.unlimited, _): credits[account] = .unlimited
        case (.limited(let left), .some(let more)):
            credits[account] = .limited(left.addingReportingOverflow(more).overflow ? .max : left + more)
        }
    }

    mutating func spendOne(openID: String, templateID: String) {
        let account = Account(openID: openID, templateID: templateID)
        if case .limited(let left) = credits[account] ?? initial {
            credits[account] = .limited(max(0, left - 1))
        }
    }
}
