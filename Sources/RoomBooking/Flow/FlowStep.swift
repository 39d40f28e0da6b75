package import Foundation

/// One step of the flow from a sign-in to a delivered notification, as people may watch it: no secret, no whole openId.
package struct FlowStep: Sendable, Hashable {
    package var at: Date
    package var stage: Stage
    /// What was done, as `code exchanged`.
    package var name: Bilingual
    /// Redacted values, as `li.lei → oABC…wxyz`; may be empty.
    package var detail: Bilingual
    package var outcome: Outcome
    /// How long it took, where that was measured.
    package var duration: Duration?

    package init(
        at: Date, stage: Stage, name: Bilingual, detail: Bilingual = Bilingual(verbatim: ""),
        outcome: Outcome = .done, duration: Duration? = nil
    ) {
        self.at = at
        self.stage = stage
        self.name = name
        self.detail = detail
        self.outcome = outcome
        self.duration = duration
    }

    /// The part of the flow; the raw value is for scripts.
    package enum Stage: String, Sendable, CaseIterable {
        case signIn = "sign_in"
        case bind, book, token, notify
    }

    package enum Outcome: String, Sendable {
        case begun, done
        /// A rule or a person said no.
        case refused
        case failed
    }
}

/// Hears of each step as it happens; called from any task, so it must be quick.
package typealias FlowObserver = @Sendable (FlowStep) -> Void
