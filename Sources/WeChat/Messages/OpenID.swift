/// How an openId may be shown: it is personal data, so never whole.
package enum OpenID {
    /// Its first and last four characters, as `oABC…wxyz`.
    package static func shortened(_ openID: String) -> String {
        openID.count > 8 ? "\(openID.prefix(4))…\(openID.suffix(4))" : "…"
    }
}
