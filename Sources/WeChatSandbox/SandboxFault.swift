/// Something that goes wrong on purpose.
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
        /// Another body with HTTP 200, which need not be text.
        case bytes([UInt8])
        /// The answer trickles, from its first byte or from its body on.
        case slow(bytesPerSecond: Int, from: Trickle = .header)
        /// A member of the answer has a type that nobody expects.
        case wrongTypes(WrongType)
        /// A success without `errcode` and `errmsg`.
        case successWithoutErrorCode
        /// A success with `errcode` 0, also where the service sends none.
        case successWithErrorCode
        /// Members that no documentation knows.
        case extraKeys
        /// A byte order mark before the answer.
        case byteOrderMark
        /// Raw control characters within a text of the answer.
        case controlCharacter
        /// 47003 whose text breaks off behind the key, as it did in 2022 and 2023.
        case truncated47003(key: String)
        /// The answer is followed by white space up to that many bytes.
        case huge(bytes: Int)
        /// The answer has one more member, of arrays in arrays.
        case deep(levels: Int)
    }

    /// Where an answer begins to trickle.
    package enum Trickle: String, Sendable, CaseIterable {
        case header
        case body
    }

    /// Which member is of a wrong type, and which type that is.
    package enum WrongType: String, Sendable, CaseIterable {
        case errorCodeText = "errcode_string"
        case errorCodeBool = "errcode_bool"
        case errorCodeNested = "errcode_nested"
        case errorCodeFloat = "errcode_float"
        case messageIDText = "msgid_string"
        case messageIDFloat = "msgid_float"
        case tokenNumber = "access_token_number"
        case lifetimeText = "expires_in_string"
        case openIDNumber = "openid_number"
    }

    package var kind: Kind
    /// Which endpoint fails; nil is every one.
    package var endpoint: SandboxEndpoint?
    /// How many calls it strikes; nil is until it is cleared.
    package var count: Int?
    /// A pause before the call is worked on, or behind it.
    package var delay: Duration
    /// Whether the call takes effect although its answer is replaced.
    package var takesEffect: Bool
    /// The share of the calls that it strikes, 0...1.
    package var probability: Double
    /// Whether the call takes effect before the pause, so that only its answer is late.
    package var delaysAnswer: Bool
    /// Headers of the answer, such as `Retry-After`, which take the place of its own.
    package var headers: [String: String]

    package init(
        _ kind: Kind,
        endpoint: SandboxEndpoint? = nil,
        count: Int? = 1,
        delay: Duration = .zero,
        takesEffect: Bool = false,
        probability: Double = 1,
        delaysAnswer: Bool = false,
        headers: [String: String] = [:]
    ) {
        self.kind = kind
        self.endpoint = endpoint
        self.count = count
        self.delay = delay
        self.takesEffect = takesEffect
        self.probability = probability
        self.delaysAnswer = delaysAnswer
        self.headers = headers
    }
}

extension SandboxFault.Kind {
    /// What the control face calls it.
    package var name: String {
        switch self {
        case .errorCode: "errcode"
        case .status: "status"
        case .delay: "delay"
        case .closeBefore: "close_before"
        case .closeAfter: "close_after"
        case .halfBody: "half_body"
        case .body, .bytes: "body"
        case .slow: "slow"
        case .wrongTypes: "wrong_types"
        case .successWithoutErrorCode: "success_without_errcode"
        case .successWithErrorCode: "success_with_errcode"
        case .extraKeys: "extra_keys"
        case .byteOrderMark: "bom"
        case .controlCharacter: "control_character"
        case .truncated47003: "truncated_47003"
        case .huge: "huge"
        case .deep: "deep"
        }
    }
}
