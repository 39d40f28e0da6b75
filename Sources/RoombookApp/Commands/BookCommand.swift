import ArgumentParser
import BookingServices
import Foundation
import RoomBooking

/// `roombook book --room R --date D --start T --end T --title X [--attendee NAME]… [--dry-run]`.
struct BookCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "book", abstract: "Book a room and tell the people concerned. 预订会议室并通知相关的人。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @Option(name: .long, help: "Room. 会议室。") var room: String
    @Option(name: .long, help: "Date: 2026-11-23, tomorrow, +3, 周五. 日期。") var date: String
    @Option(name: .long, help: "Start: 14:00, 1400, 下午2点. 开始。") var start: String
    @Option(name: .long, help: "End: 15:00 or +45m. 结束。") var end: String
    @Option(name: .long, help: "Title. 主题。") var title: String
    @Option(name: .long, help: "Note. 备注。") var note = ""
    @Option(name: .customLong("attendee"), parsing: .singleValue, help: "Username, repeatable. 参会人，可重复。")
    var attendees: [String] = []
    @Flag(name: .long, help: "Only check the rules. 只检查规则，不预订。") var dryRun = false

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let access = try await workspace.access()
        do throws(BookingError) {
            let request = try await request(workspace, as: access)
            if dryRun {
                let refusals = try await workspace.services.bookings.check(request, as: access)
                guard refusals.isEmpty else { throw BookingError.refused(refusals) }
                showPassed(workspace)
            } else {
                show(try await workspace.services.bookings.book(request, as: access), workspace)
            }
        } catch {
            throw .booking(error)
        }
    }

    // Every name and time that can not be read is told at once.
    private func request(_ workspace: Workspace, as access: String) async throws(BookingError)
        -> BookingRequest
    {
        let today = workspace.zone.day(workspace.now)
        let board = try await workspace.services.bookings.day(today, as: access)
        let day = TypedDay.parse(date, today: today)
        let from = TypedTime.parse(start)
        let to = TypedTime.parse(end, after: from)
        let found = board.rooms.first { $0.name.nameKey == room.nameKey }
        var refusals: [BookingRefusal] = []
        if found == nil { refusals.append(.unknownRoom(name: room)) }
        if day == nil { refusals.append(.unreadable(field: .day, text: date)) }
        if from == nil { refusals.append(.unreadable(field: .start, text: start)) }
        if to == nil { refusals.append(.unreadable(field: .end, text: end)) }
        let (people, unknown) = try await PeopleByName(workspace).find(attendees)
        refusals += unknown
        guard refusals.isEmpty, let found, let day, let from, let to else { throw .refused(refusals) }
        var generator = SystemRandomNumberGenerator()
        return BookingRequest(
            id: BookingID(now: workspace.services.now(), using: &generator), room: found.id, day: day,
            start: from, end: to, title: title, note: note, attendees: people)
    }

    private func showPassed(_ workspace: Workspace) {
        if output.json { return Console.json(["would_book": true]) }
        Console.line(workspace.say("可以预订：没有规则反对。", "It can be booked: no rule is against it."))
    }

    private func show(_ receipt: BookingReceipt, _ workspace: Workspace) {
        ReceiptText.show(receipt, workspace, json: output.json, heading: workspace.say("已预订", "Booked"))
    }
}
