package import RoomBooking

// Tests that are not about wording write one text for both languages.
extension Bilingual: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        self.init(verbatim: text)
    }
}
