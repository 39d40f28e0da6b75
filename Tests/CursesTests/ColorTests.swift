import TerminalIO
import Testing

@testable import Curses

@Suite struct ColorTests {
    @Test(
        "a colour becomes the nearest of the fixed ones, never one of the user's sixteen",
        arguments: [
            (0, 0, 0, 16), (255, 255, 255, 231), (0xFF, 0, 0, 196), (0x7F, 0xB4, 0xFF, 111),
            (0x80, 0x80, 0x80, 244), (0x16, 0x19, 0x1F, 234),
        ] as [(UInt8, UInt8, UInt8, UInt8)])
    func indexed(red: UInt8, green: UInt8, blue: UInt8, index: UInt8) {
        #expect(ColorReduction.indexed(red, green, blue) == index)
    }

    @Test("each of the fixed colours is nearest to itself")
    func fixed() {
        for index in UInt8(16)...255 {
            let (red, green, blue) = ColorReduction.rgb(ofIndexed: index)
            let reduced = ColorReduction.rgb(ofIndexed: ColorReduction.indexed(red, green, blue))
            #expect(reduced == (red, green, blue))
        }
    }

    @Test(
        "with sixteen colours the hue decides",
        arguments: [
            (0xE5, 0x8A, 0x8A, 9), (0x7F, 0xB4, 0xFF, 12), (0xA8, 0x32, 0x32, 1), (0x8F, 0x99, 0xA8, 7),
            (0x16, 0x19, 0x1F, 0), (0x66, 0x66, 0x66, 8), (255, 255, 255, 15), (0xE6, 0xC3, 0x6A, 11),
        ] as [(UInt8, UInt8, UInt8, UInt8)])
    func ansi(red: UInt8, green: UInt8, blue: UInt8, number: UInt8) {
        #expect(ColorReduction.ansi(red, green, blue) == number)
    }

    @Test("with eight colours bright is bold, and grey stays visible")
    func eight() {
        let red = Ink(Style(foreground: .ansi(9), background: .ansi(12)), depth: .eight)
        #expect(red.foreground == 1)
        #expect(red.background == 4)
        #expect(red.attributes == .bold)
        let grey = Ink(Style(foreground: .ansi(8)), depth: .eight)
        #expect(grey.foreground == -1)
        #expect(grey.attributes == .dim)
    }

    @Test("without colours only attributes are left")
    func none() {
        let style = Style(foreground: .rgb(1, 2, 3), background: .ansi(4), attributes: .reverse)
        let ink = Ink(style, depth: .none)
        #expect(ink.foreground == -1)
        #expect(ink.background == -1)
        #expect(ink.attributes == .reverse)
    }
}
