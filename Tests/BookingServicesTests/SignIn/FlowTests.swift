import BookingServices
import Foundation
import RoomBooking
import Synchronization
import TestSupport
import Testing

@Suite("The flow is told step by step, without secrets")
struct FlowTests {
    private final class Steps: Sendable {
        private let list = Mutex<[FlowStep]>([])

        var all: [FlowStep] { list.withLock { $0 } }
        var observer: FlowObserver {
            { step in self.list.withLock { $0.append(step) } }
        }
    }

    @Test("signing in, binding and booking are told in their order, with redacted values")
    func wholeFlow() async throws {
        let site = try await Site()
        let steps = Steps()
        let (code, openID) = ("0123456789-code", "oABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let exchanger = PhoneExchanger([code: .success(WeChatIdentity(openID: openID, unionID: "uMNOPQ"))])
        let signIn = SignInService(
            accounts: site.store, hasher: site.hasher, tokens: site.tokens, exchanger: exchanger,
            appID: Site.appID, lifetimes: SessionLifetimes(), now: site.time.now, flow: steps.observer)
        let signedIn = try await signIn.signIn(
            username: "unbound", password: Site.password, code: code, clientID: "t")
        let bookings = BookingService(
            sessions: site.sessions, bookings: site.store, accounts: site.store, outbox: site.store,
            policy: BookingPolicy(zone: site.zone), undoWindow: 10, appID: Site.appID, now: site.time.now,
            flow: steps.observer)
        _ = try await bookings.book(
            try site.request(site.orion, "14:00", "15:00"), as: signedIn.tokens.access)

        #expect(
            steps.all.map(\.name.en) == [
                "form checked", "password checked", "code exchanged for the openId", "openId stored",
                "session made, sign-in logged", "permissions and dictionaries loaded", "rules checked",
                "booking and messages stored",
            ])
        #expect(steps.all.map(\.stage) == [.signIn, .signIn, .bind, .bind, .signIn, .signIn, .book, .book])
        #expect(steps.all.allSatisfy { $0.at == site.time.instant.date && $0.outcome == .done })
        #expect(steps.all.dropFirst().first?.duration != nil)
        #expect(steps.all.dropFirst(3).first?.detail.en == "unbound → oABC…WXYZ")
        let said = steps.all.flatMap { [$0.name.zh, $0.name.en, $0.detail.zh, $0.detail.en] }.joined()
        for secret in [
            code, openID, "uMNOPQ", Site.password, signedIn.tokens.access, signedIn.tokens.refresh,
        ] {
            #expect(!said.contains(secret))
        }
    }

    @Test("what is refused is told as refused")
    func refusals() async throws {
        let site = try await Site()
        let steps = Steps()
        let exchanger = PhoneExchanger(["used": .failure(.wrongCode)])
        let signIn = SignInService(
            accounts: site.store, hasher: site.hasher, tokens: site.tokens, exchanger: exchanger,
            appID: Site.appID, lifetimes: SessionLifetimes(), now: site.time.now, flow: steps.observer)
        for (password, code) in [("", nil), ("wrong", nil), (Site.password, "used")] {
            _ = try? await signIn.signIn(
                username: "unbound", password: password, code: code, clientID: "t")
        }
        #expect(
            steps.all.filter { $0.outcome == .refused }.map(\.name.en) == [
                "form refused", "password checked", "code refused",
            ])
    }
}
