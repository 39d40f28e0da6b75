/// How many more messages of a template a person accepts, as far as is known: WeChat tells it to nobody.
package struct Subscription: Sendable, Hashable {
    package var user: Colleague
    package var kind: NotificationKind
    package var credits: Credits
    package var notedAt: Instant

    package init(user: Colleague, kind: NotificationKind, credits: Credits, notedAt: Instant) {
        self.user = user
        self.kind = kind
        self.credits = credits
        self.notedAt = notedAt
    }

    package enum Credits: Sendable, Hashable {
        /// Each message spends one of these; 0 after a refusal too.
        case oneTime(Int)
        /// A long-term template: accepted once and for all, or declined.
        case longTerm(isAccepted: Bool)

        package var allowsOne: Bool {
            switch self {
            case .oneTime(let count): count > 0
            case .longTerm(let isAccepted): isAccepted
            }
        }
    }
}
