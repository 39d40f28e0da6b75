/// Numbers and amounts of money within a text.
enum TemplateNumber {
    static func isNumber(_ text: String) -> Bool {
        text.wholeMatch(of: #/-?[0-9]+(\.[0-9]+)?/#) != nil
    }

    static func isAmount(_ text: String) -> Bool {
        text.wholeMatch(of: #/\p{Sc}?[0-9]{1,10}(\.[0-9]+)?元?/#) != nil
    }

    static func digitCount(_ text: String) -> Int {
        text.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// The first number of a text, without its thousands' commas; empty where there is none that fits.
    static func firstNumber(in text: String) -> String {
        let found = plain(text).firstMatch(of: #/-?[0-9]+(\.[0-9]+)?/#).map { String($0.0) } ?? ""
        return digitCount(found) <= TemplateField.numberLimit ? found : ""
    }

    /// The first amount of a text; empty where there is none that fits.
    static func firstAmount(in text: String) -> String {
        let found = plain(text).firstMatch(of: #/\p{Sc}?[0-9]+(\.[0-9]+)?元?/#).map { String($0.0) } ?? ""
        return isAmount(found) ? found : ""
    }

    private static func plain(_ text: String) -> String {
        TemplateText.folded(text).replacing(#/([0-9]),([0-9]{3})/#) { "\($0.1)\($0.2)" }
    }
}
