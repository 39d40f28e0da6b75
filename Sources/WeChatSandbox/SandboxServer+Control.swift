extension SandboxServer {
    /// Arms a fault and tells its id.
    ///
    /// Each call asks the armed faults of its endpoint in the order of arming; each that has a probability
    /// draws for itself, and the first that hits strikes, alone.
    @discardableResult
    package func arm(_ fault: SandboxFault) -> Int {
        sandbox.withState { state, _ in state.faults.arm(fault) }
    }

    /// Takes back one fault, or all.
    package func clearFaults(id: Int? = nil) {
        sandbox.withState { state, _ in state.faults.clear(id: id) }
    }

    /// The faults that nobody took back, in the order of striking, with what they did.
    package func faults() -> [SandboxFaultRecord] {
        sandbox.withState { state, _ in state.faults.listed }
    }

    /// Where the draws of the faults begin, to repeat a campaign with.
    package var seed: UInt64 {
        sandbox.withState { state, _ in state.faults.seed }
    }

    /// The account as it now stands.
    package var account: SandboxConfiguration {
        sandbox.withState { state, _ in state.rules }
    }

    /// Changes the account while the sandbox runs, such as its secret, templates, quotas or latency.
    ///
    /// A change of the token rules is for tokens made from then on, a new seed for faults armed from then on.
    package func adjust(_ change: (inout SandboxConfiguration) -> Void) {
        sandbox.withState { state, _ in state.adjust(change) }
    }

    /// How often each endpoint was called.
    package func callCounts() -> [SandboxEndpoint: Int] {
        sandbox.withState { state, _ in state.counts }
    }

    /// What was asked of the pools of access tokens, and how often a dead one was used.
    package func tokenCounts() -> SandboxTokenCounts {
        sandbox.withState { state, _ in state.tokenCounts }
    }

    /// What the sandbox saw since its start.
    package func audit() -> SandboxAudit {
        sandbox.withState { state, _ in state.audit }
    }
}
