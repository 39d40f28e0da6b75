import ArgumentParser
import BookingServices
import RoomBooking

/// `roombook change ID [--room R] [--date D] [--start T] [--end T] [--title X] [--note N] …`.
struct ChangeCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Change a booking and tell the people concerned; what is not given stays. 修改预订，未给出的保持不变。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "ID, or its last 6 or more digits. 编号或其末尾至少 6 位。") var id: String
    @Option(name: .long, help: "Room. 会议室。") var room: String?
    @Option(name: .long, help: "Date: 2026-11-23, tomorrow, +3, 周五. 日期。") var date: String?
    @Option(name: .long, help: "Start: 14:00, 1400, 下午2点. 开始。") var start: String?
    @Option(name: .long, help: "End: 15:00, or +45m from the start. 结束。") var end: String?
    @Option(name: .long, help: "Title. 主题。") var title: String?
    @Option(name: .long, help: "Note. 备注。") var note: String?
    @Option(
        name: .customLong("attendee"), parsing: .singleValue,
        help: "Username, repeatable: these and nobody else. 参会人，可重复，取代原有的。")
    var attendees: [String] = []
    @Option(
        name: .customLong("add-attendee"), parsing: .singleValue,
        help: "Username, repeatable: these as well. 增加参会人，可重复。")
    var added: [String] = []
    @Option(
        name: .customLong("remove-attendee"), parsing: .singleValue,
        help: "Username, repeatable: these no more. 移除参会人，可重复。")
    var removed: [String] = []
    @Flag(name: .long, help: "Only check the rules. 只检查规则，不修改。") var dryRun = false

    func validate() throws {
        let isAnyGiven = [room, date, start, end, title, note].contains { $0 != nil }
        guard isAnyGiven || !(attendees + added + removed).isEmpty else {
            throw ValidationError("Say what to change, as --start 15:00. 请指明要修改什么，如 --start 15:00。")
        }
    }

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let access = try await workspace.access()
        let bookings = workspace.services.bookings
        do throws(BookingError) {
            let stored = try await bookings.receipt(
                of: try await bookings.resolve(id, as: access), as: access
            ).details
            let request = try await request(for: stored, workspace, as: access)
            if dryRun {
                let refusals = try await bookings.check(
                    change: request, version: stored.booking.version, as: access)
                guard refusals.isEmpty else { throw BookingError.refused(refusals) }
                return showPassed(workspace)
            }
            let receipt = try await bookings.change(request, version: stored.booking.version, as: access)
            let isChanged = receipt.details.booking.version != stored.booking.version
            ReceiptText.show(
                receipt, workspace, json: output.json,
                heading: isChanged
                    ? workspace.say("已修改", "Changed") : workspace.say("没有变化", "Nothing changed:"))
        } catch {
            throw .booking(error)
        }
    }

    // Every name and time that can not be read is told at once.
    private func request(
        for stored: BookingDetails, _ workspace: Workspace, as access: String
    ) async throws(BookingError) -> BookingRequest {
        let today = workspace.zone.day(workspace.now)
        let rooms = try await workspace.services.bookings.day(today, as: access).rooms
        let was = stored.taken(at: workspace.zone)
        let day = date.map { TypedDay.parse($0, today: today) } ?? was.day
        let from = start.map { TypedTime.parse($0) } ?? was.start
        let to = end.map { TypedTime.parse($0, after: from) } ?? was.end
        let place =
            room.map { name in rooms.first { $0.name.nameKey == name.nameKey }?.id } ?? stored.booking.room
        var refusals: [BookingRefusal] = []
        if place == nil { refusals.append(.unknownRoom(name: room ?? "")) }
        if day == nil { refusals.append(.unreadable(field: .day, text: date ?? "")) }
        if from == nil { refusals.append(.unreadable(field: .start, text: start ?? "")) }
        if to == nil { refusals.append(.unreadable(field: .end, text: end ?? "")) }
        let (people, unknown) = try await people(of: stored, workspace)
        refusals += unknown
        guard refusals.isEmpty, let place, let day, let from, let to else { throw .refused(refusals) }
        return BookingRequest(
            id: stored.id, room: place, day: day, start: from, end: to, title: title ?? stored.booking.title,
            note: note ?? stored.booking.note, attendees: people)
    }

    private func people(
        of stored: BookingDetails, _ workspace: Workspace
    ) async throws(BookingError) -> (people: [UserID], refusals: [BookingRefusal]) {
        let names = try await PeopleByName(workspace)
        // Whoever is disabled may still be taken out.
        let isGone = Set(removed.map(\.nameKey))
        let kept = stored.attendees.filter { !isGone.contains($0.username.nameKey) }
        let (given, unknown) = names.find((attendees + added).filter { !isGone.contains($0.nameKey) })
        return (
            (attendees.isEmpty ? kept.map(\.id) : []) + given,
            unknown + removed.filter { !names.has($0) }.map { .unknownAttendee(name: $0) }
        )
    }

    private func showPassed(_ workspace: Workspace) {
        if output.json { return Console.json(["would_change": true]) }
        Console.line(workspace.say("可以修改：没有规则反对。", "It can be changed: no rule is against it."))
    }
}
