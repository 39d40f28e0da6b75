package import Foundation
package import RoomBooking

/// Books rooms and cancels bookings, with everyone concerned told; looking things up is in another file.
package struct BookingService: Sendable {
    let sessions: SessionService
    let bookings: any BookingStore
    let accounts: any AccountStore
    let outbox: any OutboxStore
    let policy: BookingPolicy
    let undoWindow: Int64
    let reminderLead: Int64
    let appID: String
    let now: @Sendable () -> Date
    let flow: FlowRecorder

    /// Messages wait `undoWindow` seconds before they are sent; people are reminded `reminderLead` seconds before the
    /// start, never where that is 0.
    package init(
        sessions: SessionService, bookings: any BookingStore, accounts: any AccountStore,
        outbox: any OutboxStore, policy: BookingPolicy, undoWindow: Int64,
        reminderLead: Int64 = 0, appID: String, now: @escaping @Sendable () -> Date,
        flow: @escaping FlowObserver = { _ in }
    ) {
        self.sessions = sessions
        self.bookings = bookings
        self.accounts = accounts
        self.outbox = outbox
        self.policy = policy
        self.undoWindow = undoWindow
        self.reminderLead = reminderLead
        self.appID = appID
        self.now = now
        self.flow = FlowRecorder(now: now, observer: flow)
    }

    /// Every reason for which `request` would be refused now; nothing is stored.
    package func check(
        _ request: BookingRequest, as access: String
    ) async throws(BookingError) -> [BookingRefusal] {
        let identity = try await BookingError.identity(access, in: sessions)
        let draft = try await draft(request, of: identity.user, at: Instant(now()))
        return inOrderOfFields(draft.refusals + (try await obstacles(to: request, draft)))
    }

    /// The bookings of others that the request runs into.
    func obstacles(
        to request: BookingRequest, _ draft: BookingDraft
    ) async throws(BookingError) -> [BookingRefusal] {
        guard let slot = draft.slot, let room = draft.room else { return [] }
        let overlapping = try await BookingError.wrapping { () async throws(StorageError) in
            try await bookings.bookings(overlapping: slot, appID: appID)
        }
        let others = overlapping.filter { $0.booking.room == room.id && $0.id != request.id }
        return others.map { .taken(taken($0)) }
    }

    /// Books the room and queues a message for everyone concerned, or does neither.
    ///
    /// A request that is stored already, as when its answer got lost, is answered with what is stored.
    package func book(
        _ request: BookingRequest, as access: String
    ) async throws(BookingError) -> BookingReceipt {
        let identity = try await BookingError.identity(access, in: sessions)
        let instant = Instant(now())
        let draft = try await draft(request, of: identity.user, at: instant)
        guard draft.refusals.isEmpty, let booking = draft.booking, let room = draft.room else {
            if let stored = try await details(request.id), stored.booking.organizer == identity.user.id {
                return try await receipt(ofStored: stored)
            }
            flow.note(
                .book, Bilingual(zh: "不符合规则", en: "rules say no"),
                Bilingual(verbatim: draft.refusals.map(\.rule).joined(separator: ", ")), outcome: .refused)
            throw .refused(draft.refusals)
        }
        flow.note(.book, Bilingual(zh: "规则检查通过", en: "rules checked"))
        let plan = plan(
            for: booking, in: room.name, organizer: identity.user.displayName, by: identity.user,
            among: [NotificationPlan.Recipient(identity)]
                + draft.attendees.map(NotificationPlan.Recipient.init))
        let messages = plan.messages(told: [:])
        let outcome = try await BookingError.wrapping { () async throws(StorageError) in
            try await bookings.insert(
                booking, event: BookingHistory(zone: policy.zone).created(booking, at: instant),
                announcing: messages, at: instant)
        }
        switch outcome {
        case .inserted:
            noteStored(.created, booking, in: room.name)
            return try await receipt(booking.id)
        case .alreadyStored(let stored) where stored.booking.organizer == identity.user.id:
            return try await receipt(ofStored: stored)
        case .alreadyStored(let other), .overlaps(let other):
            flow.note(
                .book, Bilingual(zh: "会议室已被占用", en: "room taken"), Bilingual(verbatim: room.name),
                outcome: .refused)
            throw .refused([.taken(taken(other))])
        case .roomClosed(let reason):
            throw .refused([.roomClosed(room: room.name, reason: reason)])
        case .unknownRoom:
            throw .refused([.unknownRoom(name: room.name)])
        }
    }

    /// Who is to be told what, now that the booking is this.
    func plan(
        for booking: Booking, in room: String, organizer: String, by actor: User,
        among recipients: [NotificationPlan.Recipient], reason: String = ""
    ) -> NotificationPlan {
        let facts = Announcement(
            title: booking.title, room: room, slot: booking.slot, timeZone: policy.zone.identifier,
            person: organizer, reason: reason)
        // Rounded up, where there is a window: nobody has less than all of it to think again.
        let start = undoWindow > 0 ? Instant(roundingUp: now()) : Instant(now())
        return NotificationPlan(
            booking: booking, facts: facts, actor: actor.displayName, recipients: recipients,
            newsDueAt: min(start + undoWindow, max(start, booking.slot.start)), reminderLead: reminderLead)
    }

    func noteStored(_ kind: BookingEvent.Kind, _ booking: Booking, in room: String) {
        let name: Bilingual =
            switch kind {
            case .created: Bilingual(zh: "已保存预订和通知", en: "booking and messages stored")
            case .changed: Bilingual(zh: "已保存修改和通知", en: "change and messages stored")
            case .cancelled: Bilingual(zh: "已保存取消和通知", en: "cancellation and messages stored")
            }
        flow.note(
            .book, name,
            Bilingual(
                zh: "\(room)，\(booking.people.count) 人，v\(booking.version)",
                en: "\(room), \(booking.people.count) people, v\(booking.version)"))
    }
}

extension NotificationPlan.Recipient {
    init(_ identity: Identity) {
        self.init(user: identity.user.id, isBound: identity.wechat != nil)
    }

    init(_ colleague: Colleague) {
        self.init(user: colleague.id, isBound: colleague.isBound)
    }
}
