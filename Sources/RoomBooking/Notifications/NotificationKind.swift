/// What people are told about; the raw value is also the code of the message template.
package enum NotificationKind: String, Sendable, CaseIterable, Codable {
    case booked, changed, cancelled, reminder
}
