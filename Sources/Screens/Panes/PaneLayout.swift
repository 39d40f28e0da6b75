import TerminalIO

/// Where the screens and the panes stand: a pure function of the size and of what is shown.
struct PaneLayout {
    /// All but the phone beside it, with the hint line at its foot.
    let work: Rect
    /// Where screens are drawn; as high as the work where no pane lies below them.
    let screens: Rect
    let inspector: Rect?
    let phone: Rect?
    /// Whether the phone stands beside the work, and not over it.
    let isPhoneDocked: Bool
    /// Whether the inspector stays where it is while one works; then overlays keep off it.
    let isInspectorDocked: Bool

    /// The phone stands beside the work where that keeps its usual width.
    static func isPhoneDocked(_ size: Size) -> Bool { size.columns >= 80 + phoneColumns }

    /// The inspector stays below the work where that keeps its usual height.
    static func isInspectorDocked(_ size: Size) -> Bool { size.rows >= 24 + leastDockedRows }

    private static let phoneColumns = 38
    private static let leastDockedRows = 10

    init(_ size: Size, showsInspector: Bool, showsPhone: Bool) {
        isPhoneDocked = showsPhone && Self.isPhoneDocked(size)
        let columns = size.columns - (isPhoneDocked ? Self.phoneColumns : 0)
        work = Rect(column: 0, row: 0, columns: columns, rows: size.rows)
        let rows = showsInspector ? Self.inspectorRows(size) : 0
        // A pane covers the foot of the screens, and the hint line goes below the pane; low terminals have no room
        // for both.
        screens = Self.isBesideScreens(size) ? work.split(bottom: rows).rest : work
        inspector =
            showsInspector ? Rect(column: 0, row: size.rows - 1 - rows, columns: columns, rows: rows) : nil
        isInspectorDocked = showsInspector && Self.isInspectorDocked(size)
        phone = showsPhone ? Self.phone(size) : nil
    }

    /// The rows of the inspector where it is shown.
    static func inspectorRows(_ size: Size) -> Int {
        if isInspectorDocked(size) { return max(leastDockedRows, min(size.rows - 24, size.rows / 3)) }
        return isBesideScreens(size) ? size.rows / 2 - 1 : size.rows - 1
    }

    /// Where the phone is where it is shown: beside the work, or over the right of it.
    static func phone(_ size: Size) -> Rect {
        if isPhoneDocked(size) { return Rect(size).split(right: phoneColumns).right }
        // Where next to nothing would be left of the screens, it has all.
        let columns = size.columns < 50 ? size.columns : phoneColumns
        let top = size.rows >= 16 ? 1 : 0
        return Rect(size).split(right: columns).right.split(top: top).rest.split(bottom: 1).rest
    }

    private static func isBesideScreens(_ size: Size) -> Bool { size.rows >= 18 }
}
