import Foundation
import RoomBooking

/// Tells the flow's observer what was done, when, and how long it took.
struct FlowRecorder: Sendable {
    let now: @Sendable () -> Date
    let observer: FlowObserver

    func note(
        _ stage: FlowStep.Stage, _ name: Bilingual, _ detail: Bilingual = Bilingual(verbatim: ""),
        outcome: FlowStep.Outcome = .done, took duration: Duration? = nil
    ) {
        observer(
            FlowStep(
                at: now(), stage: stage, name: name, detail: detail, outcome: outcome, duration: duration))
    }

    /// Times the work with a clock that nobody sets.
    func timed<Value>(_ work: () async -> Value) async -> (Value, Duration) {
        let start = ContinuousClock.now
        let value = await work()
        return (value, ContinuousClock.now - start)
    }
}
