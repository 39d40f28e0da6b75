import RoomBooking

/// The messages: whether somebody sends them, what failed, and why nothing is sent just now.
struct OutboxCheckup: Checkup {
    let subject = CheckupSubject.outbox

    /// Seconds that a message may be late before somebody has to look.
    private static let patience: Int64 = 120
    private static let mostCounted = 1000

    func findings(of patient: Patient) async -> [Finding] {
        guard case .success(let services) = patient.services else { return [] }
        do throws(StorageError) {
            let counts = try await services.store.counts(
                for: nil, at: patient.instant, appID: services.appID)
            let unconfirmed = try await services.store.messages(
                limit: Self.mostCounted, states: [.unconfirmed], about: nil, appID: services.appID
            ).count
            let troubles = hold(counts, patient) + late(counts, patient) + failed(counts)
            return troubles.isEmpty ? [allRight(counts, unconfirmed, patient)] : troubles
        } catch {
            return [.broken(.storage(error))]
        }
    }

    private func allRight(_ counts: OutboxCounts, _ unconfirmed: Int, _ patient: Patient) -> Finding {
        let next = counts.nextDue.flatMap { due in patient.zone.map { $0.iso(due) } }
        return .ok(
            Bilingual(
                zh: "\(counts.waiting) 条待发\(next.map { "（下一条 \($0)）" } ?? "")，没有失败，\(unconfirmed) 条未确认。",
                en: "\(counts.waiting) waiting\(next.map { " (the next at \($0))" } ?? ""), none failed, "
                    + "\(unconfirmed) unconfirmed."))
    }

    private func hold(_ counts: OutboxCounts, _ patient: Patient) -> [Finding] {
        guard let hold = counts.hold, let zone = patient.zone else { return [] }
        let text = HoldText.bilingual(hold, zone: zone)
        return [.warning(text)]
    }

    private func late(_ counts: OutboxCounts, _ patient: Patient) -> [Finding] {
        guard counts.hold == nil, let due = counts.nextDue, let zone = patient.zone,
            patient.instant - due > Self.patience
        else { return [] }
        let since = zone.iso(due)
        return [
            .warning(
                Bilingual(zh: "有通知自 \(since) 起就该发送。", en: "Messages should have been sent since \(since)."),
                Bilingual(
                    zh: "请运行 roombook worker，或打开 roombook。", en: "Run roombook worker, or open roombook."))
        ]
    }

    private func failed(_ counts: OutboxCounts) -> [Finding] {
        guard counts.failed > 0 else { return [] }
        return [
            .warning(
                Bilingual(zh: "\(counts.failed) 条通知发送失败。", en: "\(counts.failed) messages failed."),
                Bilingual(
                    zh: "原因见 roombook outbox list --failed，排除后运行 roombook outbox retry --failed。",
                    en: "roombook outbox list --failed tells why; then run roombook outbox retry --failed."))
        ]
    }
}
