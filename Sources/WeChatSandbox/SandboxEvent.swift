package import Foundation

/// What the real service would push to the server of the mini program.
package struct SandboxEvent: Sendable, Identifiable {
    package enum Kind: String, Sendable {
        /// Somebody answered the dialog of `wx.requestSubscribeMessage`.
        case answered = "subscribe_msg_popup_event"
        /// Somebody switched templates off in the settings.
        case switchedOff = "subscribe_msg_change_event"
        /// A message reached the phone.
        case sent = "subscribe_msg_sent_event"
    }

    /// Ascending from 1 within a run.
    package let id: Int
    package let time: Date
    package let kind: Kind
    package let openID: String
    package let templateIDs: [String]
    /// Whether the person agreed.
    package let accepts: Bool
    /// The id of the message that was sent.
    package let messageID: Int?
}
