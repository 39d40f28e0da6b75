import Testing

@testable import Curses

@Suite struct ControlSequenceTests {
    @Test(
        "the reset sequence undoes every mode that may be on",
        arguments: ["[?2026l", "[?2004l", "[?25h", "[0m", "[?1049l", "[?1l", ">"])
    func reset(mode: String) {
        #expect(ControlSequence.reset.contains("\u{1B}" + mode))
    }
}
