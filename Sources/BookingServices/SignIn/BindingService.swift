package import Foundation
package import RoomBooking

/// Binds accounts to WeChat by a code that is scanned, tells who is bound, and unbinds.
package struct BindingService: Sendable {
    /// Seconds that a scene can be used.
    package static let sceneLife: Int64 = 600

    private let sessions: SessionService
    private let accounts: any AccountStore
    private let scenes: any BindSceneStore
    private let outbox: any OutboxStore
    private let tokens: any TokenMaker
    private let exchanger: (any LoginCodeExchanger)?
    private let appID: String
    private let payload: @Sendable (_ scene: String) -> String
    private let now: @Sendable () -> Date
    private let flow: FlowRecorder

    /// `payload` makes of a scene what a QR code holds; without an exchanger nobody can be bound.
    package init(
        sessions: SessionService, accounts: any AccountStore, scenes: any BindSceneStore,
        outbox: any OutboxStore, tokens: any TokenMaker, exchanger: (any LoginCodeExchanger)?, appID: String,
        payload: @escaping @Sendable (String) -> String, now: @escaping @Sendable () -> Date,
        flow: @escaping FlowObserver = { _ in }
    ) {
        self.sessions = sessions
        self.accounts = accounts
        self.scenes = scenes
        self.outbox = outbox
        self.tokens = tokens
        self.exchanger = exchanger
        self.appID = appID
        self.payload = payload
        self.now = now
        self.flow = FlowRecorder(now: now, observer: flow)
    }

    /// One's own binding; nil where there is none.
    package func status(as access: String) async throws(BindError) -> BindingStatus? {
        let user = try await BindError.identity(access, in: sessions).user
        return try await BindError.wrapping { () async throws(StorageError) in
            guard let binding = try await accounts.bindings(appID: appID)[user.id] else { return nil }
            return BindingStatus(
                openID: Wording.shortened(openID: binding.identity.openID), boundAt: binding.boundAt,
                mustBindAgain: binding.invalidAt != nil,
                subscriptions: try await outbox.subscriptions(of: user.id, appID: appID))
        }
    }

    /// Makes a one-time code for the holder of the session; an earlier one ends.
    package func begin(as access: String) async throws(BindError) -> BindInvitation {
        let user = try await BindError.identity(access, in: sessions).user
        guard exchanger != nil else { throw .wechatNotConfigured }
        // 22 characters of base64url hold 128 bits, and are all that a mini program's scene may hold.
        let scene = String(tokens.makeToken().prefix(22))
        let expires = Instant(now()) + Self.sceneLife
        try await BindError.wrapping { () async throws(StorageError) in
            try await scenes.open(
                BindScene(digest: tokens.digest(scene), user: user.id, appID: appID, expires: expires))
        }
        flow.note(
            .bind, Bilingual(zh: "已生成绑定码", en: "bind code made"), Bilingual(verbatim: user.username))
        return BindInvitation(scene: scene, payload: payload(scene), expires: expires)
    }

    /// What the mini program's server does when somebody opens the page with the scene: exchanges the code and binds.
    ///
    /// The scene is used up by it, unless the code was refused: then another code may be tried with it.
    package func complete(scene: String, code: String) async throws(BindError) -> User {
        guard let exchanger else { throw .wechatNotConfigured }
        if let problem = InputText.check(code, limit: SignInLimits.code) { throw .invalidCode(problem) }
        let digest = tokens.digest(scene)
        let (taken, user) = try await BindError.wrapping {
            () async throws(StorageError) -> (BindScene?, User?) in
            guard let taken = try await scenes.take(digest: digest, at: Instant(now())) else {
                return (nil, nil)
            }
            return (taken, try await accounts.users().first { $0.id == taken.user })
        }
        guard let taken, let user, taken.appID == appID else { throw .sceneInvalid }
        guard !user.isDisabled else { throw .disabled }
        let identity: WeChatIdentity
        do throws(ExplainedFailure) {
            identity = try await exchanger.exchange(code: code)
        } catch {
            flow.note(.bind, Bilingual(zh: "登录码被拒绝", en: "code refused"), error.sentence, outcome: .refused)
            try await BindError.wrapping { () async throws(StorageError) in try await scenes.putBack(taken) }
            throw .codeRefused(error)
        }
        let isBound = try await BindError.wrapping { () async throws(StorageError) in
            try await accounts.bind(identity, appID: appID, to: user.id, at: Instant(now()))
        }
        flow.note(
            .bind, Bilingual(zh: "扫码绑定", en: "bound by scan"),
            Bilingual(verbatim: "\(user.username) → \(Wording.shortened(openID: identity.openID))"),
            outcome: isBound ? .done : .refused)
        guard isBound else { throw .openIDTaken }
        return user
    }

    /// Forgets one's own openId.
    package func unbind(as access: String) async throws(BindError) {
        let user = try await BindError.identity(access, in: sessions).user
        let wasBound = try await BindError.wrapping { () async throws(StorageError) in
            try await accounts.unbind(user.id, appID: appID)
        }
        guard wasBound else { throw .notBound }
        flow.note(.bind, Bilingual(zh: "已解绑", en: "unbound"), Bilingual(verbatim: user.username))
    }

    /// Notes that somebody accepted so many messages in the mini program, of every kind where none is named: the named
    /// person, or the holder of the session where nobody is named.
    package func noteAccept(
        _ count: Int, of kinds: [NotificationKind], by username: String? = nil, as access: String
    ) async throws(BindError) {
        let holder = try await BindError.identity(access, in: sessions)
        let isNoted = try await BindError.wrapping { () async throws(StorageError) in
            var person = holder.user.id
            if let username {
                guard let named = try await accounts.account(named: username)?.user else { return false }
                person = named.id
            }
            return try await outbox.noteAccept(
                count, of: Set(kinds.isEmpty ? NotificationKind.allCases : kinds), by: person,
                at: Instant(now()), appID: appID)
        }
        if !isNoted, username == nil, holder.wechat == nil { throw .notBound }
    }
}
