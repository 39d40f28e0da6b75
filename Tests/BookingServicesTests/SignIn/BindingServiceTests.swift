import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite("Binding by a code that is scanned")
struct BindingServiceTests {
    private func phone(_ openID: String, _ code: String = "code") -> PhoneExchanger {
        PhoneExchanger([code: .success(WeChatIdentity(openID: openID, unionID: "u"))])
    }

    private func invited(_ site: Site, _ user: User) async throws -> BindInvitation {
        try await site.binding().begin(as: try await site.access(user))
    }

    @Test("whoever opens the mini program with the code is bound, once")
    func binds() async throws {
        let site = try await Site()
        let access = try await site.access(site.unbound)
        #expect(try await site.binding().status(as: access) == nil)
        let invitation = try await site.binding().begin(as: access)
        #expect(invitation.scene.utf8.count == 22)
        #expect(invitation.payload == "https://example.com/bind?scene=\(invitation.scene)")
        #expect(invitation.expires == site.time.instant + BindingService.sceneLife)
        let user = try await site.binding(phone("oABCDEFGHIJKLMNOP")).complete(
            scene: invitation.scene, code: "code")
        #expect(user == site.unbound)
        let status = try await site.binding().status(as: access)
        #expect(status?.openID == "oABC…MNOP" && status?.boundAt == site.time.instant)
        #expect(status?.mustBindAgain == false)
        // The second one who scans it is not let in; an exchange would fail the test.
        await #expect(throws: BindError.sceneInvalid) {
            try await site.binding().complete(scene: invitation.scene, code: "other")
        }
    }

    @Test("a code that WeChat refuses leaves the scene as it was, for another one")
    func codeRefused() async throws {
        let site = try await Site()
        let invitation = try await invited(site, site.unbound)
        let exchanger = PhoneExchanger([
            "old": .failure(.wrongCode), "new": .success(WeChatIdentity(openID: "o-new")),
        ])
        await #expect(throws: BindError.codeRefused(.wrongCode)) {
            try await site.binding(exchanger).complete(scene: invitation.scene, code: "old")
        }
        _ = try await site.binding(exchanger).complete(scene: invitation.scene, code: "new")
        #expect(
            try await site.accounts.identity(of: site.unbound.id, appID: Site.appID)?.openID == "o-new")
    }

    @Test("an unknown scene, one that is over and one that a newer one ended bind nobody")
    func invalidScenes() async throws {
        let site = try await Site()
        let first = try await invited(site, site.unbound)
        let second = try await invited(site, site.unbound)
        for scene in [
            "", "x", first.scene, second.scene.uppercased() + "x", String(repeating: "s", count: 99_999),
        ] {
            await #expect(throws: BindError.sceneInvalid) {
                try await site.binding().complete(scene: scene, code: "code")
            }
        }
        site.time.advance(seconds: BindingService.sceneLife)
        await #expect(throws: BindError.sceneInvalid) {
            try await site.binding().complete(scene: second.scene, code: "code")
        }
        #expect(try await site.accounts.identity(of: site.unbound.id, appID: Site.appID) == nil)
    }

    @Test("a WeChat that belongs to another account is refused, and stays with that account")
    func taken() async throws {
        let site = try await Site()
        let invitation = try await invited(site, site.unbound)
        await #expect(throws: BindError.openIDTaken) {
            try await site.binding(phone("open-li")).complete(scene: invitation.scene, code: "code")
        }
        #expect(try await site.accounts.identity(of: site.li.id, appID: Site.appID)?.openID == "open-li")
        #expect(try await site.accounts.identity(of: site.unbound.id, appID: Site.appID) == nil)
    }

    @Test("somebody who was disabled meanwhile is not bound")
    func disabled() async throws {
        let site = try await Site()
        let invitation = try await invited(site, site.unbound)
        try await site.accounts.setDisabled(true, user: site.unbound.id)
        await #expect(throws: BindError.disabled) {
            try await site.binding().complete(scene: invitation.scene, code: "code")
        }
    }

    @Test("a code that can be none is refused before the scene is used")
    func badCode() async throws {
        let site = try await Site()
        let invitation = try await invited(site, site.unbound)
        for (code, problem) in [
            ("", InputText.Problem.empty), ("a\nb", .controlCharacters),
            (String(repeating: "c", count: 129), .tooLong(limit: 128)),
        ] {
            await #expect(throws: BindError.invalidCode(problem)) {
                try await site.binding().complete(scene: invitation.scene, code: code)
            }
        }
        _ = try await site.binding(phone("o-new")).complete(scene: invitation.scene, code: "code")
    }

    @Test("without WeChat settings nobody is invited or bound")
    func notConfigured() async throws {
        let site = try await Site()
        let access = try await site.access(site.unbound)
        await #expect(throws: BindError.wechatNotConfigured) { try await site.binding(nil).begin(as: access) }
        await #expect(throws: BindError.wechatNotConfigured) {
            try await site.binding(nil).complete(scene: "x", code: "code")
        }
    }

    @Test("one's own WeChat can be unbound, once")
    func unbinds() async throws {
        let site = try await Site()
        let access = try await site.access(site.li)
        try await site.binding().unbind(as: access)
        #expect(try await site.binding().status(as: access) == nil)
        await #expect(throws: BindError.notBound) { try await site.binding().unbind(as: access) }
    }

    @Test("nothing is told, begun, unbound or noted without a session")
    func sessions() async throws {
        let site = try await Site()
        let binding = site.binding()
        await #expect(throws: BindError.notSignedIn) { try await binding.status(as: "guess") }
        await #expect(throws: BindError.notSignedIn) { try await binding.begin(as: "guess") }
        await #expect(throws: BindError.notSignedIn) { try await binding.unbind(as: "guess") }
        await #expect(throws: BindError.notSignedIn) {
            try await binding.noteAccept(1, of: [], as: "guess")
        }
    }

    @Test("an accept is noted for the kinds that are named, or for all of them; not for who is not bound")
    func accepts() async throws {
        let site = try await Site()
        let access = try await site.access(site.li)
        try await site.binding().noteAccept(2, of: [.booked], as: access)
        try await site.binding().noteAccept(1, of: [], as: access)
        let subscriptions = try await site.binding().status(as: access)?.subscriptions ?? []
        #expect(Set(subscriptions.map(\.kind)) == Set(NotificationKind.allCases))
        #expect(subscriptions.allSatisfy { $0.credits == .oneTime($0.kind == .booked ? 3 : 1) })
        await #expect(throws: BindError.notBound) {
            try await site.binding().noteAccept(1, of: [.booked], as: try await site.access(site.unbound))
        }
    }

    @Test("after 40003 the person must bind again, and the next code binds: by sign-in or by scan")
    func bindAgain() async throws {
        let site = try await Site()
        try await site.queue(attendees: [site.han])
        let gone = SendResult.invalidRecipient(errcode: 40003, detail: "invalid openid")
        let summary = try await site.dispatcher(AnsweringSender { _ in SendReply(gone) }).dispatchDue()
        #expect(summary.failed == 2)
        let li = try await site.access(site.li)
        #expect(try await site.binding().status(as: li)?.mustBindAgain == true)
        let colleagues = try await site.bookings.day(.monday, as: li).colleagues
        #expect(colleagues.filter { $0.reach == .bindAgain }.map(\.id).contains(site.han.id))

        // Until then nothing is tried with the old openId.
        let request = try site.request(site.lyra, "16:00", "17:00", attendees: [site.han])
        let receipt = try await site.bookings.book(request, as: li)
        #expect(receipt.messages.map(\.state) == [.notBound, .notBound])

        let exchanger = PhoneExchanger(["li": .success(WeChatIdentity(openID: "open-li-2"))])
        let signedIn = try await site.signIn(exchanger: exchanger).signIn(
            username: "li", password: Site.password, code: "li", clientID: "t")
        #expect(signedIn.identity.wechat?.openID == "open-li-2")
        let invitation = try await invited(site, site.han)
        // The same WeChat may turn out to be good after all.
        _ = try await site.binding(phone("open-han")).complete(scene: invitation.scene, code: "code")
        #expect(try await site.binding().status(as: li)?.mustBindAgain == false)

        // What could not be told is driven again.
        for message in receipt.messages {
            #expect(try await site.bookings.retry(message.id, about: request.id, as: li) == .queued)
        }
        let sender = AnsweringSender()
        #expect(try await site.dispatcher(sender).dispatchDue().sent == 2)
        #expect(Set(sender.sent.map(\.openID)) == ["open-li-2", "open-han"])
    }
}
