import RoomBooking
import TestSupport
import Testing

@Suite("Messages follow from what people know and what is true")
struct NotificationPlanTests {
    private static let (organizer, guest, other) = (UserID(1), UserID(2), UserID(3))
    private static let due = Fixtures.morning + 10

    private func facts(
        title: String = "周会", room: String = "Orion", minutes: (Int64, Int64) = (300, 360),
        reason: String = ""
    ) throws -> Announcement {
        Announcement(
            title: title, room: room, slot: try Fixtures.slot(minutes.0, minutes.1),
            timeZone: "Asia/Shanghai", person: "李雷", reason: reason)
    }

    private func plan(
        _ facts: Announcement, attendees: [UserID] = [Self.guest], isCancelled: Bool = false,
        unbound: Set<UserID> = [], lead: Int64 = 0
    ) -> NotificationPlan {
        let booking = Booking(
            id: Fixtures.bookingID(1), room: RoomID(1), slot: facts.slot, title: facts.title,
            organizer: Self.organizer, attendees: attendees, state: isCancelled ? .cancelled : .active,
            version: 4)
        return NotificationPlan(
            booking: booking, facts: facts, actor: "Ada",
            recipients: [Self.organizer, Self.guest].map {
                NotificationPlan.Recipient(user: $0, isBound: !unbound.contains($0))
            }, newsDueAt: Self.due, reminderLead: lead)
    }

    @Test("Who takes part and knows nothing is told of the booking, at the end of the undo window")
    func booked() throws {
        let facts = try facts()
        let messages = plan(facts, unbound: [Self.guest]).messages(told: [:])
        #expect(
            messages == [
                NewOutboxMessage(
                    booking: Fixtures.bookingID(1), bookingVersion: 4, kind: .booked,
                    recipient: Self.organizer, announcement: facts, dueAt: Self.due,
                    notAfter: facts.slot.end),
                NewOutboxMessage(
                    booking: Fixtures.bookingID(1), bookingVersion: 4, kind: .booked, recipient: Self.guest,
                    announcement: facts, state: .notBound, dueAt: Self.due, notAfter: facts.slot.end),
            ])
    }

    @Test("Who knows all of it is told nothing")
    func nothingNew() throws {
        let facts = try facts()
        let told: [UserID: Told] = [Self.organizer: .takesPlace(facts), Self.guest: .takesPlace(facts)]
        #expect(plan(facts).messages(told: told).isEmpty)
    }

    @Test(
        "Who knows another time, room or title is told what was different, the time first, and who changed it"
    )
    func changed() throws {
        let old = try facts(title: "例会", room: "Lyra", minutes: (60, 120))
        let now = try facts()
        let messages = plan(now).messages(told: [
            Self.organizer: .takesPlace(now), Self.guest: .takesPlace(old),
        ])
        #expect(messages.map(\.kind) == [.changed] && messages.map(\.recipient) == [Self.guest])
        let announcement = messages.first?.announcement
        #expect(
            announcement?.changes == [.time(was: old.slot), .room(was: "Lyra"), .title(was: "例会")])
        #expect(announcement?.slot == now.slot && announcement?.title == "周会")
        #expect(announcement?.person == "Ada")
        #expect(messages.first?.notAfter == now.slot.end)
    }

    @Test("Who takes part no more is told of the end of what they know, and who knew nothing is not")
    func cancelled() throws {
        let known = try facts(title: "例会", minutes: (60, 120))
        let now = try facts(reason: "下雪")
        let messages = plan(now, isCancelled: true).messages(told: [Self.guest: .takesPlace(known)])
        #expect(messages.map(\.kind) == [.cancelled] && messages.map(\.recipient) == [Self.guest])
        let announcement = messages.first?.announcement
        #expect(announcement?.title == "例会" && announcement?.slot == known.slot)
        #expect(announcement?.reason == "下雪" && announcement?.person == "Ada")
        #expect(announcement?.changes == [])
        #expect(messages.first?.notAfter == known.slot.end)
    }

    @Test("Who was told of the end hears of it once, and anew when they take part again")
    func afterTheEnd() throws {
        let facts = try facts()
        let told: [UserID: Told] = [Self.organizer: .isCancelled, Self.guest: .isCancelled]
        #expect(plan(facts, isCancelled: true).messages(told: told).isEmpty)
        #expect(plan(facts).messages(told: told).map(\.kind) == [.booked, .booked])
    }

    @Test("Who was asked out is told so, although nobody names them any more")
    func askedOut() throws {
        let facts = try facts()
        let told: [UserID: Told] = [
            Self.organizer: .takesPlace(facts), Self.guest: .takesPlace(facts),
            Self.other: .takesPlace(facts),
        ]
        let messages = plan(facts, attendees: [Self.guest]).messages(told: told)
        #expect(messages.map(\.kind) == [.cancelled] && messages.map(\.recipient) == [Self.other])
        #expect(messages.map(\.state) == [.waiting])
    }

    @Test("Everybody who takes part is reminded so long before the start, and never after it")
    func reminder() throws {
        let facts = try facts()
        let messages = plan(facts, lead: 900).messages(told: [:]).filter { $0.kind == .reminder }
        #expect(messages.map(\.recipient) == [Self.organizer, Self.guest])
        #expect(messages.allSatisfy { $0.dueAt == facts.slot.start - 900 })
        #expect(messages.allSatisfy { $0.notAfter == facts.slot.start && $0.announcement == facts })
        #expect(plan(facts, lead: 0).messages(told: [:]).allSatisfy { $0.kind != .reminder })
        #expect(plan(facts, isCancelled: true, lead: 900).messages(told: [:]).isEmpty)
    }

    @Test(
        "A reminder that would come with the news, or before it, is left out; the news tells as much",
        arguments: [(899, true), (900, false), (3600, false)] as [(Int64, Bool)])
    func reminderBesideNews(lead: Int64, isMade: Bool) throws {
        // 15 minutes from the end of the undo window to the start.
        let start = Self.due + 900
        let slot = try #require(TimeSlot(start: start, end: start + 1800))
        var facts = try facts()
        facts.slot = slot
        let kinds = plan(facts, lead: lead).messages(told: [:]).map(\.kind)
        #expect(kinds == (isMade ? [.booked, .reminder, .booked, .reminder] : [.booked, .booked]))
    }

    @Test("Who gets no news keeps a reminder that was queued, unless it came already or the meeting begins")
    func reminderWithoutNews() throws {
        let facts = try facts()
        let told: [UserID: Told] = [Self.organizer: .takesPlace(facts), Self.guest: .takesPlace(facts)]
        let lead = facts.slot.start - Self.due + 60
        let both: Set<UserID> = [Self.organizer, Self.guest]
        #expect(plan(facts, lead: lead).messages(told: told).isEmpty)
        let messages = plan(facts, lead: lead).messages(
            told: told, reminded: [Self.guest], awaiting: both)
        #expect(messages.map(\.kind) == [.reminder] && messages.map(\.recipient) == [Self.organizer])
        #expect(messages.map(\.dueAt) == [Self.due - 60])
        var running = facts
        running.slot = try Fixtures.slot(0, 60)
        let known = told.mapValues { _ in Told.takesPlace(running) }
        #expect(plan(running, lead: 900).messages(told: known).isEmpty)
    }
}
