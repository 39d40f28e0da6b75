import BookingServices
import RoomBooking
import TestSupport
import Testing

@Suite(
    "Whatever is done and whatever goes wrong on the way, people are told the truth", .timeLimit(.minutes(1)))
struct NotificationModelTests {
    @Test(
        "in order, once, nothing of what they never heard of, and in the end all of it",
        arguments: [1, 2, 3, UInt64.random(in: 0...UInt64.max)])
    func truth(seed: UInt64) async throws {
        var run = try await Run(seed: seed)
        for _ in 0..<500 { try await run.step() }
        try await run.sendTheRest()
        for details in try await run.stored() { run.model.checkEnd(details, people: run.bound) }
        // Not every run sends all kinds, but these do.
        if seed < 4 { #expect(Set(run.model.kinds.keys) == Set(NotificationKind.allCases), "seed \(seed)") }
        #expect(try await run.site.messages([.waiting, .sending]).isEmpty, "seed \(seed)")
    }
}

/// Random deeds of people, of dispatchers and of WeChat, one after the other.
private struct Run {
    struct InFlight {
        var message: ClaimedMessage
        var owner: String
        var since: Instant
    }

    let site: Site
    let service: BookingService
    var model: ToldModel
    private var generator: SeededGenerator
    private var bookings: [BookingID] = []
    private var inFlight: [InFlight] = []

    init(seed: UInt64) async throws {
        site = try await Site()
        // A week before the meetings, so that reminders become due all the time.
        service = site.bookings(reminderLead: 7 * 86_400)
        model = ToldModel(seed: seed)
        generator = SeededGenerator(seed: seed)
    }

    var bound: [User] { [site.ada, site.li, site.han] }

    func stored() async throws -> [BookingDetails] {
        var all: [BookingDetails] = []
        for id in bookings {
            if let details = try await site.rooms.booking(id, appID: Site.appID) { all.append(details) }
        }
        return all
    }

    mutating func step() async throws {
        switch pick(0..<100) {
        case ..<7: try await book()
        case ..<17: try await change()
        case ..<20: try await cancel()
        case ..<24: try await undo()
        case ..<54: try await claim(pick(1..<4))
        case ..<80: try await finish()
        case ..<81: die()
        case ..<83: try await retry()
        default: try await pass(Int64(pick(1..<20)))
        }
    }

    // MARK: People

    private mutating func book() async throws {
        let organizer = [site.li, site.li, site.han, site.han, site.unbound][pick(0..<5)]
        try await attempt(request(.random()), by: organizer) { try await $0.book($1, as: $2) }
    }

    private mutating func change() async throws {
        guard let details = try await any(), details.booking.state == .active else { return }
        let booking = details.booking
        let new = try request(booking.id)
        var request = try request(booking.id)
        let (day, start) = site.zone.wall(booking.slot.start)
        (request.day, request.start, request.end) = (day, start, site.zone.time(booking.slot.end))
        (request.room, request.title) = (booking.room, booking.title)
        (request.note, request.attendees) = (booking.note, booking.attendees)
        switch pick(0..<6) {
        case 0: (request.start, request.end) = (new.start, new.end)
        case 1: request.room = new.room
        case 2: request.title = new.title
        case 3: request.attendees = new.attendees
        case 4: request.note = "note \(pick(0..<9))"
        default: request = new
        }
        try await attempt(request, by: editor(of: details)) {
            try await $0.change($1, version: booking.version, as: $2)
        }
    }

    private mutating func cancel() async throws {
        guard let details = try await any() else { return }
        try await attempt(request(details.id), by: editor(of: details)) {
            try await $0.cancel($1.id, reason: "reason", as: $2)
        }
    }

    private mutating func undo() async throws {
        guard let id = bookings.last, let details = try await site.rooms.booking(id, appID: Site.appID)
        else { return }
        try await attempt(request(id), by: editor(of: details)) { try await $0.undo($1.id, as: $2) }
    }

    private mutating func attempt(
        _ request: BookingRequest, by user: User,
        _ deed: (BookingService, BookingRequest, String) async throws -> BookingReceipt
    ) async throws {
        do {
            let receipt = try await deed(service, request, try await site.access(user))
            if !bookings.contains(receipt.details.id) { bookings.append(receipt.details.id) }
            model.note(receipt.details)
        } catch BookingError.refused, BookingError.alreadyCancelled, BookingError.tooLateToUndo,
            BookingError.nothingToUndo
        {
            // As it happens to people.
        }
    }

    // MARK: Dispatchers and WeChat

    private mutating func claim(_ limit: Int) async throws {
        let owner = "dispatcher \(pick(0..<3))"
        for message in try await site.claim(by: owner, limit: limit) {
            // As a delivery decides before anything is sent.
            if message.openID == nil {
                try await record(message, owner, .notBound)
            } else if message.ambiguousAttempts >= 2 {
                try await record(message, owner, .unconfirmed(errcode: nil, detail: "twice"))
            } else {
                let details = try #require(
                    try await site.rooms.booking(message.booking, appID: Site.appID))
                model.leaves(message, about: details)
                inFlight.append(InFlight(message: message, owner: owner, since: site.time.instant))
            }
        }
    }

