package import Foundation

/// What every call needs: the account, the place, the way there, and who watches.
package struct WeChatConnection: Sendable {
    package let account: WeChatAccount
    package let baseURL: WeChatBaseURL
    package let timeouts: HTTPTimeouts
    let now: @Sendable () -> Date
    private let transport: any HTTPTransport
    private let observer: (@Sendable (WeChatCall) -> Void)?
    private let tokenObserver: (@Sendable (TokenEvent) -> Void)?

    package init(
        account: WeChatAccount,
        baseURL: WeChatBaseURL,
        transport: any HTTPTransport,
        timeouts: HTTPTimeouts = HTTPTimeouts(),
        observer: (@Sendable (WeChatCall) -> Void)? = nil,
        tokenObserver: (@Sendable (TokenEvent) -> Void)? = nil,
        now: @escaping @Sendable () -> Date
    ) {
        self.account = account
        self.baseURL = baseURL
        self.transport = transport
        self.timeouts = timeouts
        self.observer = observer
        self.tokenObserver = tokenObserver
        self.now = now
    }

    /// Makes one call; `read` turns its answer into a result, and `openID` tells whom it is about.
    func call<Result>(
        _ endpoint: APIEndpoint,
        _ method: HTTPRequest.Method,
        query: [HTTPRequest.QueryItem] = [],
        json: [UInt8]? = nil,
        openID: String? = nil,
        before deadline: Date? = nil,
        read: (APIAnswer) throws(WeChatError) -> Result
    ) async throws(WeChatError) -> (result: Result, started: Date) {
        let started = now()
        let request = HTTPRequest(
            method, endpoint.path, at: baseURL, query: query, json: json,
            timeouts: timeouts.ending(by: deadline, now: started))
        do throws(WeChatError) {
            let result = try read(try await answer(to: request, from: endpoint, about: openID))
            observe(endpoint, started, .succeeded, openID)
            return (result, started)
        } catch {
            observe(endpoint, started, .failed(error), openID)
            throw error
        }
    }

    private func answer(
        to request: HTTPRequest, from endpoint: APIEndpoint, about openID: String?
    ) async throws(WeChatError) -> APIAnswer {
        let response: HTTPResponse
        do throws(TransportError) {
            response = try await transport.send(request)
        } catch {
            throw .transport(error)
        }
        return try APIAnswer(
            response, from: endpoint, hiding: { secrets(of: request, about: openID) }, now: now)
    }

    // A server may repeat in its message what it was sent.
    private func secrets(of request: HTTPRequest, about openID: String?) -> [String] {
        request.query.map(\.value.revealed) + [account.appSecret.revealed] + (openID.map { [$0] } ?? [])
    }

    func tell(_ event: TokenEvent) {
        tokenObserver?(event)
    }

    private func observe(
        _ endpoint: APIEndpoint, _ started: Date, _ outcome: WeChatCall.Outcome, _ openID: String?
    ) {
        guard let observer else { return }
        let duration = Duration.seconds(max(0, now().timeIntervalSince(started)))
        observer(
            WeChatCall(
                endpoint: endpoint, started: started, duration: duration, outcome: outcome,
                subject: openID.map(OpenID.shortened)))
    }
}
