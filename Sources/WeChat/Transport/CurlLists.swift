import CCurl

/// The lists that every handle shares: what goes along with a request, and where tests connect to.
@safe final class CurlLists {
    /// With a body, which is always JSON.
    private(set) var json: UnsafeMutablePointer<curl_slist>?
    private(set) var plain: UnsafeMutablePointer<curl_slist>?
    private(set) var connectTo: UnsafeMutablePointer<curl_slist>?

    /// Nil where memory has run out.
    init?(_ settings: CurlSettings) {
        // An empty `Expect:` keeps libcurl from waiting for `100 Continue`.
        let common = ["Expect:", "User-Agent: roombook"]
        guard unsafe Self.append(common, to: &plain),
            unsafe Self.append(["Content-Type: application/json"] + common, to: &json),
            unsafe Self.append(settings.connectTo.map { [$0] } ?? [], to: &connectTo)
        else {
            close()
            return nil
        }
    }

    func close() {
        unsafe curl_slist_free_all(json)
        unsafe curl_slist_free_all(plain)
        unsafe curl_slist_free_all(connectTo)
        unsafe (json, plain, connectTo) = (nil, nil, nil)
    }

    private static func append(_ lines: [String], to list: inout UnsafeMutablePointer<curl_slist>?) -> Bool {
        for line in lines {
            guard let longer = unsafe curl_slist_append(list, line) else { return false }
            unsafe list = unsafe longer
        }
        return true
    }
}
