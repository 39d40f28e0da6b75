import RoomBooking
import Screens
import TerminalIO

extension Scenario {
    static let signIn = [
        Scenario("sign-in/empty") { try $0.signIn() },
        Scenario("sign-in/with-phone", withStyles: true) {
            try $0.signIn(hasPhone: true, username: "lilei", password: "secret")
        },
        Scenario("sign-in/problems") { stage in
            var sitting = try stage.signIn()
            try sitting.press("<tab>", "<tab>", "<tab>", "<enter>")
            return sitting
        },
        Scenario("sign-in/getting-code") { stage in
            var sitting = try stage.signIn(hasPhone: true, username: "lilei", password: "secret")
            sitting.isAnswered = false
            try sitting.press("<enter>")
            return sitting
        },
        Scenario("sign-in/code-arrived") { stage in
            var sitting = try stage.signIn(hasPhone: true, username: "lilei", password: "secret")
            try sitting.press("<enter>")
            return sitting
        },
        Scenario("sign-in/signing-in") { stage in
            var sitting = try stage.signIn(username: "lilei", password: "secret")
            sitting.isAnswered = false
            try sitting.press("<enter>")
            return sitting
        },
        Scenario("sign-in/wrong-password") { stage in
            var sitting = try stage.signIn(username: "lilei", password: "secret")
            sitting.office.failure = .signInFailed(.wrongCredentials)
            try sitting.press("<enter>")
            return sitting
        },
        Scenario("sign-in/code-refused") { stage in
            var sitting = try stage.signIn(username: "lilei", password: "secret")
            sitting.office.failure = .signInFailed(.codeRefused(usedCode))
            sitting.type("0a3XyZ1w7")
            try sitting.press("<enter>")
            return sitting
        },
        Scenario("sign-in/not-configured") { stage in
            var sitting = try stage.signIn(username: "lilei", password: "secret")
            sitting.office.failure = .signInFailed(.wechatNotConfigured)
            sitting.type("0a3XyZ1w7")
            try sitting.press("<enter>")
            return sitting
        },
        Scenario("sign-in/signed-out") { stage in
            var sitting = try stage.board()
            try sitting.press("O")
            return sitting
        },
        Scenario("sign-in/too-small", sizes: [.tooSmall]) { try $0.signIn() },
        Scenario("sign-in/help") { stage in
            var sitting = try stage.signIn()
            try sitting.press("<f1>")
            return sitting
        },
    ]

    static let usedCode = ExplainedFailure(
        errcode: 40163,
        sentence: Bilingual(zh: "登录码已被使用过", en: "The code has been used already"),
        remedy: Bilingual(zh: "请重新获取登录码再试", en: "Get a new code and try again"), kind: .person)
}
