import RoomBooking
import Screens
import TerminalIO

extension Scenario {
    static let inspector = [
        Scenario("inspector/empty", sizes: watched) { stage in
            var sitting = try stage.board()
            try sitting.press("<f4>")
            return sitting
        },
        Scenario("inspector/full", sizes: watched, withStyles: true) { try $0.inspector() },
        Scenario("inspector/scrolled", sizes: watched) { stage in
            var sitting = try stage.inspector()
            sitting.receive(.flow(Office.sends(40)))
            try sitting.press("<pgup>", "<up>", "<up>")
            return sitting
        },
        Scenario("inspector/filtered", sizes: watched) { stage in
            var sitting = try stage.inspector()
            try sitting.press("<tab>")
            return sitting
        },
        Scenario("inspector/failure", sizes: watched, withStyles: true) { stage in
            var sitting = try stage.inspector()
            for _ in 0..<6 { try sitting.press("<tab>") }
            return sitting
        },
        Scenario("inspector/sending-paused") { stage in
            var sitting = try stage.inspector()
            sitting.receive(.outboxChanged(OutboxCounts(waiting: 12, hold: noAnswer)))
            return sitting
        },
        Scenario("inspector/nothing-matches") { stage in
            var sitting = try stage.board()
            sitting.receive(.flow(Office.sends(3)))
            try sitting.press("<f4>", "<tab>")
            return sitting
        },
        Scenario("inspector/saved") { stage in
            var sitting = try stage.inspector()
            try sitting.press("s")
            return sitting
        },
        Scenario("inspector/help") { stage in
            var sitting = try stage.inspector()
            try sitting.press("?")
            return sitting
        },
        Scenario("inspector/beside-the-board", sizes: [.broad, .wide], withStyles: true) { stage in
            var sitting = try stage.board(hasPhone: true)
            sitting.receive(.flow(Office.flow))
            try sitting.press("f", "j", "j", "j")
            return sitting
        },
        Scenario("inspector/under-a-picker", sizes: [.broad]) { stage in
            var sitting = try stage.board()
            sitting.receive(.flow(Office.flow))
            try sitting.press("f", "d")
            return sitting
        },
    ]

    /// Where the inspector lies over the lower part, over everything, and below the board.
    static let watched: [Size] = [.usual, .small, .broad]
}

extension Stage {
    /// With the keys in the inspector.
    func inspector() throws -> Sitting {
        var sitting = try board()
        sitting.receive(.flow(Office.flow))
        try sitting.press("<f4>")
        return sitting
    }
}
