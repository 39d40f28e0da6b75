import RoomBooking
import Screens
import TerminalIO
import TestSupport

extension Scenario {
    static let outbox = [
        Scenario("outbox/empty") { stage in
            var sitting = try stage.board()
            try sitting.press("o")
            return sitting
        },
        Scenario("outbox/loading") { stage in
            var sitting = try stage.board()
            sitting.isAnswered = false
            try sitting.press("o")
            return sitting
        },
        Scenario("outbox/some", sizes: [.usual, .small, .wide], withStyles: true) { try $0.outbox() },
        Scenario("outbox/failed-selected") { stage in
            var sitting = try stage.outbox()
            try sitting.press("<down>", "<down>", "<down>")
            return sitting
        },
        Scenario("outbox/change-selected") { stage in
            var sitting = try stage.outbox()
            try sitting.press("<down>")
            return sitting
        },
        Scenario("outbox/failed-only") { stage in
            var sitting = try stage.outbox()
            try sitting.press("/")
            return sitting
        },
        Scenario("outbox/none-failed") { stage in
            var sitting = try stage.board()
            try sitting.press("o", "<space>")
            return sitting
        },
        Scenario("outbox/on-hold") { stage in
            var sitting = try stage.outbox()
            sitting.receive(.outboxChanged(OutboxCounts(waiting: 4, failed: 1, hold: hold)))
            return sitting
        },
        Scenario("outbox/send-all-again") { stage in
            var sitting = try stage.outbox()
            try sitting.press("R")
            return sitting
        },
        Scenario("outbox/sent-again") { stage in
            var sitting = try stage.outbox()
            try sitting.press("R", "y")
            return sitting
        },
        Scenario("help/outbox") { stage in
            var sitting = try stage.outbox()
            try sitting.press("?")
            return sitting
        },
    ]

    static let hold = SendingHold(
        until: Office.now + 1500,
        reason: Bilingual(
            zh: "今天的发送次数已用完 (45009)。到时会自动继续",
            en: "Today's calls are used up (45009). It goes on by itself then"))
}

extension Stage {
    /// An admin looking at messages of every kind about two bookings.
    func outbox() throws -> Sitting {
        var office = try Office()
        office.session.permissions = Set(Permission.allCases)
        guard let retro = office.bookings.first(where: { $0.id == Fixtures.bookingID(8) }),
            let daily = office.bookings.first(where: { $0.id == Fixtures.bookingID(1) })
        else { throw Fixtures.Missing() }
        var changed = office.message(
            9, to: Office.han, about: retro, .waiting, kind: .changed, attempts: 2, due: Office.now + 40,
            errcode: -1, detail: Bilingual(zh: "微信繁忙", en: "WeChat is busy"))
        changed.announcement.changes = [
            .time(was: daily.booking.slot), .room(was: Office.lyra.name), .title(was: daily.booking.title),
        ]
        var cancelled = office.message(4, to: Office.kim, about: daily, .sent, kind: .cancelled, attempts: 1)
        cancelled.announcement.reason = "全员大会"
        office.set(
            [
                office.message(
                    10, to: Office.me, about: retro, .waiting, kind: .reminder,
                    due: retro.booking.slot.start - 900), changed,
                office.message(8, to: Office.jim, about: retro, .notBound),
                office.message(
                    7, to: Office.zhao, about: retro, .failed, attempts: 3, errcode: 40037,
                    detail: Bilingual(
                        zh: "模板 ID 不正确。请管理员从微信后台重新复制",
                        en: "The template ID is wrong. An admin has to copy it from the WeChat console")),
                office.message(6, to: Office.alexandra, about: retro, .refused, attempts: 1, errcode: 43101),
                office.message(5, to: Office.me, about: retro, .sent, attempts: 1),
            ], of: retro.id)
        office.set(
            [
                cancelled, office.message(3, to: Office.wang, about: daily, .unconfirmed, attempts: 2),
                office.message(2, to: Office.han, about: daily, .expired, kind: .reminder),
                office.message(1, to: Office.han, about: daily, .cancelled),
            ], of: daily.id)
        var sitting = try board(office)
        try sitting.press("o")
        return sitting
    }
}
