import CCurl

/// One request on an easy handle: its options, its callbacks and the answer as it grows.
@safe final class CurlTransfer {
    let handle: UnsafeMutableRawPointer
    let settings: CurlSettings
    var body: [UInt8] = []
    var headers = HeaderReader()
    var isTooLarge = false
    private(set) var requestHasBegun = false

    private let submission: CurlSubmission
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var connectList: UnsafeMutablePointer<curl_slist>?

    init(_ submission: CurlSubmission, handle: UnsafeMutableRawPointer, settings: CurlSettings) {
        self.submission = submission
        unsafe self.handle = unsafe handle
        self.settings = settings
    }

    var id: UInt64 { submission.id }

    /// Sets what belongs to this request; false when libcurl refuses an option.
    func prepare() -> Bool {
        let options = unsafe CurlOptions(handle)
        return options.setLimits(submission.request)
            && options.setRequest(submission.request)
            && setHeaders()
            && setConnectTo()
            && setCallbacks()
    }

    /// Allows the request to go out, once: libcurl would quietly repeat it on a fresh connection
    /// when a kept one ends without an answer, and no call of this API may be made twice unasked.
    func beginRequest() -> Bool {
        guard !requestHasBegun else { return false }
        requestHasBegun = true
        return true
    }

    func finish(_ result: CURLcode, status: Int) {
        guard result == CURLE_OK else { return fail(error(for: result)) }
        // libcurl takes headers that were cut off for an answer without a body.
        guard headers.isComplete else { return fail(.connectionLost) }
        let response = HTTPResponse(status: status, headers: headers.fields, body: body)
        submission.continuation.resume(returning: .success(response))
    }

    func fail(_ error: TransportError) {
        submission.continuation.resume(returning: .failure(error))
    }

    func freeLists() {
        unsafe curl_slist_free_all(headerList)
        unsafe curl_slist_free_all(connectList)
        unsafe headerList = nil
        unsafe connectList = nil
    }

    private func error(for result: CURLcode) -> TransportError {
        if isTooLarge { return .tooLarge }
        guard requestHasBegun else { return .notSent(reason(for: result)) }
        switch result {
        case CURLE_OPERATION_TIMEDOUT: return .timedOut
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
            return .malformedAnswer
        default: return .connectionLost
        }
    }

    private func reason(for result: CURLcode) -> TransportError.NotSentReason {
        switch result {
        case CURLE_COULDNT_RESOLVE_HOST: .nameNotResolved
        case CURLE_OPERATION_TIMEDOUT: .connectTimedOut
        case CURLE_COULDNT_CONNECT: .connectionRefused
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_USE_SSL_FAILED:
            .tlsFailed
        default: .setupFailed
        }
    }

    private func setHeaders() -> Bool {
        // An empty `Expect:` keeps libcurl from waiting for `100 Continue`.
        let lines = submission.request.headers.map { "\($0): \($1)" } + ["Expect:", "User-Agent: roombook"]
        for line in lines {
            guard let list = unsafe curl_slist_append(headerList, line) else { return false }
            unsafe headerList = unsafe list
        }
        return unsafe ccurl_set_list(handle, CURLOPT_HTTPHEADER, headerList) == CURLE_OK
    }

    private func setConnectTo() -> Bool {
        guard let entry = settings.connectTo else { return true }
        unsafe connectList = unsafe curl_slist_append(nil, entry)
        return unsafe ccurl_set_list(handle, CURLOPT_CONNECT_TO, connectList) == CURLE_OK
    }

    private func setCallbacks() -> Bool {
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        return unsafe ccurl_set_receiver(handle, CURLOPT_WRITEFUNCTION, receiveBody) == CURLE_OK
            && ccurl_set_pointer(handle, CURLOPT_WRITEDATA, me) == CURLE_OK
            && ccurl_set_receiver(handle, CURLOPT_HEADERFUNCTION, receiveHeader) == CURLE_OK
            && ccurl_set_pointer(handle, CURLOPT_HEADERDATA, me) == CURLE_OK
            && ccurl_set_before_request(handle, allowRequest, me) == CURLE_OK
    }
}
