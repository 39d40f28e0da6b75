import BookingServices
package import RoomBooking
package import WeChat

/// Everything that can be set, checked and ready to use.
package struct Configuration: Sendable, Equatable {
    package var databasePath: String
    package var wechat: WeChatSettings?
    package var notifications: NotificationSettings
    package var policy: BookingPolicy
    /// Nil follows the locale.
    package var language: Language?
    package var theme: String

    package static let standardTheme = "terminal"

    package init(
        databasePath: String, wechat: WeChatSettings? = nil,
        notifications: NotificationSettings = NotificationSettings(), policy: BookingPolicy,
        language: Language? = nil, theme: String = standardTheme
    ) {
        self.databasePath = databasePath
        self.wechat = wechat
        self.notifications = notifications
        self.policy = policy
        self.language = language
        self.theme = theme
    }
}

/// When people are told, and how many at a time.
package struct NotificationSettings: Sendable, Equatable {
    /// Seconds that messages wait after a booking.
    package var undoWindow: Int64
    /// Minutes before the start at which people are reminded; 0 for never.
    package var reminder: Int64
    /// Messages that are on their way at a time.
    package var atOnce: Int

    package static let standardUndoWindow: Int64 = 10
    package static let standardReminder: Int64 = 15
    package static let standardAtOnce = DispatchPace.standardAtOnce

    package init(
        undoWindow: Int64 = standardUndoWindow, reminder: Int64 = standardReminder,
        atOnce: Int = standardAtOnce
    ) {
        self.undoWindow = undoWindow
        self.reminder = reminder
        self.atOnce = atOnce
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
    package var binding: BindingTarget

    /// Where the AppSecret comes from; a file is read when the services are built.
    package enum SecretSource: Sendable, Equatable {
        case file(String)
        case value(Secret)
    }

    package init(
        baseURL: WeChatBaseURL, appID: String, secret: SecretSource, tokenEndpoint: TokenEndpoint = .stable,
        miniProgramState: SubscribeMessage.MiniProgramState = .formal,
        language: SubscribeMessage.Language = .simplifiedChinese, binding: BindingTarget = BindingTarget()
    ) {
        self.baseURL = baseURL
        self.appID = appID
        self.secret = secret
        self.tokenEndpoint = tokenEndpoint
        self.miniProgramState = miniProgramState
        self.language = language
        self.binding = binding
    }
}
