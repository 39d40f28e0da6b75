import Foundation

/// Counts calls within a window of the wall clock, such as this minute or this day.
struct WindowCounter {
    enum Window {
        case minute
        /// Begins at midnight in Beijing, as daily quotas do.
        case day
        /// The calendar month in Beijing.
        case month

        /// Which window an instant lies in.
        func number(of instant: Date) -> Int {
            let seconds = instant.timeIntervalSince1970
            let beijing = seconds + 8 * 3_600
            switch self {
            case .minute: return Int((seconds / 60).rounded(.down))
            case .day: return Int((beijing / 86_400).rounded(.down))
            case .month:
                let date = CivilDate(daysSince1970: Int((beijing / 86_400).rounded(.down)))
                return date.year * 12 + date.month
            }
        }
    }

    private let window: Window
    private var current: Int?
    private var count = 0

    init(_ window: Window) {
        self.window = window
    }

    /// Counts one call and tells whether it is within the limit; one that is not leaves the count alone.
    mutating func admits(limit: Int?, at now: Date) -> Bool {
        let number = window.number(of: now)
        if number != current {
            current = number
            count = 0
        }
        guard limit.map({ count < $0 }) ?? true else { return false }
        count += 1
        return true
    }

    /// The calls that were counted in the window of that instant.
    func used(at now: Date) -> Int {
        window.number(of: now) == current ? count : 0
    }
}
