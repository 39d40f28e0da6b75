extension SandboxServer {
    /// What `wx.login` on that person's phone gives the mini program, and who the person is to the account.
    package func login(user: String) throws(SandboxError) -> (code: String, openID: String) {
        try sandbox.withState { (state, now) throws(SandboxError) in
            let person = try state.people.person(named: user)
            return (state.codes.issue(for: person.user, at: now), person.openID)
        }
    }

    /// Lets the person accept more messages of a template, named by its id or code; nil counts without limit.
    package func subscribe(openID: String, template: String, count: Int?) throws(SandboxError) {
        try sandbox.withState { (state, _) throws(SandboxError) in
            try state.subscribe(openID: openID, templates: template, count: count)
        }
    }

    /// The delivered messages after that id, oldest first.
    package func messages(since id: Int = 0) -> [SandboxMessage] {
        Array(sandbox.withState { state, _ in state.mailbox.messages(since: id) })
    }

    /// How often each endpoint was called.
    package func callCounts() -> [SandboxEndpoint: Int] {
        sandbox.withState { state, _ in state.counts }
    }

    package func arm(_ fault: SandboxFault) {
        sandbox.withState { state, _ in state.faults.arm(fault) }
    }

    package func clearFaults() {
        sandbox.withState { state, _ in state.faults.clear() }
    }
}
