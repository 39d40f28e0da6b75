package import Foundation
package import RoomBooking

/// Signs people in: by password, and with a login code also as the WeChat user behind it.
package struct SignInService: Sendable {
    private let accounts: any AccountStore
    private let hasher: any PasswordHasher
    private let tokens: any TokenMaker
    private let exchanger: (any LoginCodeExchanger)?
    private let appID: String
    private let lifetimes: SessionLifetimes
    private let now: @Sendable () -> Date
    private let flow: FlowRecorder

    /// Without an exchanger, codes can not be used.
    package init(
        accounts: any AccountStore, hasher: any PasswordHasher, tokens: any TokenMaker,
        exchanger: (any LoginCodeExchanger)?, appID: String, lifetimes: SessionLifetimes,
        now: @escaping @Sendable () -> Date, flow: @escaping FlowObserver = { _ in }
    ) {
        self.accounts = accounts
        self.hasher = hasher
        self.tokens = tokens
        self.exchanger = exchanger
        self.appID = appID
        self.lifetimes = lifetimes
        self.now = now
        self.flow = FlowRecorder(now: now, observer: flow)
    }

    /// Signs in, and binds the WeChat user behind `code` to somebody who has none yet.
    package func signIn(
        username: String, password: String, code: String?, clientID: String
    ) async throws(SignInError) -> SignedIn {
        let form = SignInForm(username: username, password: password, code: code)
        guard form.problems.isEmpty else {
            flow.note(.signIn, Bilingual(zh: "表单有误", en: "form refused"), outcome: .refused)
            throw .invalid(form.problems)
        }
        flow.note(
            .signIn, Bilingual(zh: "表单已检查", en: "form checked"),
            form.code == nil
                ? Bilingual(zh: "没有登录码：网页登录", en: "no code: web sign-in")
                : Bilingual(zh: "带登录码：小程序登录", en: "with a code: mini program sign-in"))
        let log = AttemptLog(form: form, clientID: clientID)

        try await reserve(form, log)
        let user = try await checkPassword(form, log)
        let wechat = try await bound(user, by: form, log)

        let issued = IssuedSession(by: tokens)
        let record = issued.record(
            of: user.id, family: tokens.makeToken(), clientID: clientID, at: Instant(now()),
            lifetimes: lifetimes)
        do {
            try await accounts.open(record)
            try await accounts.forgetSignIns(key: form.throttleKey)
            try await accounts.log(log.attempt(.signedIn, by: user, at: Instant(now())))
            flow.note(
                .signIn, Bilingual(zh: "会话已建立，已写入登录日志", en: "session made, sign-in logged"),
                Bilingual(verbatim: user.username))
            let dictionaries = try await accounts.dictionaries()
            flow.note(
                .signIn, Bilingual(zh: "已加载权限和字典", en: "permissions and dictionaries loaded"),
                Bilingual(verbatim: user.role.permissions.map(\.rawValue).sorted().joined(separator: ", ")))
            return SignedIn(
                tokens: issued.tokens(for: record), identity: Identity(user: user, wechat: wechat),
                permissions: user.role.permissions, dictionaries: dictionaries)
        } catch {
            throw .storage(error)
        }
    }

    /// Counts the attempt before the slow hash, so that many at once are not many free guesses.
    private func reserve(_ form: SignInForm, _ log: AttemptLog) async throws(SignInError) {
        let wait: Int64?
        do {
            wait = try await accounts.reserveSignIn(key: form.throttleKey, at: Instant(now()))
            if wait != nil { try await accounts.log(log.attempt(.throttled, by: nil, at: Instant(now()))) }
        } catch {
            throw .storage(error)
        }
        if let wait { throw .tooManyAttempts(waitSeconds: wait) }
    }

    private func checkPassword(_ form: SignInForm, _ log: AttemptLog) async throws(SignInError) -> User {
        let account: Account?
        do { account = try await accounts.account(named: form.username) } catch { throw .storage(error) }
        let (isRight, duration) = await flow.timed { () async -> Bool in
            if let account { return await hasher.verify(form.password, against: account.passwordHash) }
            await hasher.verifyAgainstNothing(form.password)
            return false
        }
        flow.note(
            .signIn, Bilingual(zh: "密码校验", en: "password checked"), outcome: isRight ? .done : .refused,
            took: duration)
        guard let account, isRight else {
            throw await refusal(
                .wrongCredentials, log.attempt(.wrongCredentials, by: account?.user, at: Instant(now())))
        }
        if account.user.isDisabled {
            throw await refusalWithoutGuess(
                .disabled, form, log.attempt(.disabled, by: account.user, at: Instant(now())))
        }
        return account.user
    }

    /// The WeChat identity of `user`; the code is exchanged only where there is none yet.
    private func bound(
        _ user: User, by form: SignInForm, _ log: AttemptLog
    ) async throws(SignInError) -> WeChatIdentity? {
        let known: WeChatIdentity?
        do { known = try await accounts.identity(of: user.id, appID: appID) } catch { throw .storage(error) }
        guard known == nil, let code = form.code else {
            flow.note(
                .bind,
                known == nil
                    ? Bilingual(zh: "没有登录码，未绑定", en: "no code, not bound")
                    : Bilingual(zh: "已绑定，不再交换登录码", en: "bound already, code not exchanged"),
                Bilingual(verbatim: known.map { Wording.shortened(openID: $0.openID) } ?? ""))
            return known
        }
        guard let exchanger else {
            throw await refusalWithoutGuess(
                .wechatNotConfigured, form, log.attempt(.exchangeFailed, by: user, at: Instant(now())))
        }
        let identity: WeChatIdentity
        do {
            identity = try await exchanger.exchange(code: code)
            flow.note(
                .bind, Bilingual(zh: "登录码换得 openId", en: "code exchanged for the openId"),
                Bilingual(verbatim: Wording.shortened(openID: identity.openID)))
        } catch {
            flow.note(
                .bind, Bilingual(zh: "登录码被拒绝", en: "code refused"), error.sentence, outcome: .refused)
            throw await refusalWithoutGuess(
                .codeRefused(error), form, log.attempt(.exchangeFailed, by: user, at: Instant(now())))
        }
        let isBound: Bool
        do {
            isBound = try await accounts.bind(identity, appID: appID, to: user.id, at: Instant(now()))
        } catch {
            throw .storage(error)
        }
        flow.note(
            .bind, Bilingual(zh: "openId 已保存", en: "openId stored"),
            Bilingual(verbatim: "\(user.username) → \(Wording.shortened(openID: identity.openID))"),
            outcome: isBound ? .done : .refused)
        guard isBound else {
            throw await refusalWithoutGuess(
                .openIDTaken, form, log.attempt(.openIDTaken, by: user, at: Instant(now())))
        }
        return identity
    }

    /// Logs the attempt and answers with `error`, or with what the store said instead.
    private func refusal(_ error: SignInError, _ attempt: SignInAttempt) async -> SignInError {
        do { try await accounts.log(attempt) } catch { return .storage(error) }
        return error
    }

    /// As `refusal`, for an attempt that had the right password and so was no guess.
    private func refusalWithoutGuess(
        _ error: SignInError, _ form: SignInForm, _ attempt: SignInAttempt
    ) async -> SignInError {
        do { try await accounts.releaseSignIn(key: form.throttleKey) } catch { return .storage(error) }
        return await refusal(error, attempt)
    }
}
