import RoomBooking
import TerminalIO

/// Where things stand on the board at one size: a pure function, so that a resize needs nothing else.
struct BoardGeometry {
    let labelWidth: Int
    /// Columns of one cell: the mark, and the gap behind it.
    let cellColumns: Int
    let cellMinutes: Int
    let cellCount: Int
    let firstMinute: Int
    /// The rows in which rooms stand, the first of them "any room".
    let roomRows: Range<Int>
    let detailRows: Range<Int>

    init(size: Size, cellMinutes: Int, band: Range<Int>, policy: BookingPolicy) {
        self.cellMinutes = cellMinutes
        labelWidth = Self.labelWidth(size.columns)
        let room = size.columns - labelWidth
        let opening = policy.closes.minutes - policy.opens.minutes
        // As wide as lets the opening hours be seen at once, so that titles can be read.
        let widest = room * cellMinutes / max(opening, cellMinutes)
        cellColumns = min(max(widest - widest % 2, 2), 8)
        // The gap behind the last cell may be cut.
        cellCount = min((room + cellColumns - 1) / cellColumns, 24 * 60 / cellMinutes)
        firstMinute = Self.firstMinute(span: cellCount * cellMinutes, band: band, policy: policy)
        let details = size.rows >= 20 ? 3 : size.rows >= 10 ? 2 : 1
        detailRows = (size.rows - 1 - details)..<(size.rows - 1)
        let hasRule = size.rows >= 10
        roomRows = 2..<max(3, detailRows.lowerBound - (hasRule ? 1 : 0))
    }

    /// The minutes of the day that a cell stands for.
    func minutes(ofCell cell: Int) -> Range<Int> {
        let start = firstMinute + cell * cellMinutes
        return start..<(start + cellMinutes)
    }

    func column(ofCell cell: Int) -> Int { labelWidth + cell * cellColumns }

    /// The cells that the minutes touch, as far as they are in view.
    func cells(of minutes: Range<Int>) -> Range<Int> {
        let first = (minutes.lowerBound - firstMinute).floorDivided(by: cellMinutes)
        let end = (minutes.upperBound - firstMinute + cellMinutes - 1).floorDivided(by: cellMinutes)
        let clipped = min(max(0, first), cellCount)
        return clipped..<max(clipped, min(end, cellCount))
    }

    // Wide terminals have room for whole names.
    private static func labelWidth(_ columns: Int) -> Int {
        switch columns {
        case 160...: 28
        case 120...: 24
        case 60...: 17
        default: 12
        }
    }

    // An hour before opening where there is room for it, unless the band is out of sight there: then it stands in
    // the middle.
    private static func firstMinute(span: Int, band: Range<Int>, policy: BookingPolicy) -> Int {
        let opens = policy.opens.minutes - policy.opens.minutes % 60
        let latest = max(0, 24 * 60 - span)
        let usual = min(max(0, span >= policy.closes.minutes - opens + 60 ? opens - 60 : opens), latest)
        if band.lowerBound >= usual, band.upperBound <= usual + span { return usual }
        let middle = (band.lowerBound + band.upperBound) / 2 - span / 2
        return min(max(0, middle - middle % 60), latest)
    }
}

extension Int {
    fileprivate func floorDivided(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
    }
}
