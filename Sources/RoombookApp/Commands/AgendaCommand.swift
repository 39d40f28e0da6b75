import ArgumentParser
import BookingServices
import RoomBooking

/// `roombook agenda [--date D]`.
struct AgendaCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda", abstract: "The bookings of a day. 查看某天的预订。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @Option(name: .long, help: "Date, today where none is given. 日期，默认今天。") var date: String?

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let access = try await workspace.access()
        let today = workspace.zone.day(workspace.now)
        var day = today
        if let date {
            guard let parsed = TypedDay.parse(date, today: today) else { throw .input(.badDay(date)) }
            day = parsed
        }
        do throws(BookingError) {
            let bookings = try await workspace.services.bookings.agenda(day, as: access)
            show(bookings, day, workspace)
        } catch {
            throw .booking(error)
        }
    }

    private func show(_ bookings: [BookingDetails], _ day: CalendarDay, _ workspace: Workspace) {
        if output.json { return Console.json(bookings.map { BookingForm($0, zone: workspace.zone) }) }
        if bookings.isEmpty {
            Console.line(workspace.say("\(day.iso) 没有预订。", "Nothing is booked on \(day.iso)."))
        }
        for booking in bookings { Console.line(ReceiptText.line(booking, workspace)) }
    }
}
