/// Something that goes wrong on purpose, for a number of calls.
package struct SandboxFault: Sendable {
    package enum Kind: Sendable, Equatable {
        /// A business error with HTTP 200.
        case errorCode(Int, message: String?)
        /// A gateway's answer.
        case status(Int, body: String?)
        /// Nothing but a pause.
        case delay
        /// The connection ends before the call is worked on, with no byte of an answer.
        case closeBefore
        /// The call is worked on, then the connection ends with no byte of an answer.
        case closeAfter
        /// The call is worked on, then the connection ends within the body of the answer.
        case halfBody
        /// Another body with HTTP 200.
        case body(String)
    }

    package var kind: Kind
    /// Which endpoint fails; nil is every one.
    package var endpoint: SandboxEndpoint?
    /// How many calls it strikes; nil is until it is cleared.
    package var count: Int?
    /// A pause before the call is worked on, of less than 15 seconds.
    package var delay: Duration
    /// Whether the call takes effect although its answer is replaced.
    package var takesEffect: Bool

    package init(
        _ kind: Kind,
        endpoint: SandboxEndpoint? = nil,
        count: Int? = 1,
        delay: Duration = .zero,
        takesEffect: Bool = false
    ) {
        self.kind = kind
        self.endpoint = endpoint
        self.count = count
        self.delay = delay
        self.takesEffect = takesEffect
    }
}
