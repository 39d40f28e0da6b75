import RoomBooking
import Testing

@Suite("Text that people type")
struct InputTextTests {
    @Test(
        "Names and titles of the world may be stored",
        arguments: ["周会", "Zoë", "e\u{301}", "👩‍💻 pairing", "प्रोजेक्ट", "مراجعة", "a b", "☎️", "𠮷野家", "1"])
    func sound(_ text: String) {
        #expect(InputText.check(text, limit: 20) == nil)
    }

    @Test(
        "What moves the cursor, hides or turns text around may not",
        arguments: [
            "\u{0}", "\u{1B}[2J", "a\nb", "a\tb", "a\rb", "a\u{7F}b", "a\u{9B}2Jb", "a\u{85}b", "a\u{200E}b",
            "a\u{200F}b", "a\u{2028}b", "a\u{2029}b", "a\u{202A}b", "a\u{202E}b", "a\u{2066}b", "a\u{2069}b",
            "a\u{FEFF}b", "a\u{FFFD}b", "a\u{FFF9}b", "a\u{E0041}b", "a\u{E007F}b", "a\u{61C}b", "a\u{206A}b",
        ])
    func hostile(_ text: String) {
        #expect(InputText.check(text, limit: 20) == .controlCharacters)
    }

    @Test(
        "Nothing but space is empty",
        arguments: [
            "", " ", "\u{3000}", "\u{A0}\u{2003}", "\u{200B}", "\u{2060}", "\u{200D}", "\u{115F} \u{3164}",
        ])
    func empty(_ text: String) {
        #expect(InputText.check(text, limit: 20) == .empty)
    }

    @Test("Length is counted in characters as people see them, and marks can not be piled up without end")
    func length() {
        #expect(InputText.check(String(repeating: "会", count: 20), limit: 20) == nil)
        #expect(InputText.check(String(repeating: "会", count: 21), limit: 20) == .tooLong(limit: 20))
        let zalgo = "a" + String(repeating: "\u{301}", count: 2000)
        #expect(InputText.check(zalgo, limit: 20) == .tooLong(limit: 20))
    }
}
