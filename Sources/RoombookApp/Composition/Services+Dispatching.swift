package import BookingServices
package import RoomBooking
import SQLiteStorage
import WeChat
import WeChatSandbox

extension Services {
    /// A dispatcher of the outbox; nil where WeChat is not configured.
    ///
    /// At a sandbox, templates that nobody has set yet are those of the sandbox.
    package func dispatcher(
        pace: DispatchPace? = nil, observer: @escaping @Sendable (DispatchEvent) -> Void
    ) async throws(StorageError) -> OutboxDispatcher? {
        guard let wechat, let settings = configuration.wechat else { return nil }
        if settings.baseURL.isLoopback { try await takeSandboxTemplates() }
        let sender = WeChatNotificationSender(client: wechat, settings: settings, now: now)
        return OutboxDispatcher(
            outbox: store, sender: sender, appID: appID, owner: LeaseOwner.make(),
            pace: pace ?? DispatchPace(atOnce: configuration.notifications.atOnce), now: now,
            clock: ContinuousClock(),
            observer: { [flow, now] event in
                if let step = FlowStep(event, at: now()) { flow.tell(step) }
                observer(event)
            })
    }

    /// Gives templates without an id those of the sandbox.
    func takeSandboxTemplates() async throws(StorageError) {
        for var template in try await store.templates() where template.templateID.isEmpty {
            guard let standard = SandboxTemplate.standard.first(where: { $0.code == template.kind.rawValue })
            else {
                continue
            }
            template.templateID = standard.id
            try await store.set(template)
        }
    }
}
