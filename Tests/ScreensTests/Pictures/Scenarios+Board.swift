import RoomBooking
import Screens
import TerminalIO
import TestSupport

extension Scenario {
    static let board = [
        Scenario("board/any-room", sizes: [.usual, .small, .wide, .huge]) { try $0.board() },
        Scenario("board/room", sizes: [.usual, .small, .wide], withStyles: true) { stage in
            var sitting = try stage.board()
            try sitting.press("j", "j", "j")
            return sitting
        },
        Scenario("board/taken-cell") { stage in
            var sitting = try stage.board()
            try sitting.press("j", "l")
            return sitting
        },
        Scenario("board/closed-room") { stage in
            var sitting = try stage.board()
            try sitting.press("j", "j", "j", "j", "j")
            return sitting
        },
        Scenario("board/loading") { stage in
            var sitting = try Sitting(
                try Office(), stage.language, columns: stage.size.columns, rows: stage.size.rows)
            sitting.isAnswered = false
            sitting.receive(.signedIn(sitting.office.session))
            return sitting
        },
        Scenario("board/no-rooms") { stage in
            var office = try Office(isEmpty: true)
            office.rooms = []
            return try stage.board(office)
        },
        Scenario("board/past-day") { stage in
            var sitting = try stage.board()
            try sitting.press("[", "j", "j", "j")
            return sitting
        },
        Scenario("board/quarter-hours") { stage in
            var sitting = try stage.board()
            try sitting.press("z", "j")
            return sitting
        },
        Scenario("board/hours") { stage in
            var sitting = try stage.board()
            try sitting.press("Z", "j")
            return sitting
        },
        Scenario("board/evening") { stage in
            var sitting = try stage.board()
            try sitting.press("<end>", "j", "j", "j")
            return sitting
        },
        Scenario("board/messages-failed") { stage in
            var sitting = try stage.board()
            sitting.receive(.outboxChanged(OutboxCounts(waiting: 2, failed: 1)))
            return sitting
        },
        Scenario("board/sending-paused", sizes: [.usual, .small, .broad], withStyles: true) { stage in
            var sitting = try stage.board()
            sitting.receive(.outboxChanged(OutboxCounts(waiting: 12, hold: noAnswer)))
            return sitting
        },
        Scenario("board/paused-and-failed", sizes: [.usual, .small, .wide]) { stage in
            var sitting = try stage.board()
            sitting.receive(.outboxChanged(OutboxCounts(waiting: 12, failed: 1, hold: noAnswer)))
            return sitting
        },
        Scenario("board/nothing-free") { stage in
            var sitting = try stage.board()
            try sitting.press("j", "j", "j", "j", "j", "n")
            return sitting
        },
        Scenario("board/paste-ignored") { stage in
            var sitting = try stage.board()
            sitting.feed(.paste("rm -rf /\n"))
            return sitting
        },
        Scenario("board/not-loaded") { stage in
            var sitting = try stage.board()
            sitting.receive(.failed(.storage(.busy)))
            return sitting
        },
        Scenario("board/too-small", sizes: [.tooSmall]) { try $0.board() },
    ]

    static let noAnswer = SendingHold(
        until: Office.now + 45 * 60,
        reason: Bilingual(zh: "微信没有应答，将自动重试", en: "WeChat does not answer; it is tried again by itself"))
}
