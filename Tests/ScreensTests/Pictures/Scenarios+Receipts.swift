import RoomBooking
import Screens
import TerminalIO
import TestSupport

extension Scenario {
    static let receipts = [
        Scenario("receipt/waiting") { stage in
            var sitting = try stage.receipt()
            sitting.wait(seconds: 4)
            return sitting
        },
        Scenario("receipt/mixed", withStyles: true) { try $0.mixedReceipt() },
        Scenario("receipt/failed-selected") { stage in
            var sitting = try stage.mixedReceipt()
            try sitting.press("<down>", "<down>", "<down>", "<down>")
            return sitting
        },
        Scenario("receipt/cancelled") { stage in
            var sitting = try stage.receipt()
            try sitting.press("u")
            return sitting
        },
        Scenario("receipt/unreached") { stage in
            var sitting = try stage.form(try Office.withUnreached())
            sitting.type("Retro 回顾")
            for _ in 0..<5 { try sitting.press("<tab>") }
            try sitting.press("<enter>")
            for _ in 0..<4 { try sitting.press("<space>", "<down>") }
            try sitting.press("<enter>", "C-o", "<down>", "<down>")
            return sitting
        },
        Scenario("receipt/changed") { stage in
            var sitting = try stage.changedReceipt()
            try sitting.press("<down>")
            return sitting
        },
        Scenario("receipt/change-undone") { stage in
            var sitting = try stage.changedReceipt()
            try sitting.press("u")
            return sitting
        },
        Scenario("receipt/cancelled-with-reason") { stage in
            var sitting = try stage.toldReceipt()
            try sitting.press("x", "<up>")
            sitting.type("全员大会")
            try sitting.press("<enter>", "y", "<down>")
            return sitting
        },
        Scenario("receipt/reminders") { try $0.remindedReceipt() },
        Scenario("receipt/cancellation-told") { stage in
            var sitting = try stage.mixedReceipt(kind: .cancelled)
            try sitting.press("<down>", "<down>")
            return sitting
        },
        Scenario("receipt/of-others") { stage in
            var sitting = try stage.board()
            try sitting.press("j", "l", "<enter>")
            return sitting
        },
        Scenario("receipt/loading") { stage in
            var sitting = try stage.board()
            sitting.isAnswered = false
            try sitting.press("j", "l", "<enter>")
            return sitting
        },
    ]

    static let myBookings = [
        Scenario("my-bookings/empty") { stage in
            var sitting = try stage.board(try Office(isEmpty: true))
            try sitting.press("m")
            return sitting
        },
        Scenario("my-bookings/some") { stage in
            var sitting = try stage.board()
            try sitting.press("m", "<down>")
            return sitting
        },
        Scenario("my-bookings/loading") { stage in
            var sitting = try stage.board()
            sitting.isAnswered = false
            try sitting.press("m")
            return sitting
        },
        Scenario("my-bookings/not-mine") { stage in
            var sitting = try stage.board()
            try sitting.press("m", "x")
            return sitting
        },
        Scenario("my-bookings/cancelled") { stage in
            var sitting = try stage.board()
            try sitting.press("m", "<down>", "x", "y")
            return sitting
        },
    ]
}

extension Stage {
    /// The receipt of booking 8, of which three have been told.
    func toldReceipt() throws -> Sitting {
        var office = try Office()
        guard let details = office.bookings.first(where: { $0.id == Fixtures.bookingID(8) }) else {
            throw Fixtures.Missing()
        }
        office.set(
            [
                office.message(1, to: Office.me, about: details, .sent, attempts: 1),
                office.message(2, to: Office.han, about: details, .sent, attempts: 1),
                office.message(3, to: Office.jim, about: details, .notBound),
                office.message(4, to: Office.alexandra, about: details, .sent, attempts: 1),
            ], of: details.id)
        var sitting = try board(office)
        try sitting.press("m", "<down>", "<enter>")
        return sitting
    }

    /// The same, moved to another room and time under another title.
    func changedReceipt() throws -> Sitting {
        var sitting = try toldReceipt()
        try sitting.press("e")
        sitting.type(" II")
        try sitting.press("<tab>", "<left>", "<tab>", "<tab>")
        sitting.type("1530")
        try sitting.press("C-o")
        return sitting
    }

    /// The same, with reminders that wait, one that arrived and two that did not.
    func remindedReceipt() throws -> Sitting {
        var sitting = try toldReceipt()
        guard var receipt = sitting.office.receipt(Fixtures.bookingID(8)) else { throw Fixtures.Missing() }
        let states: [OutboxState] = [.waiting, .waiting, .waiting, .sent, .failed, .refused, .notBound]
        receipt.messages += states.enumerated().map { index, state in
            sitting.office.message(
                Int64(10 + index), to: Office.people[index], about: receipt.details, state, kind: .reminder,
                due: receipt.details.booking.slot.start - 900)
        }
        sitting.receive(.receiptLoaded(receipt))
        return sitting
    }

    /// The receipt of booking 8 with a person for every state that a message can be in.
    func mixedReceipt(kind: NotificationKind = .booked) throws -> Sitting {
        var office = try Office()
        guard let index = office.bookings.firstIndex(where: { $0.id == Fixtures.bookingID(8) }) else {
            throw Fixtures.Missing()
        }
        if kind == .cancelled { office.bookings[index].booking.state = .cancelled }
        let details = office.bookings[index]
        let due = Office.now
        office.set(
            [
                office.message(1, to: Office.me, about: details, .sent, kind: kind, attempts: 1),
                office.message(
                    2, to: Office.han, about: details, .waiting, kind: kind, attempts: 2, due: due + 40,
                    errcode: -1),
                office.message(3, to: Office.jim, about: details, .notBound, kind: kind),
                office.message(
                    4, to: Office.alexandra, about: details, .refused, kind: kind, attempts: 1, errcode: 43101
                ),
                office.message(
                    5, to: Office.zhao, about: details, .failed, kind: kind, attempts: 1, errcode: 40037,
                    detail: Bilingual(
                        zh: "模板 ID 不正确。请管理员从微信后台重新复制",
                        en: "The template ID is wrong. An admin has to copy it from the WeChat console")),
                office.message(6, to: Office.kim, about: details, .unconfirmed, kind: kind, attempts: 2),
                office.message(7, to: Office.wang, about: details, .sending, kind: kind),
            ], of: details.id)
        var sitting = try board(try Office())
        try sitting.press("m", "<down>")
        sitting.office = office
        try sitting.press("<enter>")
        return sitting
    }
}
