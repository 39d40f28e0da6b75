import CCurl

/// The transfers under way; made and used on the engine's thread alone.
@safe final class CurlLoop {
    private let multi: UnsafeMutableRawPointer
    private let settings: CurlSettings
    private var transfers = unsafe [UnsafeMutableRawPointer: CurlTransfer]()
    // A handle used again keeps its TLS sessions and its unchanging options.
    private var idleHandles = unsafe [UnsafeMutableRawPointer]()

    init(multi: UnsafeMutableRawPointer, settings: CurlSettings) {
        unsafe self.multi = unsafe multi
        self.settings = settings
        unsafe ccurl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, settings.maximumConnections)
        unsafe ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, settings.maximumConnections)
    }

    func start(_ submission: CurlSubmission) {
        guard let handle = unsafe idleHandles.popLast() ?? makeHandle() else {
            submission.continuation.resume(returning: .failure(.notSent(.setupFailed)))
            return
        }
        let transfer = unsafe CurlTransfer(submission, handle: handle, settings: settings)
        guard transfer.prepare(), unsafe curl_multi_add_handle(multi, handle) == CURLM_OK else {
            unsafe curl_easy_cleanup(handle)
            transfer.freeLists()
            transfer.fail(.notSent(.setupFailed))
            return
        }
        unsafe transfers[handle] = transfer
    }

    func cancel(_ id: UInt64) {
        guard let transfer = unsafe transfers.values.first(where: { $0.id == id }) else { return }
        release(transfer)
        transfer.fail(.cancelled(mayHaveBeenSent: transfer.requestHasBegun))
    }

    func cancelAll() {
        for transfer in unsafe Array(transfers.values) {
            release(transfer)
            transfer.fail(.cancelled(mayHaveBeenSent: transfer.requestHasBegun))
        }
    }

    func perform() {
        var running: Int32 = 0
        unsafe curl_multi_perform(multi, &running)
        var result = CURLE_OK
        while let handle = unsafe ccurl_next_finished(multi, &result) {
            guard let transfer = unsafe transfers[handle] else { continue }
            let status = unsafe ccurl_response_code(handle)
            release(transfer)
            transfer.finish(result, status: status)
        }
    }

    /// Blocks until a socket is ready, a timeout of libcurl is due or somebody wakes the thread.
    func wait() {
        unsafe curl_multi_poll(multi, nil, 0, Int32.max, nil)
    }

    func close() {
        while let handle = unsafe idleHandles.popLast() { unsafe curl_easy_cleanup(handle) }
        unsafe curl_multi_cleanup(multi)
    }

    private func makeHandle() -> UnsafeMutableRawPointer? {
        guard let handle = unsafe curl_easy_init() else { return nil }
        guard unsafe CurlOptions(handle).setUp(settings) else {
            unsafe curl_easy_cleanup(handle)
            return nil
        }
        return unsafe handle
    }

    private func release(_ transfer: CurlTransfer) {
        let handle = unsafe transfer.handle
        unsafe transfers[handle] = nil
        unsafe curl_multi_remove_handle(multi, handle)
        if unsafe idleHandles.count < settings.maximumConnections {
            unsafe idleHandles.append(handle)
        } else {
            unsafe curl_easy_cleanup(handle)
        }
        transfer.freeLists()
    }
}
