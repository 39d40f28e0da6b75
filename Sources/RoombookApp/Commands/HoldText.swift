import RoomBooking

/// Why nothing is sent just now, and until when.
enum HoldText {
    static func bilingual(_ hold: SendingHold, zone: SiteZone) -> Bilingual {
        let until = zone.wall(hold.until)
        let time = "\(until.day.iso) \(until.time.text)"
        return Bilingual(
            zh: "\(time) 前暂停发送：\(hold.reason.zh)", en: "Nothing is sent before \(time): \(hold.reason.en)")
    }

    /// On standard error, where there is a hold.
    static func tell(_ hold: SendingHold?, _ workspace: Workspace) {
        guard let hold else { return }
        Console.error(bilingual(hold, zone: workspace.zone)[workspace.language])
    }
}

/// A hold as scripts read it.
struct HoldForm: Encodable {
    let until: String
    let reason: String

    init(_ hold: SendingHold, _ workspace: Workspace) {
        until = workspace.zone.iso(hold.until)
        reason = hold.reason[workspace.language]
    }
}
