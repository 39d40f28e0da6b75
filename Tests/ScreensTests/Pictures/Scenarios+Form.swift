import RoomBooking
import Screens
import TerminalIO

extension Scenario {
    static let form = [
        Scenario("form/fresh", sizes: [.usual, .small, .wide], withStyles: true) { try $0.form() },
        Scenario("form/filled-in") { stage in
            var sitting = try stage.form()
            sitting.type("Retro 回顾")
            try sitting.press("<tab>", "<tab>", "<tab>", "<tab>", "<tab>", "<enter>")
            sitting.type("jim")
            try sitting.press("<enter>", "<enter>")
            return sitting
        },
        Scenario("form/problems") { stage in
            var sitting = try stage.form()
            try sitting.press("<tab>", "<tab>", "C-u")
            sitting.type("31.2")
            try sitting.press("<tab>", "C-u")
            sitting.type("910")
            try sitting.press("<tab>", "C-u")
            sitting.type("later")
            try sitting.press("<tab>")
            return sitting
        },
        Scenario("form/off-grid") { stage in
            var sitting = try stage.form()
            sitting.type("Retro 回顾")
            try sitting.press("<tab>", "<tab>", "<tab>", "C-u")
            sitting.type("1410")
            try sitting.press("<tab>")
            return sitting
        },
        Scenario("form/taken-with-offers") { stage in
            var sitting = try stage.form(row: 3)
            sitting.type("Retro 回顾")
            try sitting.press("<tab>", "<tab>", "<tab>", "C-u")
            sitting.type("1530")
            try sitting.press("C-o")
            return sitting
        },
        Scenario("form/race-lost", withStyles: true) { stage in
            var sitting = try stage.form()
            sitting.type("Retro 回顾")
            sitting.office.bookings.append(
                try sitting.office.details(
                    90, Office.orion, Office.monday, "13:00", "14:00", "Customer call Hamburg", by: Office.kim
                ))
            sitting.office.failure = .bookingFailed(.refused([.taken(winner)]))
            try sitting.press("<enter>", "<enter>")
            return sitting
        },
        Scenario("form/sending") { stage in
            var sitting = try stage.form()
            sitting.isAnswered = false
            sitting.type("Retro 回顾")
            try sitting.press("<enter>", "<enter>")
            return sitting
        },
        Scenario("form/unreached") { stage in
            var sitting = try stage.form(try Office.withUnreached())
            sitting.type("Retro 回顾")
            try sitting.press("<tab>", "<tab>", "<tab>", "<tab>", "<tab>", "<enter>")
            for _ in 0..<5 { try sitting.press("<space>", "<down>") }
            try sitting.press("<enter>")
            return sitting
        },
        Scenario("form/change", withStyles: true) { try $0.changing() },
        Scenario("form/change-loading") { stage in
            var sitting = try stage.board()
            try sitting.press("m", "<down>")
            sitting.isAnswered = false
            try sitting.press("e")
            return sitting
        },
        Scenario("form/sending-change") { stage in
            var sitting = try stage.changing()
            sitting.isAnswered = false
            sitting.type(" II")
            try sitting.press("C-o")
            return sitting
        },
        Scenario("form/change-refused") { stage in
            var sitting = try stage.changing()
            sitting.office.failure = .bookingFailed(.changedMeanwhile)
            sitting.type(" II")
            try sitting.press("C-o")
            return sitting
        },
        Scenario("form/change-taken") { stage in
            var sitting = try stage.changing()
            try sitting.press("<tab>", "<tab>", "<tab>")
            sitting.type("17")
            try sitting.press("C-o")
            return sitting
        },
        Scenario("form/store-full") { stage in
            var sitting = try stage.form()
            sitting.office.failure = .bookingFailed(.storage(.full))
            sitting.type("Retro 回顾")
            try sitting.press("<enter>", "<enter>")
            return sitting
        },
    ]

    static let winner = BookingRefusal.Taken(
        room: Office.orion.name, by: Office.kim.displayName, title: "Customer call Hamburg",
        day: Office.monday,
        start: ClockTime(minutes: 13 * 60), end: ClockTime(minutes: 14 * 60))

    static let pickers = [
        Scenario("pickers/room") { stage in
            var sitting = try stage.form()
            try sitting.press("<tab>", "<enter>")
            return sitting
        },
        Scenario("pickers/room-filtered") { stage in
            var sitting = try stage.form()
            try sitting.press("<tab>", "<enter>")
            sitting.type("座")
            return sitting
        },
        Scenario("pickers/start") { stage in
            var sitting = try stage.form()
            try sitting.press("<tab>", "<tab>", "<tab>", "<enter>")
            return sitting
        },
        Scenario("pickers/end") { stage in
            var sitting = try stage.form()
            try sitting.press("<tab>", "<tab>", "<tab>", "<tab>", "<enter>")
            return sitting
        },
        Scenario("pickers/attendees") { stage in
            var sitting = try stage.form()
            try sitting.press("<tab>", "<tab>", "<tab>", "<tab>", "<tab>", "<enter>", "<down>", "<space>")
            return sitting
        },
        Scenario("pickers/attendees-unreached") { stage in
            var sitting = try stage.form(try Office.withUnreached())
            try sitting.press("<tab>", "<tab>", "<tab>", "<tab>", "<tab>", "<enter>", "<down>")
            return sitting
        },
        Scenario("pickers/nothing-matches") { stage in
            var sitting = try stage.form()
            try sitting.press("<tab>", "<tab>", "<tab>", "<tab>", "<tab>", "<enter>")
            sitting.type("zzz")
            return sitting
        },
        Scenario("pickers/calendar", withStyles: true) { stage in
            var sitting = try stage.form()
            try sitting.press("<tab>", "<tab>", "<enter>", "<right>")
            return sitting
        },
    ]
}

extension Stage {
    /// At the form that changes booking 8, with the focus on the title.
    func changing() throws -> Sitting {
        var sitting = try board()
        try sitting.press("m", "<down>", "e")
        return sitting
    }
}

extension Office {
    /// Where Han Meimei has no subscription left, Jim is not bound and Zhao Min has to bind again.
    static func withUnreached() throws -> Office {
        var office = try Office()
        let reach: [UserID: Colleague.Reach] = [han.id: .noSubscription, zhao.id: .bindAgain]
        for index in office.colleagues.indices {
            office.colleagues[index].reach =
                reach[office.colleagues[index].id] ?? office.colleagues[index].reach
        }
        return office
    }
}
