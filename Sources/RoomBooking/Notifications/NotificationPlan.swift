/// Works out who has to be told what, from what each person knows and what is now true.
///
/// Everything follows from that difference: a booking that is taken back before anybody heard of it sends nothing, a
/// later change takes the place of one that still waits, and nobody hears of the end of what they never heard of.
package struct NotificationPlan: Sendable {
    /// The booking as it is now.
    package var booking: Booking
    /// What is true of it; the person is the organizer, the reason that of a cancellation.
    package var facts: Announcement
    /// Who brought it about.
    package var actor: String
    /// Everyone who takes part now or did before; whoever else was told of it once is added.
    package var recipients: [Recipient]
    /// When news is due: at the end of the undo window.
    package var newsDueAt: Instant
    /// Seconds before the start at which people are reminded; 0 for never.
    package var reminderLead: Int64

    package struct Recipient: Hashable, Sendable {
        package var user: UserID
        package var isBound: Bool

        package init(user: UserID, isBound: Bool) {
            self.user = user
            self.isBound = isBound
        }
    }

    package init(
        booking: Booking, facts: Announcement, actor: String, recipients: [Recipient], newsDueAt: Instant,
        reminderLead: Int64
    ) {
        self.booking = booking
        self.facts = facts
        self.actor = actor
        self.recipients = recipients
        self.newsDueAt = newsDueAt
        self.reminderLead = reminderLead
    }

    /// What to queue, given what each person has been told, who has been reminded of this start, and for whom such a
    /// reminder was queued before.
    package func messages(
        told: [UserID: Told], reminded: Set<UserID> = [], awaiting: Set<UserID> = []
    ) -> [NewOutboxMessage] {
        let known = Set(recipients.map(\.user))
        let others = told.keys.filter { !known.contains($0) }.sorted { $0.value < $1.value }
        // Whether these can be reached shows when it is sent.
        let all = recipients + others.map { Recipient(user: $0, isBound: true) }
        return all.flatMap { recipient in
            let news = news(for: recipient, told: told[recipient.user])
            let isReminded = reminded.contains(recipient.user)
            let mayBeLate = news == nil && awaiting.contains(recipient.user)
            return [news, isReminded ? nil : reminder(for: recipient, mayBeLate: mayBeLate)]
                .compactMap { $0 }
        }
    }

    private func news(for recipient: Recipient, told: Told?) -> NewOutboxMessage? {
        switch (takesPart(recipient), told) {
        case (true, nil), (true, .isCancelled):
            return message(.booked, facts, to: recipient)
        case (true, .takesPlace(let known)):
            let changes = facts.changes(since: known)
            if changes.isEmpty { return nil }
            var announcement = facts
            announcement.person = actor
            announcement.changes = changes
            return message(.changed, announcement, to: recipient)
        case (false, .takesPlace(let known)):
            // What the person knows it as, whatever it has become for the others.
            var announcement = known
            announcement.person = actor
            announcement.changes = booking.state == .active ? [.isNotInvited] : []
            announcement.reason = facts.reason
            return message(.cancelled, announcement, to: recipient)
        case (false, nil), (false, .isCancelled):
            return nil
        }
    }

    // Not where it would come with the news of the booking, or before it; one that was queued stays.
    private func reminder(for recipient: Recipient, mayBeLate: Bool) -> NewOutboxMessage? {
        let due = facts.slot.start - reminderLead
        guard reminderLead > 0, takesPart(recipient), facts.slot.start > newsDueAt else { return nil }
        guard due > newsDueAt || mayBeLate else { return nil }
        return message(.reminder, facts, to: recipient, dueAt: due, notAfter: facts.slot.start)
    }

    private func takesPart(_ recipient: Recipient) -> Bool {
        booking.state == .active && booking.people.contains(recipient.user)
    }

    private func message(
        _ kind: NotificationKind, _ announcement: Announcement, to recipient: Recipient,
        dueAt: Instant? = nil,
        notAfter: Instant? = nil
    ) -> NewOutboxMessage {
        NewOutboxMessage(
            booking: booking.id, bookingVersion: booking.version, kind: kind, recipient: recipient.user,
            announcement: announcement,
            // Whoever binds until then is reminded.
            state: recipient.isBound || kind == .reminder ? .waiting : .notBound,
            dueAt: dueAt ?? newsDueAt, notAfter: notAfter ?? announcement.slot.end)
    }
}
