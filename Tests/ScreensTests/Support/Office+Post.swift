import RoomBooking
import Screens
import TestSupport

extension Office {
    /// Messages to people, what can be taken back, and the binding of who is signed in.
    struct Post {
        var messages: [BookingID: [OutboxMessage]] = [:]
        var undo: [BookingID: Undo] = [:]
        var binding: BindingStatus? = Office.bound
        /// What a new code holds.
        var code: [[Bool]]? = Office.code

        struct Undo {
            let offer: UndoOffer
            let before: BookingDetails
            let messages: [OutboxMessage]
        }
    }

    static let invitation = BindInvitation(
        scene: "Zm9vYmFyYmF6cXV4MTIzNA", payload: "pages/bind/index?scene=Zm9vYmFyYmF6cXV4MTIzNA",
        expires: Office.now + 300)

    /// What belongs to no language on the screens of the binding.
    static let bindingWords = [invitation.payload, "roombook bind --scene --code", bound.openID]

    static let bound = BindingStatus(
        openID: "oABC…wxyz", boundAt: Office.now - 86_400, mustBindAgain: false,
        subscriptions: [
            subscription(.booked, .oneTime(3)), subscription(.changed, .oneTime(0)),
            subscription(.cancelled, .longTerm(isAccepted: true)),
        ])

    static func subscription(_ kind: NotificationKind, _ credits: Subscription.Credits) -> Subscription {
        Subscription(user: Office.me, kind: kind, credits: credits, notedAt: Office.now - 7200)
    }

    mutating func answerFromPost(_ effect: Effect) -> Message? {
        switch effect {
        case .change(let request, let version): return change(request, version)
        case .cancel(let id, let reason): return cancel(id, reason).map { .cancelled($0) }
        case .undo(let id): return undo(id).map { .undone($0) }
        case .loadOutbox(let failedOnly):
            let all = post.messages.values.flatMap { $0 }.sorted { $0.id.value > $1.id.value }
            return .outboxLoaded(
                failedOnly ? all.filter { $0.state == .failed || $0.state == .refused } : all)
        case .retryFailed:
            return .failedRetried(post.messages.values.flatMap { $0 }.filter { $0.state == .failed }.count)
        case .loadBinding: return .bindingLoaded(post.binding)
        case .beginBinding: return .bindingBegun(Office.invitation, code: post.code)
        case .scanWithPhone:
            post.binding = Office.bound
            post.binding?.boundAt = Office.now
            return .storeChanged
        case .unbind:
            post.binding = nil
            return .unbound
        default: return nil
        }
    }

    func receipt(_ id: BookingID) -> BookingReceipt? {
        bookings.first { $0.id == id }.map {
            BookingReceipt(details: $0, messages: post.messages[id] ?? [], undo: post.undo[id]?.offer)
        }
    }

    /// Says what became of the messages of a booking.
    mutating func set(_ messages: [OutboxMessage], of id: BookingID) {
        post.messages[id] = messages
    }

    /// Queues the news of a new booking.
    mutating func announce(_ details: BookingDetails) {
        remember(.created, details, [])
        post.messages[details.id] = ([details.organizer] + details.attendees).map { person in
            message(
                next(), to: person, about: details, person.isBound ? .waiting : .notBound,
                due: Office.now + 15)
        }
    }

    private mutating func change(_ request: BookingRequest, _ version: Int) -> Message? {
        guard let index = bookings.firstIndex(where: { $0.id == request.id }) else { return nil }
        let before = bookings[index]
        guard before.booking.version == version else { return .bookingFailed(.changedMeanwhile) }
        guard
            var after = try? details(
                request.id, room: request.room, day: request.day, request.start.text, request.end.text,
                request.title, by: before.organizer,
                with: colleagues.filter { request.attendees.contains($0.id) })
        else { return nil }
        after.booking.version = version + 1
        after.booking.note = request.note
        bookings[index] = after
        tell(.changed, of: after, before)
        return receipt(request.id).map { .changed($0) }
    }

