import TerminalIO
import Testing
import Themes

@testable import Screens

@Suite("Text fields")
struct TextFieldTests {
    private func selected(_ text: String = "13:30") -> TextField {
        var field = TextField(text, limit: 16)
        field.select()
        return field
    }

    @Test("What is typed or pasted takes the place of a selected text, and what follows is added")
    func replaces() {
        var typed = selected()
        for character in "930" { _ = typed.edit(Key(character)) }
        #expect(typed.text == "930")
        var pasted = selected()
        pasted.insert("9:30\n")
        pasted.insert("x")
        #expect(pasted.text == "9:30x")
        #expect(!pasted.isSelected)
    }

    @Test("A paste of nothing that can be typed leaves a selected text alone")
    func pastesNothing() {
        var field = selected()
        field.insert("\u{1B}\n")
        #expect(field.text == "13:30")
        #expect(field.isSelected)
    }

    @Test(
        "Arrows, Home and End keep the text and go to its ends",
        arguments: [("<left>", 0), ("<home>", 0), ("C-a", 0), ("<right>", 5), ("<end>", 5), ("C-e", 5)])
    func deselects(key: String, cursor: Int) throws {
        var field = selected()
        let isEdited = field.edit(try #require(Key(parsing: key)))
        #expect(isEdited)
        #expect(field.text == "13:30")
        #expect(field.cursor == cursor)
        #expect(!field.isSelected)
        field.insert("x")
        #expect(field.text.count == 6)
    }

    @Test(
        "Keys that delete empty a selected text",
        arguments: ["<bs>", "<del>", "C-h", "C-d", "C-u", "C-k", "C-w"])
    func deletes(key: String) throws {
        var field = selected()
        let isEdited = field.edit(try #require(Key(parsing: key)))
        #expect(isEdited)
        #expect(field.text == "")
        #expect(!field.isSelected)
    }

    @Test("A key that edits nothing leaves the selection, and an empty field has none")
    func leavesAlone() throws {
        var field = selected()
        let isEdited = field.edit(try #require(Key(parsing: "<tab>")))
        #expect(!isEdited)
        #expect(field.isSelected)
        #expect(!selected("").isSelected)
        field.text = "14:00"
        #expect(!field.isSelected)
    }

    @Test("A selected text is drawn as such where the field has the focus", arguments: [true, false])
    func isDrawn(isFocused: Bool) throws {
        let theme = try RoleTheme.theme()
        var canvas = Canvas(frame: Frame(size: Size(columns: 10, rows: 1)), theme: theme)
        let caret = selected().draw(
            column: 1, row: 0, width: 8, isFocused: isFocused, isInvalid: false, on: &canvas)
        #expect(caret == 6)
        #expect(canvas.frame.text() == " 13:30")
        #expect((canvas.frame[1, 0].style == theme[.selection]) == isFocused)
        #expect(canvas.frame[6, 0].style == theme[isFocused ? .inputFocus : .input])
    }
}
