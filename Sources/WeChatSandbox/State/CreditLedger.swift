/// How many messages of each template each person still accepts.
struct CreditLedger {
    /// What is left of one template for one person.
    enum Credit: Equatable {
        case limited(Int)
        case unlimited

        var allowsOne: Bool { self != .limited(0) }
    }

    /// What one person answered about one template.
    struct Standing: Equatable {
        var credit: Credit
        var accepted = 0
        var declined = 0
    }

    private struct Account: Hashable {
        let openID: String
        let templateID: String
    }

    /// What everybody accepts before answering; nil is no limit.
    var initial: Int?
    private var standings: [Account: Standing] = [:]

    init(initial: Int?) {
        self.initial = initial
    }

    func standing(openID: String, template: SandboxTemplate) -> Standing {
        standings[Account(openID: openID, templateID: template.id)] ?? Standing(credit: first(template))
    }

    /// Accepts, which accumulate for a one-time template; nil is any number of messages.
    mutating func accept(openID: String, template: SandboxTemplate, count: Int?) {
        change(openID, template) { standing in
            standing.accepted += max(1, count ?? 1)
            switch (standing.credit, count) {
            case (.limited(let left), .some(let more)) where template.kind == .oneTime:
                let (sum, overflow) = left.addingReportingOverflow(max(0, more))
                standing.credit = .limited(overflow ? .max : sum)
            case (.limited, _), (.unlimited, _): standing.credit = .unlimited
            }
        }
    }

    /// A refusal in the dialog: what was accepted one by one stays, a long-term accept ends.
    mutating func decline(openID: String, template: SandboxTemplate) {
        change(openID, template) { standing in
            standing.declined += 1
            if template.kind == .longTerm {
                standing.credit = .limited(0)
            }
        }
    }

    /// The template is switched off in the settings, until the next accept.
    mutating func switchOff(openID: String, template: SandboxTemplate) {
        change(openID, template) { $0.credit = .limited(0) }
    }

    mutating func spendOne(openID: String, template: SandboxTemplate) {
        guard case .limited(let left) = standing(openID: openID, template: template).credit else { return }
        change(openID, template) { $0.credit = .limited(max(0, left - 1)) }
    }

    private func first(_ template: SandboxTemplate) -> Credit {
        switch (initial, template.kind) {
        case (nil, _): .unlimited
        case (.some(let count), .oneTime): .limited(max(0, count))
        case (.some(let count), .longTerm): count > 0 ? .unlimited : .limited(0)
        }
    }

    private mutating func change(
        _ openID: String, _ template: SandboxTemplate, _ body: (inout Standing) -> Void
    ) {
        let account = Account(openID: openID, templateID: template.id)
        var standing = standings[account] ?? Standing(credit: first(template))
        body(&standing)
        standings[account] = standing
    }
}
