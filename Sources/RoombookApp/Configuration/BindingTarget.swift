/// What the QR code of a binding leads to.
package struct BindingTarget: Sendable, Equatable {
    /// The mini program's page, without a leading slash.
    package var page: String
    /// A link that the account's console maps to that page, with its last slash; nil where there is none, so that the
    /// code holds the page itself.
    package var link: String?

    package static let standardPage = "pages/bind/index"

    package init(page: String = standardPage, link: String? = nil) {
        self.page = page
        self.link = link
    }

    /// What the code holds for a scene, which is base64url and needs no escaping.
    package func payload(for scene: String) -> String {
        link.map { "\($0)\(scene)" } ?? "\(page)?scene=\(scene)"
    }
}
