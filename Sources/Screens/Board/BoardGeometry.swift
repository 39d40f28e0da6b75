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

    init(size: Size, cellMinutes: Int, band: Range<Int>, opens: ClockTime) {
        self.cellMinutes = cellMinutes
        labelWidth = size.columns >= 60 ? 17 : 12
        let room = size.columns - labelWidth
        cellColumns = room >= 128 ? 4 : 2
        // The gap behind the last cell may be cut.
        cellCount = min((room + cellColumns - 1) / cellColumns, 24 * 60 / cellMinutes)
        firstMinute = Self.firstMinute(count: cellCount, cellMinutes: cellMinutes, band: band, opens: opens)
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

    // An hour before opening, unless the band is out of sight there: then the band stands in the middle.
    private static func firstMinute(count: Int, cellMinutes: Int, band: Range<Int>, opens: ClockTime) -> Int {
        let span = count * cellMinutes
        let latest = max(0, 24 * 60 - span)
        let usual = min(max(0, opens.minutes - opens.minutes % 60 - 60), latest)
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
