import Foundation
import RoomBooking
import Screens
import TestSupport

extension RandomEvents {
    mutating func message() throws -> Message {
        switch Int.random(in: 0..<22, using: &random) {
        case 0..<3: .dayLoaded(try day())
        case 3: .signedIn(office.session)
        case 4: .codeFetched(String(repeating: pick(Self.odd), count: 300))
        case 5: pick([.codeFailed(Scenario.usedCode), .storeChanged, .signedOut, .retryAnswered(.queued)])
        case 6: .signInFailed(pick([.wrongCredentials, .invalid([.code: .empty]), .openIDTaken, .disabled]))
        case 7:
            .monthLoaded(
                first: (Office.monday + whole(0, 60)).firstOfMonth, load: [Office.monday: whole(0, 9999)])
        case 8: .booked(receipt())
        case 9: .bookingFailed(pick([.refused([.taken(Scenario.winner)]), .storage(.full), .refused([])]))
        case 10: .cancelled(receipt())
        case 11: .receiptLoaded(receipt())
        case 12: .myBookingsLoaded(Array(office.bookings.shuffled(using: &random).prefix(whole(0, 10))))
        case 13: .flow((0..<pick([0, 1, 7, 3_000])).map { _ in flowStep() })
        case 14: .phoneLoaded((0..<whole(0, 9)).map { _ in card() })
        case 15:
            pick([
                .flowSaved(path: "/tmp/flow"), .flowNotSaved(Bilingual(zh: "满", en: "full")),
                .phoneSubscribed,
            ])
        case 16: .outboxChanged(counts())
        case 17: pick([.changed(receipt()), .undone(receipt())])
        case 18: .outboxLoaded(receipt().messages)
        case 19: .bindingLoaded(pick([nil, binding()]))
        case 20: .bindingBegun(invitation(), code: pick([nil, code()]))
        default:
            pick([
                .failed(.alreadyOver), .failed(.tooLateToUndo), .failedRetried(whole(0, 3)), .unbound,
                .bindingFailed(.sceneInvalid),
            ])
        }
    }

    // Days with rooms that go and come, and bookings at odd times, over midnight too.
    private mutating func day() throws -> DayBoard {
        var board = office.board(Office.monday + whole(-1, 2))
        board.rooms = Array(office.rooms.shuffled(using: &random).prefix(whole(0, 6)))
        for number in 0..<whole(0, 8) {
            let start = office.policy.zone.instant(board.day, .midnight) + Int64(whole(-300, 1500)) * 60
            guard let slot = TimeSlot(start: start, end: start + Int64(whole(1, 2000)) * 60) else { continue }
            var details = pick(office.bookings)
            details.booking = Booking(
                id: Fixtures.bookingID(UInt32(500 + number)), room: pick(office.rooms).id, slot: slot,
                title: text(60), organizer: Office.me.id)
            board.bookings.append(details)
        }
        return board
    }

    private mutating func receipt() -> BookingReceipt {
        var details = pick(office.bookings)
        if Bool.random(using: &random) { details.booking.state = .cancelled }
        let messages = (0..<whole(0, 12)).map { number in
            office.message(
                Int64(number), to: pick(Office.people), about: details, pick(OutboxState.allCases),
                kind: pick(NotificationKind.allCases), attempts: whole(0, 5),
                due: Office.now + Int64(whole(-900, 900)), errcode: pick([nil, -1, 43101]))
        }
        return BookingReceipt(details: details, messages: messages)
    }

    private mutating func flowStep() -> FlowStep {
        FlowStep(
            at: Office.now.date + Double(whole(-90_000, 90_000_000)) / 1000,
            stage: pick(FlowStep.Stage.allCases),
            name: Bilingual(verbatim: text(40)), detail: Bilingual(verbatim: text(300)),
            outcome: pick([.begun, .done, .refused, .failed]),
            duration: pick([nil, .zero, .milliseconds(whole(0, 99_999)), .seconds(90_000)]))
    }

    private mutating func card() -> PhoneCard {
        PhoneCard(
            id: whole(0, 30), username: pick(Office.people).username,
            receivedAt: Office.now + Int64(whole(-90_000, 900)), title: text(50),
            lines: (0..<whole(0, 7)).map { _ in PhoneCard.Line(label: text(20), value: text(80)) },
            opensPage: Bool.random(using: &random))
    }

    private mutating func counts() -> OutboxCounts {
        let hold = SendingHold(
            until: Office.now + Int64(whole(-60, 90_000)), reason: Bilingual(zh: "没有应答", en: "no answer"))
        return OutboxCounts(waiting: pick([0, 12, 99999]), failed: pick([0, 7]), hold: pick([nil, hold]))
    }

    private mutating func binding() -> BindingStatus {
        let subscriptions = NotificationKind.allCases.map { kind in
            Subscription(
                user: Office.me, kind: kind,
                credits: pick([.oneTime(whole(0, 3)), .longTerm(isAccepted: true)]),
                notedAt: Office.now)
        }
        return BindingStatus(
            openID: "oABC…wxyz", boundAt: Office.now, mustBindAgain: Bool.random(using: &random),
            subscriptions: subscriptions)
    }

    private mutating func invitation() -> BindInvitation {
        BindInvitation(
            scene: "AAAAAAAAAAAAAAAAAAAAAA", payload: text(60),
            expires: Office.now + Int64(whole(-60, 600)))
    }

    // Square as a QR code is, or not.
    private mutating func code() -> [[Bool]] {
        let columns = pick([0, 1, 21, 29, 60])
        return (0..<pick([0, columns, 25])).map { _ in
            (0..<columns).map { _ in Bool.random(using: &random) }
        }
    }
}
