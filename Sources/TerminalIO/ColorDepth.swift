/// How many colours a terminal can show.
package enum ColorDepth: Int, Comparable, Sendable {
    /// Attributes only.
    case none
    case eight
    case sixteen
    /// The 256 colours of xterm.
    case indexed
    case trueColor

    package static func < (left: ColorDepth, right: ColorDepth) -> Bool {
        left.rawValue < right.rawValue
    }
}
