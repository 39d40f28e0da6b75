import RoomBooking
import Screens
import TerminalIO

extension Scenario {
    static let binding = [
        Scenario("binding/not-bound") { try $0.binding() },
        Scenario("binding/bound", withStyles: true) { try $0.binding(Office.bound) },
        Scenario("binding/bind-again") { stage in
            var status = Office.bound
            status.mustBindAgain = true
            return try stage.binding(status)
        },
        Scenario("binding/loading") { stage in
            var sitting = try stage.board()
            sitting.isAnswered = false
            try sitting.press("w")
            return sitting
        },
        Scenario("binding/code", sizes: [.usual, .small, .scannable, .tall]) { stage in
            var sitting = try stage.binding()
            try sitting.press("<enter>")
            sitting.wait(seconds: 28)
            return sitting
        },
        Scenario("binding/code-over") { stage in
            var sitting = try stage.binding()
            try sitting.press("<enter>")
            sitting.wait(seconds: 300)
            return sitting
        },
        Scenario("binding/no-code") { stage in
            var office = try Office()
            office.post.code = nil
            var sitting = try stage.binding(nil, office)
            try sitting.press("<enter>")
            return sitting
        },
        Scenario("binding/done") { stage in
            var sitting = try stage.binding(hasPhone: true)
            try sitting.press("<enter>", "<enter>")
            return sitting
        },
        Scenario("binding/refused") { stage in
            var sitting = try stage.binding(hasPhone: true)
            sitting.office.failure = .bindingFailed(.openIDTaken)
            try sitting.press("<enter>", "<enter>")
            return sitting
        },
        Scenario("binding/unbind") { stage in
            var sitting = try stage.binding(Office.bound)
            try sitting.press("x")
            return sitting
        },
        Scenario("binding/unbound") { stage in
            var sitting = try stage.binding(Office.bound)
            try sitting.press("x", "y")
            return sitting
        },
        Scenario("help/binding") { stage in
            var sitting = try stage.binding(Office.bound, hasPhone: true)
            try sitting.press("?")
            return sitting
        },
        Scenario("help/bind-code") { stage in
            var sitting = try stage.binding(hasPhone: true)
            try sitting.press("<enter>", "?")
            return sitting
        },
    ]
}

extension Stage {
    /// At the binding, which stands so.
    func binding(
        _ status: BindingStatus? = nil, _ office: Office? = nil, hasPhone: Bool = false
    ) throws -> Sitting {
        var office = try office ?? Office()
        office.post.binding = status
        office.session.isBound = status != nil
        var sitting = try Sitting.atBoard(
            office, language, columns: size.columns, rows: size.rows, hasPhone: hasPhone)
        try sitting.press("w")
        return sitting
    }
}

extension Size {
    static let scannable = Size(columns: 100, rows: 30)
    static let tall = Size(columns: 50, rows: 40)
}
