import BookingServices
import Foundation
import QRCodes
import RoomBooking
import Screens
import Synchronization

/// Runs what the screens ask for on the services, off the main thread, and posts what comes back.
///
/// The one place of the client that starts tasks.
final class EffectRunner: Sendable {
    private let queue: EventQueue
    private let services: Task<Services, any Error>
    private let session = Mutex<ClientSession?>(nil)
    private let background = Mutex<[Task<Void, Never>]>([])
    private let dispatcher = Mutex<OutboxDispatcher?>(nil)
    private let isCounting = Atomic(false)
    private let flowFile: FlowFile
    private let language: Language

    /// `services` may still be under way, as the demo's are while the sign-in form is up already.
    init(queue: EventQueue, services: Task<Services, any Error>, flowFile: FlowFile, language: Language) {
        self.queue = queue
        self.services = services
        self.flowFile = flowFile
        self.language = language
    }

    func run(_ effect: Effect) {
        Task { @concurrent in
            guard let services = try? await self.services.value else { return }
            await self.run(effect, on: services)
        }
    }

    /// Starts what goes on all the time: sending what is due, and watching for what others write.
    func startBackgroundWork() {
        let work = Task { @concurrent in
            let services: Services
            do {
                services = try await self.services.value
            } catch {
                return self.queue.fail(
                    error as? CommandFailure
                        ?? .storage(.unreachable(detail: Bilingual(verbatim: "\(error)"))))
            }
            services.flow.watch { [queue] step in queue.post(step) }
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.dispatch(services) }
                group.addTask { await self.watch(services) }
            }
        }
        background.withLock { $0.append(work) }
    }

    /// Ends the session and the background work; messages under way are recorded first.
    func stop() async {
        let work = background.withLock { $0 }
        work.forEach { $0.cancel() }
        if let services = try? await services.value, let session = session.withLock({ $0 }) {
            try? await services.sessions.signOut(access: session.currentAccess)
        }
        for task in work { await task.value }
    }

    private func run(_ effect: Effect, on services: Services) async {
        switch effect {
        case .fetchCode(let username): await fetchCode(username, services)
        case .signIn(let username, let password, let code): await signIn(username, password, code, services)
        case .signOut: await signOut(services)
        case .loadDay(let day):
            await answer(services) { access throws(BookingError) in
                .dayLoaded(try await services.bookings.day(day, as: access))
            }
        case .loadMonth(let first):
            await answer(services) { access throws(BookingError) in
                .monthLoaded(first: first, load: try await services.bookings.load(month: first, as: access))
            }
        case .loadMyBookings:
            await answer(services) { access throws(BookingError) in
                .myBookingsLoaded(try await services.bookings.myBookings(as: access))
            }
        case .loadReceipt(let id):
            await answer(services) { access throws(BookingError) in
                .receiptLoaded(try await services.bookings.receipt(of: id, as: access))
            }
        case .book(let request):
            await answer(services, failed: Message.bookingFailed) { access throws(BookingError) in
                .booked(try await services.bookings.book(request, as: access))
            }
            await tellCounts(services)
        case .change(let request, let version):
            await answer(services, failed: Message.bookingFailed) { access throws(BookingError) in
                .changed(try await services.bookings.change(request, version: version, as: access))
            }
            await tellCounts(services)
        case .cancel(let id, let reason):
            await answer(services) { access throws(BookingError) in
                .cancelled(try await services.bookings.cancel(id, reason: reason, as: access))
            }
            await tellCounts(services)
        case .undo(let id):
            await answer(services) { access throws(BookingError) in
                .undone(try await services.bookings.undo(id, as: access))
            }
            await tellCounts(services)
        case .loadOutbox(let failedOnly):
            await answer(services) { access throws(BookingError) in
                .outboxLoaded(try await services.bookings.messages(failedOnly: failedOnly, as: access))
            }
        case .retryFailed:
            await answer(services) { access throws(BookingError) in
                .failedRetried(try await services.bookings.retryFailed(as: access))
            }
            await tellCounts(services)
        case .loadBinding, .beginBinding, .scanWithPhone, .unbind:
            await bind(effect, services)
        case .loadPhone(let username):
            await phone(services) { phone throws(ExplainedFailure) in
                .phoneLoaded(try await phone.cards(of: username))
            }
        case .subscribeOnPhone(let username): await subscribe(username, services)
        case .saveFlow(let steps): save(steps, services)
        case .retry(let id, let booking): await retry(id, about: booking, services)
        case .redraw, .suspend, .quit: break
        }
    }

    private func fetchCode(_ username: String, _ services: Services) async {
        guard let phone = services.phone else { return }
        do throws(ExplainedFailure) {
            queue.post(.codeFetched(try await phone.code(for: username)))
        } catch {
            queue.post(.codeFailed(error))
        }
    }

    private func signIn(_ username: String, _ password: String, _ code: String?, _ services: Services) async {
        do throws(SignInError) {
            let signedIn = try await services.signIn.signIn(
                username: username, password: password, code: code, clientID: ClientID.terminal)
            session.withLock {
                $0 = ClientSession(
                    username: signedIn.identity.user.username, tokens: signedIn.tokens,
                    sessions: services.sessions, now: services.now)
            }
            queue.post(
                .signedIn(
                    SignedInUser(
                        user: signedIn.identity.user, isBound: signedIn.identity.wechat != nil,
                        permissions: signedIn.permissions, dictionaries: signedIn.dictionaries)))
            await tellCounts(services)
        } catch {
            queue.post(.signInFailed(error))
        }
    }

    private func signOut(_ services: Services) async {
        if let session = session.withLock({ $0 }) {
            try? await services.sessions.signOut(access: session.currentAccess)
        }
        session.withLock { $0 = nil }
        queue.post(.signedOut)
    }

    private func bind(_ effect: Effect, _ services: Services) async {
        do throws(BindError) {
            let access = try await bindAccess()
            switch effect {
            case .beginBinding:
                let invitation = try await services.binding.begin(as: access)
                queue.post(.bindingBegun(invitation, code: QRCode(invitation.payload)?.rows))
                return
            case .scanWithPhone(let invitation):
                try await scan(invitation, services)
            case .unbind:
                try await services.binding.unbind(as: access)
                queue.post(.unbound)
            default: break
            }
            queue.post(.bindingLoaded(try await services.binding.status(as: access)))
        } catch {
            queue.post(.bindingFailed(error))
        }
    }

    private func bindAccess() async throws(BindError) -> String {
        guard let session = session.withLock({ $0 }) else { throw .notSignedIn }
        do throws(BookingError) {
            return try await session.access()
        } catch {
            if case .storage(let error) = error { throw .storage(error) }
            throw .notSignedIn
        }
    }

    // What the phone and the mini program's server do: take a code, open the page with the scene, exchange.
    private func scan(_ invitation: BindInvitation, _ services: Services) async throws(BindError) {
        guard let phone = services.phone, let username = session.withLock({ $0?.username }) else { return }
        let code: String
        do throws(ExplainedFailure) {
            code = try await phone.code(for: username)
        } catch {
            throw .codeRefused(error)
        }
        _ = try await services.binding.complete(scene: invitation.scene, code: code)
    }

    private func subscribe(_ username: String, _ services: Services) async {
        let isAccepted = await phone(services) { phone throws(ExplainedFailure) in
            try await phone.subscribe(username)
            return .phoneSubscribed
        }
        guard isAccepted else { return }
        // The mini program tells its server what was accepted.
        do throws(BindError) {
            let access = try await bindAccess()
            try await services.binding.noteAccept(1, of: NotificationKind.allCases, by: username, as: access)
            queue.post(.bindingLoaded(try await services.binding.status(as: access)))
        } catch {
            queue.post(.bindingFailed(error))
        }
    }

    @discardableResult
    private func phone(
        _ services: Services, _ body: (SandboxPhone) async throws(ExplainedFailure) -> Message
    ) async -> Bool {
        guard let phone = services.phone else { return false }
        do throws(ExplainedFailure) {
            queue.post(try await body(phone))
            return true
        } catch {
            queue.post(.bindingFailed(.codeRefused(error)))
            return false
        }
    }

    private func save(_ steps: [FlowStep], _ services: Services) {
        do throws(PrivateFile.Problem) {
            queue.post(.flowSaved(path: try flowFile.save(steps, in: language, at: services.now())))
        } catch {
            queue.post(.flowNotSaved(error.text))
        }
    }

    private func retry(_ id: OutboxID, about booking: BookingID, _ services: Services) async {
        await answer(services) { access throws(BookingError) in
            .retryAnswered(try await services.bookings.retry(id, about: booking, as: access))
        }
        await tellCounts(services)
    }

    private func answer(
        _ services: Services, failed: (BookingError) -> Message = Message.failed,
        _ body: (String) async throws(BookingError) -> Message
    ) async {
        let session = session.withLock { $0 }
        let message: Message
        do throws(BookingError) {
            guard let session else { throw .notSignedIn }
            message = try await body(try await session.access())
        } catch {
            message = failed(error)
        }
        post(message, of: session)
    }

    // What was asked for by somebody who has signed out since is nobody else's business.
    private func post(_ message: Message, of session: ClientSession?) {
        if self.session.withLock({ $0 === session }) { queue.post(message) }
    }

    // Something was written: there may be a message to send, and there are counts to show.
    private func tellCounts(_ services: Services) async {
        dispatcher.withLock { $0 }?.nudge()
        await showCounts(services)
    }

    private func showCounts(_ services: Services) async {
        guard let session = session.withLock({ $0 }), let access = try? await session.access(),
            let counts = try? await services.bookings.outboxCounts(as: access)
        else { return }
        post(.outboxChanged(counts), of: session)
    }

    // Many messages that end together are counted once.
    private func showCountsSoon(_ services: Services) {
        guard !isCounting.exchange(true, ordering: .acquiringAndReleasing) else { return }
        Task { @concurrent in
            self.isCounting.store(false, ordering: .releasing)
            await self.showCounts(services)
        }
    }

    // A store that is busy at the start must not mean that this client never sends.
    private func dispatch(_ services: Services) async {
        while !Task.isCancelled {
            do throws(StorageError) {
                let made = try await services.dispatcher { event in
                    if case .finished = event { self.showCountsSoon(services) }
                }
                dispatcher.withLock { $0 = made }
                await made?.run()
                return
            } catch {
                try? await Task.sleep(for: .seconds(5))
            }
        }
    }

    // Another process's commit shows in the store's data version; SQLite tells it in no other way.
    private func watch(_ services: Services) async {
        var known = try? await services.store.dataVersion()
        while (try? await Task.sleep(for: .seconds(1))) != nil {
            guard let version = try? await services.store.dataVersion(), version != known else { continue }
            known = version
            queue.post(.storeChanged)
            await tellCounts(services)
        }
    }
}

/// The names by which clients are known in the sign-in log.
enum ClientID {
    static let terminal = "terminal"
    static let commandLine = "command-line"
}