    private mutating func finish() async throws {
        guard !inFlight.isEmpty else { return }
        let done = inFlight.remove(at: pick(0..<inFlight.count))
        let (message, again) = (done.message, site.time.instant + Int64(pick(1..<40)))
        switch pick(0..<10) {
        case 0: try await record(message, done.owner, .failed(errcode: 47003, detail: "bad"))
        case 1 where message.ambiguousAttempts > 0:
            try await record(message, done.owner, .unconfirmed(errcode: 43101, detail: "refused"))
        case 1: try await record(message, done.owner, .refused(errcode: 43101, detail: "refused"))
        case 2:
            let busy = OutboxOutcome.again(
                at: again, errcode: -1, detail: "busy", ambiguous: false, countsAsAttempt: true)
            try await record(message, done.owner, busy)
        case 3:
            model.mayHaveArrived(message)
            let lost =
                message.ambiguousAttempts > 0
                ? OutboxOutcome.unconfirmed(errcode: nil, detail: "lost")
                : .again(at: again, errcode: nil, detail: "lost", ambiguous: true, countsAsAttempt: true)
            try await record(message, done.owner, lost)
        default:
            model.mayHaveArrived(message)
            try await record(message, done.owner, .sent)
        }
    }

    /// A dispatcher is killed with what it has in hand.
    private mutating func die() {
        let owner = "dispatcher \(pick(0..<3))"
        for dead in inFlight where dead.owner == owner { model.mayHaveArrived(dead.message) }
        inFlight.removeAll { $0.owner == owner }
    }

    private mutating func retry() async throws {
        let undelivered = try await site.messages([.failed, .refused, .unconfirmed])
        guard !undelivered.isEmpty else { return }
        _ = try await site.outbox.retry(
            undelivered[pick(0..<undelivered.count)].id, at: site.time.instant, appID: Site.appID)
    }

    /// No send takes longer than half a lease.
    private mutating func pass(_ seconds: Int64) async throws {
        while inFlight.contains(where: { site.time.instant + seconds - $0.since > 30 }) { try await finish() }
        site.time.advance(seconds: seconds)
    }

    private func record(_ message: ClaimedMessage, _ owner: String, _ outcome: OutboxOutcome) async throws {
        let ours = try await site.outbox.finish(
            [FinishedMessage(id: message.id, outcome: outcome)], owner: owner, at: site.time.instant,
            breaker: BreakerPolicy(), appID: Site.appID)
        #expect(ours == [message.id], "seed \(model.seed)")
    }

    /// From now on everything arrives, and whatever failed is driven again.
    mutating func sendTheRest() async throws {
        while !inFlight.isEmpty { try await finish() }
        for _ in 0..<4 {
            site.time.advance(seconds: 4 * 3600)
            for message in try await site.messages([.failed, .refused]) {
                _ = try await site.outbox.retry(message.id, at: site.time.instant, appID: Site.appID)
            }
            while true {
                let waiting = try await site.messages([.waiting, .sending]).count
                try await claim(1)
                for sent in inFlight {
                    model.mayHaveArrived(sent.message)
                    try await record(sent.message, sent.owner, .sent)
                }
                inFlight = []
                if try await site.messages([.waiting, .sending]).count == waiting { break }
            }
        }
    }

    // MARK: Chance

    private mutating func pick(_ range: Range<Int>) -> Int {
        Int.random(in: range, using: &generator)
    }

    private mutating func any() async throws -> BookingDetails? {
        guard !bookings.isEmpty else { return nil }
        let id = bookings.suffix(3)[bookings.suffix(3).startIndex + pick(0..<bookings.suffix(3).count)]
        return try await site.rooms.booking(id, appID: Site.appID)
    }

    private mutating func editor(of details: BookingDetails) -> User {
        let organizer = [site.li, site.han, site.unbound].first { $0.id == details.booking.organizer }
        return pick(0..<3) == 0 ? site.ada : organizer ?? site.ada
    }

    private mutating func request(_ id: BookingID) throws -> BookingRequest {
        let people = [site.ada, site.li, site.han, site.unbound].filter { _ in pick(0..<2) == 0 }
        // Next Monday between nine and eleven.
        let start = 540 + 30 * pick(0..<4)
        return BookingRequest(
            id: id, room: [site.orion, site.lyra][pick(0..<2)].id, day: .monday + 7,
            start: ClockTime(minutes: start), end: ClockTime(minutes: start + 30 * pick(1..<3)),
            title: "title \(pick(0..<4))", attendees: people.map(\.id))
    }
}
