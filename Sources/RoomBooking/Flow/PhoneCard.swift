/// A service notification as a person's phone shows it.
package struct PhoneCard: Sendable, Hashable, Identifiable {
    /// Ascending in the order of arrival.
    package let id: Int
    package var username: String
    package var receivedAt: Instant
    package var title: String
    /// Labels and values in the order of the template.
    package var lines: [Line]
    /// Whether a tap opens a page of the mini program.
    package var opensPage: Bool

    package init(
        id: Int, username: String, receivedAt: Instant, title: String, lines: [Line], opensPage: Bool
    ) {
        self.id = id
        self.username = username
        self.receivedAt = receivedAt
        self.title = title
        self.lines = lines
        self.opensPage = opensPage
    }

    package struct Line: Sendable, Hashable {
        package var label: String
        package var value: String

        package init(label: String, value: String) {
            self.label = label
            self.value = value
        }
    }
}
