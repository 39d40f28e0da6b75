import RoomBooking
import Screens
import TerminalIO
import Testing

/// A screen in one situation, to be drawn in both languages and several sizes.
struct Scenario: Sendable, CustomTestStringConvertible {
    /// As `board/taken-cell`.
    let name: String
    let sizes: [Size]
    /// Whether its golden also shows the roles of the cells.
    let withStyles: Bool
    let play: @Sendable (Stage) throws -> Sitting

    init(
        _ name: String, sizes: [Size] = [.usual, .small], withStyles: Bool = false,
        play: @escaping @Sendable (Stage) throws -> Sitting
    ) {
        self.name = name
        self.sizes = sizes
        self.withStyles = withStyles
        self.play = play
    }

    var testDescription: String { name }

    func golden(_ stage: Stage) -> String {
        "\(name).\(stage.size.columns)x\(stage.size.rows).\(stage.language.rawValue).txt"
    }

    var stages: [Stage] {
        sizes.flatMap { size in Language.allCases.map { Stage(language: $0, size: size) } }
    }

    static let all =
        signIn + board + form + pickers + overlays + receipts + myBookings + outbox + binding + inspector
        + phone
}

/// What one picture is taken in.
struct Stage: Sendable {
    let language: Language
    let size: Size

    /// Signed in, with the board of that day loaded.
    func board(_ office: Office? = nil, hasPhone: Bool = false) throws -> Sitting {
        try Sitting.atBoard(
            office, language, columns: size.columns, rows: size.rows, hasPhone: hasPhone)
    }

    /// At the form of the room so many rows below "any room".
    func form(_ office: Office? = nil, row: Int = 3) throws -> Sitting {
        var sitting = try board(office)
        for _ in 0..<row { try sitting.press("j") }
        try sitting.press("<enter>")
        return sitting
    }

    func signIn(hasPhone: Bool = false, username: String = "", password: String = "") throws -> Sitting {
        try Sitting(
            try Office(), language, columns: size.columns, rows: size.rows, hasPhone: hasPhone,
            username: username, password: password)
    }

    /// At the receipt of a booking just made for three others.
    func receipt() throws -> Sitting {
        var sitting = try form()
        sitting.type("Retro 回顾")
        try sitting.press("<tab>", "<tab>", "<tab>", "<tab>", "<tab>", "<enter>")
        try sitting.press("<space>", "<down>", "<space>", "<down>", "<space>", "<enter>", "C-o")
        return sitting
    }
}

extension Size {
    static let usual = Size(columns: 80, rows: 24)
    static let small = Size(columns: 40, rows: 12)
    static let wide = Size(columns: 120, rows: 40)
    /// With room for both panes beside the board.
    static let broad = Size(columns: 132, rows: 40)
    static let huge = Size(columns: 200, rows: 60)
    static let tooSmall = Size(columns: 20, rows: 5)
}
