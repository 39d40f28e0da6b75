import CNcurses
import Glibc

/// The character set of the terminal, as the locale tells it.
enum CharacterSet {
    case utf8
    /// Another one, such as GBK, that the C library encodes and decodes.
    case other

    /// Takes over the locale of the environment; a missing one or plain C becomes UTF-8, never an error.
    static func adoptLocale() -> CharacterSet {
        if unsafe setlocale(LC_CTYPE, "") == nil || codeset == "ANSI_X3.4-1968" {
            _ = unsafe setlocale(LC_CTYPE, "C.UTF-8")
        }
        return codeset == "UTF-8" ? .utf8 : .other
    }

    private static var codeset: String {
        unsafe cncurses_codeset().map { unsafe String(cString: $0) } ?? ""
    }
}
