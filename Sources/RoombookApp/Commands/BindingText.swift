import RoomBooking

/// Whether somebody is bound to WeChat and since when, in words.
enum BindingText {
    /// `openID` is shortened already.
    static func status(
        openID: String? = nil, boundAt: Instant?, mustBindAgain: Bool, _ workspace: Workspace
    ) -> String {
        guard let boundAt else { return workspace.say("微信未绑定", "WeChat not bound") }
        if mustBindAgain {
            return workspace.say(
                "需重新绑定微信（roombook bind）", "must bind WeChat again (roombook bind)")
        }
        let name = openID.map { " \($0)" } ?? ""
        let since = workspace.wall(boundAt)
        return workspace.say("微信已绑定\(name)，自 \(since)", "WeChat bound\(name) since \(since)")
    }
}
