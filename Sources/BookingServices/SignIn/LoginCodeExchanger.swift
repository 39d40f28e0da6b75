package import RoomBooking

/// Exchanges a login code for the WeChat identity behind it, as `jscode2session` does.
package protocol LoginCodeExchanger: Sendable {
    func exchange(code: String) async throws(ExplainedFailure) -> WeChatIdentity
}
