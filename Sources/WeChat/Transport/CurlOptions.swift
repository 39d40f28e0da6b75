import CCurl

/// What this client asks of libcurl: most of it once per handle, the rest when a request needs another.
@safe struct CurlOptions {
    /// What requests of one kind have in common.
    struct Shape: Equatable {
        let baseURL: WeChatBaseURL
        let method: HTTPRequest.Method
        let hasBody: Bool
        let timeouts: HTTPTimeouts

        init(_ request: HTTPRequest) {
            baseURL = request.baseURL
            method = request.method
            hasBody = request.body != nil
            timeouts = request.timeouts
        }
    }

    private let handle: UnsafeMutableRawPointer

    init(_ handle: UnsafeMutableRawPointer) {
        unsafe self.handle = unsafe handle
    }

    /// What never changes: no redirect, no proxy, no credentials file, peer and host verified.
    func setUp(
        _ settings: CurlSettings, _ lists: CurlLists, _ watch: SocketWatch, owner: UnsafeMutableRawPointer
    ) -> Bool {
        unsafe set(CURLOPT_REDIR_PROTOCOLS_STR, "https")
            && set(CURLOPT_FOLLOWLOCATION, 0)
            && set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
            && set(CURLOPT_PROXY, "")
            && set(CURLOPT_NETRC, 0)
            && set(CURLOPT_NOSIGNAL, 1)
            && set(CURLOPT_SSL_VERIFYPEER, 1)
            && set(CURLOPT_SSL_VERIFYHOST, 2)
            && set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
            // As Debian has it, wherever this runs: no keys of 1024 bits, no SHA-1.
            && set(CURLOPT_SSL_CIPHER_LIST, "DEFAULT:@SECLEVEL=2")
            && setAuthorities(settings)
            && set(CURLOPT_LOW_SPEED_LIMIT, settings.lowSpeedBytesPerSecond)
            && set(CURLOPT_LOW_SPEED_TIME, settings.lowSpeedSeconds)
            // Answers are short, and libcurl takes and frees this buffer for each of them.
            && set(CURLOPT_BUFFERSIZE, 1024)
            // Servers drop idle connections; one kept for longer is likely to be dead.
            && set(CURLOPT_MAXAGE_CONN, 30)
            && set(CURLOPT_CONNECT_TO, lists.connectTo)
            && setCallbacks(owner)
            && setSockets(watch)
    }

    /// The one scheme that is allowed, the time that is allowed, and what goes along.
    func set(_ shape: Shape, _ lists: CurlLists) -> Bool {
        unsafe set(CURLOPT_URL, shape.baseURL.text)
            && set(CURLOPT_PROTOCOLS_STR, shape.baseURL.isLoopback ? "http" : "https")
            && setVersion(isLoopback: shape.baseURL.isLoopback)
            && set(CURLOPT_CONNECTTIMEOUT_MS, shape.timeouts.connect.wholeMilliseconds)
            && set(CURLOPT_TIMEOUT_MS, shape.timeouts.total.wholeMilliseconds)
            && set(shape.method == .post ? CURLOPT_POST : CURLOPT_HTTPGET, 1)
            && set(CURLOPT_HTTPHEADER, shape.hasBody ? lists.json : lists.plain)
    }

    /// Path and query, ending with a zero; kept out of the address, which libcurl would take apart each time.
    func set(target: [UInt8]) -> Bool {
        unsafe target.withUnsafeBytes { bytes in
            let text = unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress
            return unsafe ccurl_set_string(handle, CURLOPT_REQUEST_TARGET, text) == CURLE_OK
        }
    }

    /// A body of known length: without a length the service answers 412.
    func set(body: [UInt8], in place: inout OutgoingBody) -> Bool {
        if place.copy(body),
            unsafe ccurl_set_pointer(handle, CURLOPT_POSTFIELDS, place.bytes.baseAddress) != CURLE_OK
        {
            return false
        }
        return unsafe ccurl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)) == CURLE_OK
    }

    private func setVersion(isLoopback: Bool) -> Bool {
        // Waiting shows whether the first connection can carry the others too, which plain HTTP never can.
        set(CURLOPT_HTTP_VERSION, isLoopback ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS)
            && set(CURLOPT_PIPEWAIT, isLoopback ? 0 : 1)
    }

    private func setAuthorities(_ settings: CurlSettings) -> Bool {
        guard let file = settings.authoritiesFile else { return true }
        return set(CURLOPT_CAINFO, file)
    }

    private func setCallbacks(_ owner: UnsafeMutableRawPointer) -> Bool {
        unsafe ccurl_set_pointer(handle, CURLOPT_PRIVATE, owner) == CURLE_OK
            && ccurl_set_receiver(handle, CURLOPT_WRITEFUNCTION, receiveBody) == CURLE_OK
            && ccurl_set_pointer(handle, CURLOPT_WRITEDATA, owner) == CURLE_OK
            && ccurl_set_receiver(handle, CURLOPT_HEADERFUNCTION, receiveHeader) == CURLE_OK
            && ccurl_set_pointer(handle, CURLOPT_HEADERDATA, owner) == CURLE_OK
            && ccurl_set_before_request(handle, allowRequest, owner) == CURLE_OK
    }

    private func setSockets(_ watch: SocketWatch) -> Bool {
        let watch = unsafe Unmanaged.passUnretained(watch).toOpaque()
        return unsafe ccurl_set_sockets(handle, openSocket, closeSocket, watch) == CURLE_OK
    }

    private func set(_ option: CURLoption, _ value: Int) -> Bool {
        unsafe ccurl_set_long(handle, option, value) == CURLE_OK
    }

    private func set(_ option: CURLoption, _ list: UnsafeMutablePointer<curl_slist>?) -> Bool {
        unsafe ccurl_set_list(handle, option, list) == CURLE_OK
    }

    private func set(_ option: CURLoption, _ value: String) -> Bool {
        unsafe ccurl_set_string(handle, option, value) == CURLE_OK
    }
}

extension Duration {
    fileprivate var wholeMilliseconds: Int {
        let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
        return Int(max(1, milliseconds))
    }
}
