import RoomBooking

/// What became, or will become, of the reminders of a booking, on one line.
enum ReminderSummary {
    /// Nil where there are none to speak of.
    static func text(_ messages: [OutboxMessage], _ environment: ClientEnvironment) -> String? {
        let reminders = messages.filter { $0.kind == .reminder }
        let waiting = reminders.filter { $0.state == .waiting || $0.state == .sending }
        var parts: [String] = []
        if let first = waiting.min(by: { $0.dueAt < $1.dueAt }) {
            parts.append(ahead(first, count: waiting.count, environment))
        }
        let sent = reminders.filter { $0.state == .sent || $0.state == .unconfirmed }.count
        if sent > 0 { parts.append(environment.say("已提醒 \(sent) 人", "reminded \(sent)")) }
        let failed = reminders.filter { $0.state == .failed || $0.state == .refused }.count
        if failed > 0 {
            parts.append(
                environment.say(
                    "\(failed) 条提醒未送达", failed == 1 ? "1 reminder failed" : "\(failed) reminders failed"))
        }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    private static func ahead(
        _ reminder: OutboxMessage, count: Int, _ environment: ClientEnvironment
    ) -> String {
        let minutes = max(0, Int(reminder.announcement.slot.start - reminder.dueAt) / 60)
        let lead = Wording.length(minutes, in: environment.language)
        let time = environment.policy.zone.time(reminder.dueAt).text
        return environment.say(
            "会前 \(lead)（\(time)）提醒 \(count) 人", "reminder \(lead) before, at \(time), for \(count)")
    }
}
