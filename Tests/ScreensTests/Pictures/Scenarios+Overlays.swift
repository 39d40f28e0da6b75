import RoomBooking
import Screens
import TerminalIO

extension Scenario {
    static let overlays = [
        Scenario("overlays/why-not") { stage in
            var sitting = try stage.board()
            try sitting.press("j", "l", "i")
            return sitting
        },
        Scenario("overlays/why-yesterday") { stage in
            var sitting = try stage.board()
            try sitting.press("[", "i")
            return sitting
        },
        Scenario("overlays/confirm") { stage in
            var sitting = try stage.board()
            try sitting.press("m", "<down>", "x")
            return sitting
        },
        Scenario("overlays/confirm-other-button") { stage in
            var sitting = try stage.board()
            try sitting.press("m", "<down>", "x", "<right>")
            return sitting
        },
        Scenario("overlays/confirm-reason", withStyles: true) { stage in
            var sitting = try stage.board()
            try sitting.press("m", "<down>", "x", "<up>")
            sitting.type("全员大会")
            return sitting
        },
        Scenario("overlays/confirm-reason-too-long") { stage in
            var sitting = try stage.board()
            try sitting.press("m", "<down>", "x", "<up>")
            sitting.feed(.paste(String(repeating: "1234567890 ", count: 9)))
            try sitting.press("<enter>", "y")
            return sitting
        },
        Scenario("overlays/calendar-of-board") { stage in
            var sitting = try stage.board()
            try sitting.press("d", "<pgdn>")
            return sitting
        },
        Scenario("help/board") { stage in
            var sitting = try stage.board()
            try sitting.press("?", "<down>")
            return sitting
        },
        Scenario("help/form") { stage in
            var sitting = try stage.form()
            try sitting.press("<f1>")
            return sitting
        },
        Scenario("help/receipt") { stage in
            var sitting = try stage.receipt()
            try sitting.press("?")
            return sitting
        },
        Scenario("help/my-bookings") { stage in
            var sitting = try stage.board()
            try sitting.press("m", "?")
            return sitting
        },
        Scenario("help/picker") { stage in
            var sitting = try stage.form()
            try sitting.press("<tab>", "<enter>", "<f1>")
            return sitting
        },
        Scenario("help/calendar") { stage in
            var sitting = try stage.board()
            try sitting.press("d", "?")
            return sitting
        },
        Scenario("help/confirmation") { stage in
            var sitting = try stage.board()
            try sitting.press("m", "<down>", "x", "?")
            return sitting
        },
        Scenario("help/why") { stage in
            var sitting = try stage.board()
            try sitting.press("i", "?")
            return sitting
        },
    ]
}
