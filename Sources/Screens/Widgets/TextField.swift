import RoomBooking
import TerminalIO
import Themes

/// One line of text being typed.
struct TextField: Sendable, Equatable {
    private(set) var characters: [Character]
    private(set) var cursor: Int
    /// Whether the next thing typed takes the place of the whole text.
    private(set) var isSelected = false
    /// Characters that may be stored; it takes twice as many, so that what is too long is told and not cut.
    let limit: Int
    let isSecret: Bool

    init(_ text: String = "", limit: Int, isSecret: Bool = false) {
        characters = Array(text)
        cursor = characters.count
        self.limit = limit
        self.isSecret = isSecret
    }

    var text: String {
        get { String(characters) }
        set {
            characters = Array(newValue)
            cursor = characters.count
            isSelected = false
        }
    }

    /// Marks the whole text, as when one moves into a field that is filled in already.
    mutating func select() {
        cursor = characters.count
        isSelected = !characters.isEmpty
    }

    /// Puts text in at the cursor: line ends around it are dropped, inner ones become blanks, control characters go.
    mutating func insert(_ text: String) {
        let trimmed = text.drop(while: \.isNewline).reversed().drop(while: \.isNewline).reversed()
        let printable = trimmed.compactMap { character -> Character? in
            if character.isNewline || character == "\t" { return isSecret ? nil : " " }
            let isControl = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
            return isControl ? nil : character
        }
        if !printable.isEmpty { removeSelected() }
        let fitting = printable.prefix(max(0, 2 * limit - characters.count))
        characters.insert(contentsOf: fitting, at: cursor)
        cursor += fitting.count
    }

    /// True where the key edits text.
    mutating func edit(_ key: Key) -> Bool {
        if let character = key.typed {
            insert(String(character))
            return true
        }
        if isSelected, removes(key) {
            removeSelected()
            return true
        }
        switch (key.code, key.control) {
        case (.left, _): cursor = isSelected ? 0 : max(0, cursor - 1)
        case (.right, _): cursor = min(characters.count, cursor + 1)
        case (.home, _), (.character("a"), true): cursor = 0
        case (.end, _), (.character("e"), true): cursor = characters.count
        case (.backspace, _), (.character("h"), true): removeBeforeCursor(1)
        case (.delete, _), (.character("d"), true):
            if cursor < characters.count { characters.remove(at: cursor) }
        case (.character("u"), true): removeBeforeCursor(cursor)
        case (.character("k"), true): characters.removeSubrange(cursor...)
        case (.character("w"), true): removeBeforeCursor(cursor - startOfWord)
        default: return false
        }
        isSelected = false
        return true
    }

    private func removes(_ key: Key) -> Bool {
        switch (key.code, key.control) {
        case (.backspace, _), (.delete, _): true
        case (.character(let character), true): "hdukw".contains(character)
        default: false
        }
    }

    private mutating func removeSelected() {
        if isSelected { text = "" }
    }

    /// Draws it into `width` columns, scrolled so that the cursor shows; the cursor's column is returned.
    @discardableResult
    func draw(column: Int, row: Int, width: Int, isFocused: Bool, isInvalid: Bool, on canvas: inout Canvas)
        -> Int
    {
        let style = canvas.theme[isInvalid ? .inputInvalid : isFocused ? .inputFocus : .input]
        canvas.frame.fill(Rect(column: column, row: row, columns: width, rows: 1), style: style)
        let shown = isSecret ? Array(repeating: Character("*"), count: characters.count) : characters
        let start = firstVisible(of: shown, width: width)
        canvas.put(
            String(shown[start...]), column: column, row: row,
            style: isSelected && isFocused ? canvas.theme[.selection] : style, width: width)
        return column + TextWidth.columns(String(shown[start..<cursor]))
    }

    private func firstVisible(of shown: [Character], width: Int) -> Int {
        var start = cursor
        var columns = 0
        while start > 0 {
            columns += TextWidth.columns(of: shown[start - 1])
            if columns >= width { return start }
            start -= 1
        }
        return 0
    }

    private var startOfWord: Int {
        var index = cursor
        while index > 0, characters[index - 1].isWhitespace { index -= 1 }
        while index > 0, !characters[index - 1].isWhitespace { index -= 1 }
        return index
    }

    private mutating func removeBeforeCursor(_ count: Int) {
        characters.removeSubrange((cursor - min(count, cursor))..<cursor)
        cursor -= min(count, cursor)
    }
}