    private mutating func cancel(_ id: BookingID, _ reason: String) -> BookingReceipt? {
        guard let index = bookings.firstIndex(where: { $0.id == id }) else { return nil }
        let before = bookings[index]
        bookings[index].booking.state = .cancelled
        bookings[index].booking.version += 1
        tell(.cancelled, of: bookings[index], before, reason: reason)
        return receipt(id)
    }

    private mutating func undo(_ id: BookingID) -> BookingReceipt? {
        guard let undo = post.undo.removeValue(forKey: id),
            let index = bookings.firstIndex(where: { $0.id == id })
        else { return nil }
        if undo.offer.kind == .created {
            bookings[index].booking.state = .cancelled
            withdraw(id)
        } else {
            bookings[index] = undo.before
            post.messages[id] = undo.messages
        }
        return receipt(id)
    }

    // Whoever was told of the booking is told what has become of it; what still waits is told anew, or not at all.
    private mutating func tell(
        _ kind: BookingEvent.Kind, of after: BookingDetails, _ before: BookingDetails, reason: String = ""
    ) {
        remember(kind, before, post.messages[after.id] ?? [])
        let told = Set((post.messages[after.id] ?? []).filter { $0.state == .sent }.map(\.recipient.id))
        withdraw(after.id)
        for person in [after.organizer] + after.attendees {
            if kind == .cancelled, !told.contains(person.id) { continue }
            var message = message(
                next(), to: person, about: after, person.isBound ? .waiting : .notBound,
                kind: kind == .cancelled ? .cancelled : told.contains(person.id) ? .changed : .booked,
                due: Office.now + 15)
            message.announcement.reason = reason
            if message.kind == .changed {
                message.announcement.changes = message.announcement.changes(
                    since: announcement(before))
            }
            post.messages[after.id, default: []].append(message)
        }
    }

    private func announcement(_ details: BookingDetails) -> Announcement {
        message(0, to: details.organizer, about: details, .sent).announcement
    }

    private mutating func remember(
        _ kind: BookingEvent.Kind, _ before: BookingDetails, _ messages: [OutboxMessage]
    ) {
        let offer = UndoOffer(kind: kind, until: Office.now + 15)
        post.undo[before.id] = Post.Undo(offer: offer, before: before, messages: messages)
    }

    private mutating func withdraw(_ id: BookingID) {
        for place in (post.messages[id] ?? []).indices where post.messages[id]?[place].state == .waiting {
            post.messages[id]?[place].state = .cancelled
        }
    }

    private func next() -> Int64 {
        (post.messages.values.flatMap { $0 }.map(\.id.value).max() ?? 0) + 1
    }
}

extension Office {
    /// The QR code of the invitation: version 3, level L.
    static let code = modules.split(separator: "\n").map { $0.map { $0 == "#" } }

    private static let modules = """
        #######..#...#####.#..#######
        #.....#.##.##..##...#.#.....#
        #.###.#..###........#.#.###.#
        #.###.#.##.#..##......#.###.#
        #.###.#...#.#.#.##.##.#.###.#
        #.....#.#.#..###.##...#.....#
        #######.#.#.#.#.#.#.#.#######
        ............#...#.###........
        #####.#####.##.###.#.#.#.#.#.
        ###..#...#....#..#########.##
        ..##..####.##.##....#.####...
        ...#...#.###....#...###..#..#
        ..######.#.#..##.##......##..
        #.##...####.##.###.######..##
        ..#.#.##.##...###.#.#..#.##..
        .....#.#.##.#.###..#.#.#.....
        ###.###.##..#.#..#........##.
        ######.#.##...#.#..####.#####
        #..#.###..###.####..#...###..
        #.###......#...#..##...###.#.
        #.#...####.##.#.#...#####.##.
        ........#.#.##.###.##...#...#
        #######.##.....##.###.#.#.#..
        #.....#..##.#.##...##...##...
        #.###.#.#...###.##..#####.#.#
        #.###.#.#....##.#####.....###
        #.###.#.#...##.#...##.####.#.
        #.....#.#..#....#..####..#.#.
        #######.#.###.##.....#.#..#..
        """
}
