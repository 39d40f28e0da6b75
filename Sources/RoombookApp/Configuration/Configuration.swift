package import RoomBooking
package import WeChat

/// Everything that can be set, checked and ready to use.
package struct Configuration: Sendable, Equatable {
    package var databasePath: String
    package var wechat: WeChatSettings?
    /// Seconds that messages wait after a booking.
    package var undoWindow: Int64
    package var policy: BookingPolicy
    /// Nil follows the locale.
    package var language: Language?
    package var theme: String

    package static let standardTheme = "terminal"
    package static let standardUndoWindow: Int64 = 10

    package init(
        databasePath: String, wechat: WeChatSettings? = nil, undoWindow: Int64 = standardUndoWindow,
        policy: BookingPolicy, language: Language? = nil, theme: String = standardTheme
    ) {
        self.databasePath = databasePath
        self.wechat = wechat
        self.undoWindow = undoWindow
        self.policy = policy
        self.language = language
        self.theme = theme
    }
}

/// How WeChat is reached, and as which mini program.
package struct WeChatSettings: Sendable, Equatable {
    package var baseURL: WeChatBaseURL
    package var appID: String
    package var secret: SecretSource
    package var tokenEndpoint: TokenEndpoint
    package var miniProgramState: SubscribeMessage.MiniProgramState
    package var language: SubscribeMessage.Language

    /// Where the AppSecret comes from; a file is read when the services are built.
    package enum SecretSource: Sendable, Equatable {
        case file(String)
        case value(Secret)
    }

    package init(
        baseURL: WeChatBaseURL, appID: String, secret: SecretSource, tokenEndpoint: TokenEndpoint = .stable,
        miniProgramState: SubscribeMessage.MiniProgramState = .formal,
        language: SubscribeMessage.Language = .simplifiedChinese
    ) {
        self.baseURL = baseURL
        self.appID = appID
        self.secret = secret
        self.tokenEndpoint = tokenEndpoint
        self.miniProgramState = miniProgramState
        self.language = language
    }
}
