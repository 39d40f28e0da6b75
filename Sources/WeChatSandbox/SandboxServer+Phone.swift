extension SandboxServer {
    /// What `wx.login` on that person's phone gives the mini program, and who the person is to the account.
    package func login(user: String) throws(SandboxError) -> (code: String, openID: String) {
        try sandbox.withState { (state, now) throws(SandboxError) in
            let person = try state.people.person(named: user)
            return (state.codes.issue(for: person.user, at: now), person.openID)
        }
    }

    /// Lets the person accept more messages of a template, named by its id, its code or `all`.
    ///
    /// Nil counts without limit, as every accept of a long-term template does; 0 switches the messages off.
    package func subscribe(openID: String, template: String, count: Int?) throws(SandboxError) {
        try sandbox.withState { (state, now) throws(SandboxError) in
            try state.subscribe(openID: openID, templates: template, count: count, now: now)
        }
    }

    /// Lets the person refuse in the dialog, which ends a long-term accept and leaves the others as they are.
    package func decline(openID: String, template: String) throws(SandboxError) {
        try sandbox.withState { (state, now) throws(SandboxError) in
            try state.decline(openID: openID, templates: template, now: now)
        }
    }

    /// Lets the person switch the messages of a template off in the settings, until the next accept.
    package func unsubscribe(openID: String, template: String) throws(SandboxError) {
        try sandbox.withState { (state, now) throws(SandboxError) in
            try state.switchOff(openID: openID, templates: template, now: now)
        }
    }

    /// How many messages the person still accepts of a template, named by its id or code; nil is no limit.
    package func credits(openID: String, template: String) throws(SandboxError) -> Int? {
        try sandbox.withState { (state, _) throws(SandboxError) in
            guard state.people.person(openID: openID) != nil else { throw .unknownOpenID }
            let named = state.rules.templates.first { $0.id == template || $0.code == template }
            guard let named else { throw .unknownTemplate }
            return switch state.credits.standing(openID: openID, template: named).credit {
            case .limited(let left): left
            case .unlimited: nil
            }
        }
    }

    /// Makes the service refuse the person's codes as those of a risky user, or stop doing so.
    package func setBlocked(_ isBlocked: Bool, user: String) throws(SandboxError) {
        try sandbox.withState { (state, _) throws(SandboxError) in
            let person = try state.people.person(named: user)
            state.people.setBlocked(isBlocked, user: person.user)
        }
    }

    /// The delivered messages after that id, oldest first.
    package func messages(since id: Int = 0) -> [SandboxMessage] {
        Array(sandbox.withState { state, _ in state.mailbox.entries(since: id) })
    }

    /// Forgets the delivered messages; their ids go on.
    package func emptyMailbox() {
        sandbox.withState { state, _ in state.mailbox.removeAll() }
    }

    /// What the real service would have pushed, after that id, oldest first.
    package func events(since id: Int = 0) -> [SandboxEvent] {
        Array(sandbox.withState { state, _ in state.events.entries(since: id) })
    }
}
