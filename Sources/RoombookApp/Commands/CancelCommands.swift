import ArgumentParser
import BookingServices
import RoomBooking

/// `roombook cancel ID [--reason TEXT]`.
struct CancelCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Cancel a booking by its ID or the ID's last digits. 按编号取消预订。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "ID, or its last 6 or more digits. 编号或其末尾至少 6 位。") var id: String
    @Option(name: .long, help: "Why, as people will read it. 原因，会告知大家。") var reason = ""

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let access = try await workspace.access()
        do throws(BookingError) {
            let booking = try await workspace.services.bookings.resolve(id, as: access)
            let receipt = try await workspace.services.bookings.cancel(booking, reason: reason, as: access)
            ReceiptText.show(
                receipt, workspace, json: output.json, heading: workspace.say("已取消", "Cancelled"))
        } catch {
            throw .booking(error)
        }
    }
}

/// `roombook undo ID`.
struct UndoCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take the last thing back that was done to a booking, while its messages wait. 通知发出前撤销上一步。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "ID; its last 6 or more digits where it is not cancelled. 编号；未取消的可用末尾至少 6 位。") var id:
        String

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let access = try await workspace.access()
        let bookings = workspace.services.bookings
        do throws(BookingError) {
            let booking = try await bookings.resolve(id, as: access)
            let last = try await bookings.receipt(of: booking, as: access).undo?.kind
            let receipt = try await bookings.undo(booking, as: access)
            ReceiptText.show(
                receipt, workspace, json: output.json, heading: Self.heading(last)[workspace.language],
                undone: last)
        } catch {
            throw .booking(error)
        }
    }

    private static func heading(_ kind: BookingEvent.Kind?) -> Bilingual {
        switch kind {
        case .created: Bilingual(zh: "已撤销预订", en: "Took the booking back:")
        case .changed: Bilingual(zh: "已撤销修改", en: "Took the change back:")
        case .cancelled: Bilingual(zh: "已撤销取消", en: "Took the cancellation back:")
        case nil: Bilingual(zh: "已撤销", en: "Took it back:")
        }
    }
}
