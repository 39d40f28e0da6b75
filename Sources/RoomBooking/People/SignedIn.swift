/// What signing in gives a client.
package struct SignedIn: Sendable, Equatable {
    package var tokens: SessionTokens
    package var identity: Identity
    package var permissions: Set<Permission>
    package var dictionaries: Dictionaries

    package init(
        tokens: SessionTokens, identity: Identity, permissions: Set<Permission>, dictionaries: Dictionaries
    ) {
        self.tokens = tokens
        self.identity = identity
        self.permissions = permissions
        self.dictionaries = dictionaries
    }
}
