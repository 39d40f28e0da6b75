import CCurl

/// An easy handle and the request that is on it, one after the other; the answer as it grows.
@safe final class CurlTransfer {
    let handle: UnsafeMutableRawPointer
    let settings: CurlSettings
    var body: [UInt8] = []
    var headers = HeaderReader()
    var isTooLarge = false
    private(set) var requestHasBegun = false

    private let options: CurlOptions
    private let lists: CurlLists
    private var target: [UInt8] = []
    private var outgoing = OutgoingBody()
    private var shape: CurlOptions.Shape?
    private var submission: CurlSubmission?

    /// Nil when libcurl gives no handle or refuses an option.
    init?(_ settings: CurlSettings, _ lists: CurlLists, _ watch: SocketWatch) {
        guard let handle = unsafe curl_easy_init() else { return nil }
        unsafe self.handle = unsafe handle
        self.settings = settings
        self.lists = lists
        options = unsafe CurlOptions(handle)
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        guard unsafe options.setUp(settings, lists, watch, owner: me) else {
            close()
            return nil
        }
    }

    func close() {
        unsafe curl_easy_cleanup(handle)
        outgoing.free()
    }

    /// Takes a request and sets what it needs; false when libcurl refuses an option.
    func begin(_ submission: CurlSubmission) -> Bool {
        self.submission = submission
        requestHasBegun = false
        if submission.shape != shape {
            guard options.set(submission.shape, lists) else { return false }
            shape = submission.shape
        }
        if submission.target != target {
            guard options.set(target: submission.target) else { return false }
            target = submission.target
        }
        // What the handle sent before may not go along again.
        return submission.shape.method == .get || options.set(body: submission.body ?? [], in: &outgoing)
    }

    /// Gives back the request that was on the handle and forgets its answer.
    func end() -> CurlSubmission? {
        defer {
            submission = nil
            body = []
            headers = HeaderReader()
            isTooLarge = false
        }
        return submission
    }

    /// Allows the request to go out, once: libcurl would quietly repeat it on a fresh connection
    /// when a kept one ends without an answer, and no call of this API may be made twice unasked.
    func beginRequest() -> Bool {
        guard !requestHasBegun else { return false }
        requestHasBegun = true
        return true
    }

    func answer(to result: CURLcode) -> CurlSubmission.Answer {
        guard result == CURLE_OK else { return .failure(error(for: result)) }
        // libcurl takes headers that were cut off for an answer without a body.
        guard headers.isComplete else { return .failure(.connectionLost) }
        let status = unsafe ccurl_response_code(handle)
        return .success(HTTPResponse(status: status, headers: headers.fields, body: body))
    }

    private func error(for result: CURLcode) -> TransportError {
        if isTooLarge { return .tooLarge }
        return TransportError(result, requestHasBegun: requestHasBegun)
    }
}
