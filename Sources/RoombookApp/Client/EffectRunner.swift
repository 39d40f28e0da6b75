import BookingServices
import Foundation
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

    /// `services` may still be under way, as the demo's are while the sign-in form is up already.
    init(queue: EventQueue, services: Task<Services, any Error>) {
        self.queue = queue
        self.services = services
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
        case .cancel(let id):
            await answer(services) { access throws(BookingError) in
                .cancelled(try await services.bookings.cancel(id, as: access))
            }
            await tellCounts(services)
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
                    tokens: signedIn.tokens, sessions: services.sessions, now: services.now)
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
        do throws(BookingError) {
            guard let session = session.withLock({ $0 }) else { throw .notSignedIn }
            queue.post(try await body(try await session.access()))
        } catch {
            queue.post(failed(error))
        }
    }

    // Something was written: there may be a message to send, and there are counts to show.
    private func tellCounts(_ services: Services) async {
        dispatcher.withLock { $0 }?.nudge()
        guard let session = session.withLock({ $0 }), let access = try? await session.access(),
            let counts = try? await services.bookings.outboxCounts(as: access)
        else { return }
        queue.post(.outboxChanged(counts))
    }

    // A store that is busy at the start must not mean that this client never sends.
    private func dispatch(_ services: Services) async {
        while !Task.isCancelled {
            do throws(StorageError) {
                let made = try await services.dispatcher { event in
                    if case .finished = event { Task { @concurrent in await self.tellCounts(services) } }
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
