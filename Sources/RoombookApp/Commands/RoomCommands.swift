import ArgumentParser
import BookingServices
import RoomBooking

/// `roombook room add|list|close|open`.
struct RoomCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "room", abstract: "Meeting rooms. 管理会议室。",
        subcommands: [RoomAddCommand.self, RoomListCommand.self, RoomCloseCommand.self, RoomOpenCommand.self])
}

struct RoomAddCommand: ServiceCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a room. 添加会议室。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @Argument(help: "Name. 名称。") var name: String
    @Option(name: .long, help: "Seats. 座位数。") var capacity: Int
    @Option(name: .long, help: "Floor. 楼层。") var floor = ""
    @Option(name: .long, help: "Equipment, separated by commas: screen,whiteboard. 设备，用逗号分隔。") var equipment =
        ""

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let access = try await workspace.access()
        let codes = equipment.split { ",，、".contains($0) }.map { $0.filter { !$0.isWhitespace } }
        do throws(AdminError) {
            let room = try await workspace.services.rooms.add(
                NewRoom(name: name, capacity: capacity, floor: floor, equipment: codes), as: access)
            if output.json { return Console.json(RoomForm(room)) }
            Console.line(workspace.say("已添加会议室 \(room.name)。", "Added the room \(room.name)."))
        } catch {
            throw .admin(error)
        }
    }
}

struct RoomListCommand: ServiceCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "All rooms. 列出会议室。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        let access = try await workspace.access()
        do throws(AdminError) {
            let rooms = try await workspace.services.rooms.list(as: access)
            if output.json { return Console.json(rooms.map(RoomForm.init)) }
            for room in rooms { Console.line(line(room, workspace)) }
        } catch {
            throw .admin(error)
        }
    }

    private func line(_ room: Room, _ workspace: Workspace) -> String {
        var parts = [room.name, Wording.seats(room.capacity, in: workspace.language)]
        if !room.floor.isEmpty { parts.append(workspace.say("\(room.floor) 层", "floor \(room.floor)")) }
        if !room.equipment.isEmpty { parts.append(room.equipment.joined(separator: ",")) }
        if case .closed(let reason) = room.state {
            parts.append(workspace.say("暂停使用：\(reason)", "closed: \(reason)"))
        }
        return parts.joined(separator: "  ")
    }
}

struct RoomCloseCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Take no more bookings for a room. 暂停使用会议室。")

    @OptionGroup var options: GlobalOptions
    @Argument(help: "Name. 名称。") var name: String
    @Option(name: .long, help: "Why, as people will read it. 原因。") var reason: String

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        try await workspace.administer(done: ("\(name) 已暂停使用。", "\(name) is closed.")) {
            access throws(AdminError) in
            try await workspace.services.rooms.close(name, reason: reason, as: access)
        }
    }
}

struct RoomOpenCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open a room again. 恢复使用会议室。")

    @OptionGroup var options: GlobalOptions
    @Argument(help: "Name. 名称。") var name: String

    func execute(_ workspace: Workspace) async throws(CommandFailure) {
        try await workspace.administer(done: ("\(name) 已恢复使用。", "\(name) is open.")) {
            access throws(AdminError) in
            try await workspace.services.rooms.open(name, as: access)
        }
    }
}
