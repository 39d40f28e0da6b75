/// A request as the state machine sees it: read, but of no particular transport.
struct SandboxRequest {
    /// What came behind the headers.
    enum Body {
        /// No `Content-Length` was given, whether or not a body followed.
        case ofUnknownLength
        case tooLarge
        case bytes([UInt8])
    }

    static let largestBody = 1 << 20

    let method: String
    let path: String
    let query: QueryParameters
    let body: Body
    let peer: String
    private let parsed: Result<JSON, APIError>

    init(
        method: String, path: String, query: String = "", body: Body = .bytes([]), peer: String = "127.0.0.1"
    ) {
        self.method = method
        self.path = path
        self.query = QueryParameters(query)
        self.body = body
        self.peer = peer
        parsed = Self.parse(body)
    }

    /// The JSON object of the body.
    func document() throws(APIError) -> JSON {
        try parsed.get()
    }

    private static func parse(_ body: Body) -> Result<JSON, APIError> {
        switch body {
        case .bytes(let bytes) where bytes.isEmpty: return .failure(.emptyBody)
        case .bytes(let bytes):
            guard let document = try? JSONReader.read(bytes), case .object = document else {
                return .failure(.malformedBody)
            }
            return .success(document)
        case .ofUnknownLength, .tooLarge: return .failure(.malformedBody)
        }
    }
}
