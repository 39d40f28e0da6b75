import CCurl

/// The transfers under way; used on the engine's thread alone.
@safe final class CurlLoop {
    private let multi: UnsafeMutableRawPointer
    private let settings: CurlSettings
    private let lists: CurlLists
    private let watch: SocketWatch
    private let doorbell: Doorbell
    private let clock = SuspendingClock()
    private var transfers: [UInt64: CurlTransfer] = [:]
    // A handle used again keeps its TLS sessions and its unchanging options.
    private var idle: [CurlTransfer] = []
    /// When libcurl wants to be called though no socket is ready.
    private var due: SuspendingClock.Instant?

    init?(settings: CurlSettings, doorbell: Doorbell) {
        guard let watch = SocketWatch() else { return nil }
        guard let lists = CurlLists(settings), let multi = unsafe curl_multi_init() else {
            watch.close()
            return nil
        }
        unsafe self.multi = unsafe multi
        self.settings = settings
        self.lists = lists
        self.watch = watch
        self.doorbell = doorbell
        watch.watch(doorbell.descriptor, for: .reading)
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe ccurl_multi_set_watchers(multi, watchSocket, watchTime, me)
        unsafe ccurl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, settings.maximumConnections)
        unsafe ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, settings.maximumConnections)
    }

    func start(_ submission: CurlSubmission) {
        guard let transfer = idle.popLast() ?? CurlTransfer(settings, lists, watch) else {
            submission.answer(.failure(.notSent(.setupFailed)))
            return
        }
        guard transfer.begin(submission), unsafe curl_multi_add_handle(multi, transfer.handle) == CURLM_OK
        else {
            submission.answer(.failure(.notSent(.setupFailed)))
            transfer.close()
            return
        }
        transfers[submission.id] = transfer
    }

    func cancel(_ id: UInt64) {
        guard let transfer = transfers[id] else { return }
        let error = TransportError.cancelled(mayHaveBeenSent: transfer.requestHasBegun)
        release(transfer)?.answer(.failure(error))
    }

    func cancelAll() {
        for id in Array(transfers.keys) { cancel(id) }
    }

    /// Does what is ready to be done; blocks first, if it may, until there is something or the doorbell rings.
    func turn(mayBlock: Bool) {
        var running: Int32 = 0
        watch.wait(milliseconds: mayBlock ? millisecondsUntilDue : 0) { ready in
            if ready.socket == doorbell.descriptor {
                doorbell.silence()
            } else {
                unsafe curl_multi_socket_action(multi, ready.socket, ready.readiness.curlFlags, &running)
            }
        }
        if let due, clock.now >= due {
            self.due = nil
            unsafe curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running)
        }
        answerFinished()
    }

    func close() {
        for transfer in idle { transfer.close() }
        idle = []
        unsafe curl_multi_cleanup(multi)
        lists.close()
        watch.close()
    }

    func follow(_ socket: Int32, _ what: Int32) {
        switch what {
        case CURL_POLL_IN: watch.watch(socket, for: .reading)
        case CURL_POLL_OUT: watch.watch(socket, for: .writing)
        case CURL_POLL_INOUT: watch.watch(socket, for: [.reading, .writing])
        default: watch.forget(socket)
        }
    }

    func setTimer(_ milliseconds: Int) {
        due = milliseconds < 0 ? nil : clock.now + .milliseconds(milliseconds)
    }

    private var millisecondsUntilDue: Int32 {
        guard let due else { return -1 }
        let (seconds, attoseconds) = (due - clock.now).components
        // Rounded up: to wake too early would mean to wait twice.
        let milliseconds = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: max(0, milliseconds))
    }

    private func answerFinished() {
        var result = CURLE_OK
        while let handle = unsafe ccurl_next_finished(multi, &result) {
            guard let transfer = unsafe object(ccurl_owner(handle), as: CurlTransfer.self) else { continue }
            let answer = transfer.answer(to: result)
            release(transfer)?.answer(answer)
        }
    }

    private func release(_ transfer: CurlTransfer) -> CurlSubmission? {
        unsafe curl_multi_remove_handle(multi, transfer.handle)
        let submission = transfer.end()
        if let submission { transfers[submission.id] = nil }
        if idle.count < settings.maximumConnections {
            idle.append(transfer)
        } else {
            transfer.close()
        }
        return submission
    }
}

extension SocketWatch.Interest {
    fileprivate var curlFlags: Int32 {
        (contains(.reading) ? CURL_CSELECT_IN : 0) | (contains(.writing) ? CURL_CSELECT_OUT : 0)
    }
}
