/// A line of the sign-in log.
package struct SignInAttempt: Sendable, Equatable {
    /// As typed, cut to 64 characters.
    package var username: String
    package var user: UserID?
    package var at: Instant
    package var clientID: String
    package var method: Method
    package var result: Result

    package init(
        username: String, user: UserID?, at: Instant, clientID: String, method: Method, result: Result
    ) {
        self.username = username
        self.user = user
        self.at = at
        self.clientID = clientID
        self.method = method
        self.result = result
    }

    /// With a code it is the mini program's login, without one the web login.
    package enum Method: String, Sendable { case miniProgram = "mini_program", web }

    package enum Result: String, Sendable {
        case signedIn = "signed_in"
        case wrongCredentials = "wrong_credentials"
        case throttled
        case disabled
        case exchangeFailed = "exchange_failed"
        case openIDTaken = "open_id_taken"
    }
}
