import RoomBooking
import WeChatSandbox

/// The outbox held against what the phones received.
struct Audit: CustomStringConvertible {
    /// How many rows ended in each state.
    let states: [OutboxState: Int]
    let deliveries: Int
    /// Deliveries of a message beyond its first.
    let extra: Int
    /// Rows that are marked as sent and that no phone received.
    let falselySent: Int
    /// Rows that are neither sent nor given up in a way that people see.
    let lost: Int
    /// Marked as unconfirmed, and no phone received them.
    let unconfirmedAndAbsent: Int
    /// Deliveries that no row knows of.
    let unknown: Int

    private struct Key: Hashable {
        let username: String
        let title: String
    }

    init(messages: [OutboxMessage], deliveries: [SandboxMessage]) {
        var received: [Key: Int] = [:]
        for delivery in deliveries {
            let title = delivery.data.first { $0.key == "thing4" }?.value ?? ""
            received[Key(username: delivery.user, title: title), default: 0] += 1
        }
        self.deliveries = deliveries.count
        extra = received.values.reduce(0) { $0 + $1 - 1 }
        let rows = messages.map {
            (Key(username: $0.recipient.username, title: $0.announcement.title), $0.state)
        }
        falselySent = rows.filter { $0.1 == .sent && received[$0.0] == nil }.count
        unconfirmedAndAbsent = rows.filter { $0.1 == .unconfirmed && received[$0.0] == nil }.count
        lost = rows.filter { [.waiting, .sending].contains($0.1) }.count
        states = rows.reduce(into: [:]) { $0[$1.1, default: 0] += 1 }
        unknown = Set(received.keys).subtracting(rows.map(\.0)).count
    }

    var description: String {
        let list = states.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
        return
            "\(list); \(deliveries) deliveries, \(extra) extra, \(falselySent) falsely sent, \(lost) lost, "
            + "\(unconfirmedAndAbsent) unconfirmed and not received"
    }
}
