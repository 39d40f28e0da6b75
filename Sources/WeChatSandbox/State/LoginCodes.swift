import Foundation

/// The codes of `wx.login`: good for five minutes and for one exchange.
struct LoginCodes {
    struct Code {
        let user: String
        let issued: Date
        var isUsed = false

        func isExpired(at now: Date) -> Bool {
            now.timeIntervalSince(issued) > 300
        }
    }

    private static let most = 4_096
    private var codes: [String: Code] = [:]
    private var roomUntil = most

    mutating func issue(for user: String, at now: Date) -> String {
        forgetExpired(at: now)
        let text = Identifiers.loginCode()
        codes[text] = Code(user: user, issued: now)
        return text
    }

    func code(_ text: String) -> Code? {
        codes[text]
    }

    mutating func use(_ text: String) {
        codes[text]?.isUsed = true
    }

    /// An expired code answers as an unknown one does, so it need not be kept.
    private mutating func forgetExpired(at now: Date) {
        guard codes.count >= roomUntil else { return }
        codes = codes.filter { !$0.value.isExpired(at: now) }
        roomUntil = max(Self.most, codes.count * 2)
    }
}
