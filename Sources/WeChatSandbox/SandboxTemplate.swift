/// A message template of the sandbox's account, as the console of the real service would show it.
package struct SandboxTemplate: Sendable, Hashable {
    /// What an accept is good for.
    package enum Kind: String, Sendable, CaseIterable {
        /// One message for each accept.
        case oneTime = "one_time"
        /// Any number of messages until the person switches them off.
        case longTerm = "long_term"
    }

    /// One field of the card: the key of the call and the words on the card.
    package struct Keyword: Sendable, Hashable {
        package var key: String
        package var label: String
        /// What the console shows as an example.
        package var example: String
        /// The values that an `enum` keyword may have; nil is any.
        package var allowedValues: [String]?

        package init(key: String, label: String, example: String = "", allowedValues: [String]? = nil) {
            self.key = key
            self.label = label
            self.example = example
            self.allowedValues = allowedValues
        }
    }

    /// What the sandbox and its operator call it; never sent by a client.
    package var code: String
    /// The 43 characters that a call names it by.
    package var id: String
    package var title: String
    package var keywords: [Keyword]
    package var kind: Kind

    package init(code: String, id: String, title: String, keywords: [Keyword], kind: Kind = .oneTime) {
        self.code = code
        self.id = id
        self.title = title
        self.keywords = keywords
        self.kind = kind
    }
}
