import Foundation

/// Counts calls within a window of the wall clock, such as this minute or this day.
struct WindowCounter {
    /// A kind of window: how long it is, and by how much its start is shifted from UTC.
    struct Window {
        let length: TimeInterval
        let shift: TimeInterval

        static let minute = Window(length: 60, shift: 0)
        /// Daily quotas begin at midnight in Beijing.
        static let day = Window(length: 86_400, shift: 8 * 3_600)
    }

    private let window: Window
    private var current: Double = -.infinity
    private var count = 0

    init(_ window: Window) {
        self.window = window
    }

    /// Counts one call and tells whether it is within the limit.
    mutating func admits(limit: Int, at now: Date) -> Bool {
        let number = ((now.timeIntervalSince1970 + window.shift) / window.length).rounded(.down)
        if number != current {
            current = number
            count = 0
        }
        guard count < limit else { return false }
        count += 1
        return true
    }
}
