import RoomBooking
import TestSupport
import Testing

@Suite("Every refusal is said in both languages")
struct WordingTests {
    static let refusals: [BookingRefusal] = [
        .titleEmpty, .titleTooLong(limit: 60), .noteTooLong(limit: 500), .controlCharacters(field: .note),
        .unreadable(field: .start, text: "9:5"), .tooManyAttendees(limit: 50), .unknownAttendee(name: "x"),
        .attendeeDisabled(name: "x"), .unknownRoom(name: "x"), .roomClosed(room: "x", reason: "y"),
        .dayInThePast(today: CalendarDay(number: 20_780)), .tooFarAhead(last: CalendarDay(number: 20_780)),
        .inThePast(earliest: .midnight), .offGrid(field: .end, before: .midnight, after: .endOfDay),
        .endNotAfterStart, .outsideOpeningHours(opens: .midnight, closes: .endOfDay),
        .tooLong(limitMinutes: 90),
        .taken(
            .init(
                room: "x", by: "y", title: "z", day: CalendarDay(number: 20_780), start: .midnight,
                end: .endOfDay)),
    ]

    static let storageErrors: [StorageError] = [
        .busy, .full, .readOnly, .damaged(detail: "x"), .newer, .missing(path: "/x"),
        .unsafe(path: "/x", problem: "y"), .unreachable(detail: "x"),
    ]

    static let failure = ExplainedFailure(
        errcode: 40029, sentence: Bilingual(zh: "登录码无效", en: "The code is not valid"),
        remedy: Bilingual(zh: "请重新获取", en: "Get a new one"), kind: .person)

    static let signInErrors: [SignInError] = [
        .invalid([.username: .empty, .code: .tooLong(limit: 128), .password: .controlCharacters]),
        .wrongCredentials, .tooManyAttempts(waitSeconds: 3), .disabled, .codeRefused(failure), .openIDTaken,
        .wechatNotConfigured, .storage(.busy),
    ]

    static let bookingErrors: [BookingError] = [
        .notSignedIn, .refused(refusals), .noSuchBooking("x"), .ambiguousBooking("x"), .alreadyCancelled,
        .notYours(organizer: "x"), .alreadyOver, .notAllowed, .changedMeanwhile, .nothingToUndo,
        .tooLateToUndo, .invalidReason(.tooLong(limit: 80)), .storage(.full),
    ]

    static let bindErrors: [BindError] = [
        .notSignedIn, .wechatNotConfigured, .sceneInvalid, .invalidCode(.empty), .codeRefused(failure),
        .openIDTaken, .notBound, .disabled, .storage(.busy),
    ]

    static let adminErrors: [AdminError] =
        [
            .notSignedIn, .notAllowed(.manageRooms), .invalidUsername, .invalidCapacity(limit: 1000),
            .invalidTemplateID, .passwordTooShort(minimum: 8), .nameTaken("x"),
            .noSuchUser("x"), .noSuchRoom("x"), .notBound("x"), .lastAdmin, .hashingFailed,
            .storage(.readOnly),
        ]
        + [AdminField.username, .displayName, .password, .roomName, .floor, .equipment, .reason, .page].map {
            .invalid(field: $0, problem: .empty)
        }

    private func isSaid(_ text: (Language) -> String) -> Bool {
        func holdsChinese(_ text: String) -> Bool {
            text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        }
        return holdsChinese(text(.chinese)) && !holdsChinese(text(.english)) && text(.english).count > 8
    }

    @Test("Why a booking is refused, with field and rule", arguments: refusals)
    func refusal(_ refusal: BookingRefusal) {
        #expect(isSaid(refusal.text(in:)))
        #expect(!refusal.rule.isEmpty)
        #expect(!refusal.field.name.zh.isEmpty && !refusal.field.name.en.isEmpty)
    }

    @Test("What is wrong with the store", arguments: storageErrors)
    func storage(_ error: StorageError) {
        #expect(isSaid(error.text(in:)))
    }

    @Test("Why signing in failed", arguments: signInErrors)
    func signIn(_ error: SignInError) {
        #expect(isSaid(error.text(in:)))
    }

    @Test("Why booking or cancelling failed", arguments: bookingErrors)
    func booking(_ error: BookingError) {
        #expect(isSaid(error.text(in:)))
    }

    @Test("Why nobody was bound", arguments: bindErrors)
    func bind(_ error: BindError) {
        #expect(isSaid(error.text(in:)))
    }

    @Test("Why somebody can not be reached, and what they must do", arguments: Colleague.Reach.allCases)
    func reach(_ reach: Colleague.Reach) {
        #expect((reach == .reachable) == reach.mark.en.isEmpty)
        #expect((reach == .reachable) == reach.mark.zh.isEmpty)
        if let remedy = reach.remedy { #expect(isSaid { remedy[$0] }) }
        #expect((reach == .reachable) == (reach.remedy == nil))
    }

    @Test("Each kind of message and each state has a name of its own in both languages")
    func names() {
        func areDistinct(_ names: [Bilingual]) -> Bool {
            let (zh, en) = (Set(names.map(\.zh)), Set(names.map(\.en)))
            return zh.count == names.count && en.count == names.count && !zh.contains("") && !en.contains("")
        }
        #expect(areDistinct(NotificationKind.allCases.map(\.name)))
        #expect(areDistinct(OutboxState.allCases.map(\.name)))
        #expect(areDistinct(FlowStep.Stage.allCases.map(\.name)))
    }

    @Test("An invitation to bind does not show its scene in a description")
    func invitation() {
        let invitation = BindInvitation(
            scene: "secret-s", payload: "secret-p", expires: Fixtures.morning)
        #expect(!"\(invitation)".contains("secret"))
    }

    @Test("Why an admin's change failed", arguments: adminErrors)
    func admin(_ error: AdminError) {
        #expect(isSaid(error.text(in:)))
    }

    @Test("That a session has ended")
    func session() {
        #expect(isSaid(SessionError.notSignedIn.text(in:)))
        #expect(isSaid(SessionError.storage(.newer).text(in:)))
    }

    @Test(
        "Lengths of time",
        arguments: [
            (45, "45 分钟", "45 min"), (60, "1 小时", "1 h"), (90, "1 小时 30 分", "1 h 30"),
            (125, "2 小时 5 分", "2 h 05"),
        ])
    func length(_ minutes: Int, _ chinese: String, _ english: String) {
        #expect(Wording.length(minutes, in: .chinese) == chinese)
        #expect(Wording.length(minutes, in: .english) == english)
    }

    @Test("An openId is never shown whole")
    func openID() {
        #expect(Wording.shortened(openID: "oABCDEFGHIJKLMNOPQRSTUVWxyz") == "oABC…Wxyz")
        #expect(Wording.shortened(openID: "oABCDEFGHI") == "…")
    }

    @Test("Tokens do not show in a description")
    func tokens() {
        let tokens = SessionTokens(
            access: "secret-a", refresh: "secret-r", accessExpires: Fixtures.morning,
            refreshExpires: Fixtures.morning)
        #expect(!"\(tokens)".contains("secret"))
        #expect(!String(reflecting: tokens).contains("secret"))
    }
}
