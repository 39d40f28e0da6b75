import CCurl

/// What this client asks of libcurl: some of it once per handle, some for each request.
@safe struct CurlOptions {
    private let handle: UnsafeMutableRawPointer

    init(_ handle: UnsafeMutableRawPointer) {
        unsafe self.handle = unsafe handle
    }

    /// What never changes: no redirect, no proxy, no credentials file, peer and host verified.
    func setUp(_ settings: CurlSettings) -> Bool {
        set(CURLOPT_REDIR_PROTOCOLS_STR, "https")
            && set(CURLOPT_FOLLOWLOCATION, 0)
            && set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
            && set(CURLOPT_PROXY, "")
            && set(CURLOPT_NETRC, 0)
            && set(CURLOPT_NOSIGNAL, 1)
            && set(CURLOPT_SSL_VERIFYPEER, 1)
            && set(CURLOPT_SSL_VERIFYHOST, 2)
            && set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
            && setAuthorities(settings)
            && set(CURLOPT_LOW_SPEED_LIMIT, settings.lowSpeedBytesPerSecond)
            && set(CURLOPT_LOW_SPEED_TIME, settings.lowSpeedSeconds)
            // Servers drop idle connections; one kept for longer is likely to be dead.
            && set(CURLOPT_MAXAGE_CONN, 30)
    }

    /// The one scheme that is allowed, and the time that is allowed.
    func setLimits(_ request: HTTPRequest) -> Bool {
        let isLoopback = request.baseURL.isLoopback
        return set(CURLOPT_PROTOCOLS_STR, isLoopback ? "http" : "https")
            && setVersion(isLoopback: isLoopback)
            && set(CURLOPT_CONNECTTIMEOUT_MS, request.timeouts.connect.wholeMilliseconds)
            && set(CURLOPT_TIMEOUT_MS, request.timeouts.total.wholeMilliseconds)
    }

    /// The address, and a body of known length: without a length the service answers 412.
    func setRequest(_ request: HTTPRequest) -> Bool {
        guard set(CURLOPT_URL, request.url) else { return false }
        guard request.method == .post else { return set(CURLOPT_HTTPGET, 1) }
        let body = request.body ?? []
        return set(CURLOPT_POST, 1) && set(copyOf: body)
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

    private func set(copyOf body: [UInt8]) -> Bool {
        unsafe body.withUnsafeBytes { bytes in
            let start = unsafe UnsafeMutableRawPointer(mutating: bytes.baseAddress)
            return unsafe ccurl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count))
                == CURLE_OK
                && ccurl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, start) == CURLE_OK
        }
    }

    private func set(_ option: CURLoption, _ value: Int) -> Bool {
        unsafe ccurl_set_long(handle, option, value) == CURLE_OK
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
