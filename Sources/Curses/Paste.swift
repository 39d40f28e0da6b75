/// Text that is being pasted: line breaks become newlines, other controls go, and no more than fits stays.
struct Paste {
    private(set) var text = ""
    private var lastWasReturn = false

    mutating func append(_ scalar: Unicode.Scalar) {
        defer { lastWasReturn = scalar == "\r" }
        guard text.utf8.count + UTF8.width(scalar) <= InputDecoder.pasteLimit else { return }
        switch scalar {
        case "\n" where lastWasReturn: break
        case "\r", "\n": text.unicodeScalars.append("\n")
        case "\t": text.unicodeScalars.append(" ")
        default:
            if scalar.properties.generalCategory != .control { text.unicodeScalars.append(scalar) }
        }
    }
}
