import RoomBooking
import Screens
import TerminalIO

extension Scenario {
    static let phone = [
        Scenario("phone/empty", sizes: watched) { try $0.phone([]) },
        Scenario("phone/loading") { stage in
            var sitting = try stage.board(hasPhone: true)
            sitting.isAnswered = false
            try sitting.press("p")
            return sitting
        },
        Scenario("phone/two-cards", sizes: watched, withStyles: true) { stage in
            try stage.phone([Office.cancelledCard(1, at: Office.now - 90_000), Office.bookedCard(2)])
        },
        Scenario("phone/scrolled-up") { stage in
            var sitting = try stage.phone([Office.cancelledCard(1), Office.bookedCard(2)])
            try sitting.press("<home>")
            return sitting
        },
        Scenario("phone/long-values", sizes: watched) { stage in
            try stage.phone([Office.bookedCard(1, title: Office.longTitle, room: Office.longRoom)])
        },
        Scenario("phone/other-person", sizes: watched) { stage in
            var sitting = try stage.phone([Office.bookedCard(1), Office.cancelledCard(2, to: Office.han)])
            try sitting.press("<left>", "<left>")
            return sitting
        },
        Scenario("phone/everyone", sizes: watched) { stage in
            var sitting = try stage.phone([
                Office.cancelledCard(1, to: Office.alexandra), Office.bookedCard(2, to: Office.han),
            ])
            try sitting.press("<left>")
            return sitting
        },
        Scenario("phone/beside-the-board", sizes: [.broad], withStyles: true) { stage in
            var office = try Office()
            office.cards = [Office.bookedCard(1)]
            return try stage.board(office, hasPhone: true)
        },
        Scenario("phone/beside-a-form", sizes: [.broad]) { stage in
            var sitting = try stage.board(hasPhone: true)
            try sitting.press("j", "j", "j", "<enter>", "<tab>", "<enter>")
            return sitting
        },
        Scenario("phone/help") { stage in
            var sitting = try stage.phone([])
            try sitting.press("?")
            return sitting
        },
        Scenario("phone/subscribed") { stage in
            var sitting = try stage.phone([])
            try sitting.press("s")
            return sitting
        },
    ]
}

extension Stage {
    /// With the keys in one's own phone.
    func phone(_ cards: [PhoneCard]) throws -> Sitting {
        var office = try Office()
        office.cards = cards
        var sitting = try board(office, hasPhone: true)
        try sitting.press("p")
        return sitting
    }
}
