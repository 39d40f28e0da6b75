/// A role that is hard to read in a theme.
package struct ThemeWarning: Equatable, Sendable, CustomStringConvertible {
    package let path: String
    package let line: Int?
    package let role: Role
    package let ratio: Double
    package let wanted: Double

    package var description: String {
        let place = line.map { "\(path):\($0)" } ?? path
        let contrast = "contrast \((ratio * 10).rounded(.down) / 10):1, should be \(wanted):1"
        return "\(place): \"\(role.rawValue)\" is hard to read: \(contrast)"
    }
}
