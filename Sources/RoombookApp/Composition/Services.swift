package import BookingServices
package import Foundation
package import RoomBooking
import SQLiteStorage
import Secrets
import WeChat

/// The services, built once; everything else is reached through them.
package struct Services: Sendable {
    let configuration: Configuration
    package let store: any Store
    let signIn: SignInService
    let sessions: SessionService
    package let bookings: BookingService
    let people: PeopleService
    let rooms: RoomService
    let templates: TemplateService
    let binding: BindingService
    /// What the services and the calls of WeChat tell of the flow.
    let flow: FlowFeed
    /// Nil where WeChat is not configured.
    let wechat: WeChatClient?
    /// Nil where no sandbox is attached.
    let phone: SandboxPhone?
    let transport: CurlTransport
    let now: @Sendable () -> Date

    var appID: String { configuration.wechat?.appID ?? "" }

    /// The composition root: only here do the concrete types meet.
    package static func build(
        _ configuration: Configuration, create: Bool = false, now: @escaping @Sendable () -> Date = { Date() }
    ) throws(CommandFailure) -> Services {
        let store: any Store
        let hasher: SodiumPasswordHasher
        let tokens: SodiumTokenMaker
        do throws(StorageError) {
            store = try SQLiteStore(
                path: configuration.databasePath, create: create, zone: configuration.policy.zone)
        } catch {
            throw .storage(error)
        }
        let folder = URL(fileURLWithPath: configuration.databasePath).deletingLastPathComponent().path
        do throws(SecretsError) {
            hasher = try SodiumPasswordHasher(lockFolder: folder)
            tokens = try SodiumTokenMaker()
        } catch {
            throw .storage(.unreachable(detail: Bilingual(verbatim: "\(error)")))
        }
        let transport = CurlTransport()
        let flow = FlowFeed()
        let client = try configuration.wechat.map { (settings) throws(CommandFailure) in
            try wechat(settings, store: store, transport: transport, flow: flow, now: now)
        }
        return Services(configuration, store, hasher, tokens, client, transport, flow, now)
    }

    private init(
        _ configuration: Configuration, _ store: any Store, _ hasher: SodiumPasswordHasher,
        _ tokens: SodiumTokenMaker, _ wechat: WeChatClient?, _ transport: CurlTransport, _ flow: FlowFeed,
        _ now: @escaping @Sendable () -> Date
    ) {
        let appID = configuration.wechat?.appID ?? ""
        let lifetimes = SessionLifetimes()
        let sessions = SessionService(
            accounts: store, tokens: tokens, appID: appID, lifetimes: lifetimes, now: now)
        self.configuration = configuration
        self.store = store
        self.sessions = sessions
        self.wechat = wechat
        self.transport = transport
        self.flow = flow
        self.now = now
        let exchanger = wechat.map(WeChatLoginExchanger.init)
        signIn = SignInService(
            accounts: store, hasher: hasher, tokens: tokens, exchanger: exchanger, appID: appID,
            lifetimes: lifetimes, now: now, flow: flow.tell)
        bookings = BookingService(
            sessions: sessions, bookings: store, accounts: store, outbox: store, policy: configuration.policy,
            undoWindow: configuration.notifications.undoWindow,
            reminderLead: configuration.notifications.reminder * 60, appID: appID, now: now, flow: flow.tell)
        let target = configuration.wechat?.binding ?? BindingTarget()
        binding = BindingService(
            sessions: sessions, accounts: store, scenes: store, outbox: store, tokens: tokens,
            exchanger: exchanger, appID: appID, payload: target.payload, now: now, flow: flow.tell)
        people = PeopleService(sessions: sessions, accounts: store, hasher: hasher, appID: appID)
        rooms = RoomService(sessions: sessions, bookings: store)
        templates = TemplateService(sessions: sessions, outbox: store)
        phone = configuration.wechat.flatMap { SandboxPhone(baseURL: $0.baseURL, transport: transport) }
    }

    private static func wechat(
        _ settings: WeChatSettings, store: any Store, transport: CurlTransport, flow: FlowFeed,
        now: @escaping @Sendable () -> Date
    ) throws(CommandFailure) -> WeChatClient {
        let account = WeChatAccount(appID: settings.appID, appSecret: try secret(settings.secret))
        let connection = WeChatConnection(
            account: account, baseURL: settings.baseURL, transport: transport,
            observer: { flow.tell(FlowStep($0)) },
            tokenObserver: { event in
                if let step = FlowStep(event, at: now()) { flow.tell(step) }
            }, now: now)
        let provider = AccessTokenProvider(
            connection: connection, endpoint: settings.tokenEndpoint, cache: SharedAccessTokens(store: store))
        return WeChatClient(connection: connection, tokens: provider)
    }

    private static func secret(_ source: WeChatSettings.SecretSource) throws(CommandFailure) -> Secret {
        guard case .file(let path) = source else {
            guard case .value(let secret) = source else { return Secret("") }
            return secret
        }
        let text: String
        do throws(PrivateFile.Problem) {
            text = String(decoding: try PrivateFile.read(path), as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        } catch {
            throw .configuration(.secretFile(path: path, problem: error.text))
        }
        guard text.wholeMatch(of: /[A-Za-z0-9_-]{1,128}/) != nil else {
            throw .configuration(
                .secretFile(
                    path: path,
                    problem: Bilingual(zh: "里面不是一个 AppSecret", en: "it does not hold one AppSecret")))
        }
        return Secret(text)
    }
}
