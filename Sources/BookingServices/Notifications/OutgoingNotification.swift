package import RoomBooking

/// A service notification as WeChat takes it, with nothing left to look up.
package struct OutgoingNotification: Sendable, Hashable {
    package var openID: String
    package var templateID: String
    /// Empty where the card opens nothing.
    package var page: String
    /// In the order of the template.
    package var fields: [Field]
    package var language: Language

    package init(openID: String, templateID: String, page: String, fields: [Field], language: Language) {
        self.openID = openID
        self.templateID = templateID
        self.page = page
        self.fields = fields
        self.language = language
    }

    package struct Field: Sendable, Hashable {
        /// As `thing4`.
        package var key: String
        package var value: String

        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }
}
