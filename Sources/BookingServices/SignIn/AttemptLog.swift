import RoomBooking

/// What every line that one sign-in writes into the log has in common.
struct AttemptLog {
    let form: SignInForm
    let clientID: String

    func attempt(_ result: SignInAttempt.Result, by user: User?, at instant: Instant) -> SignInAttempt {
        SignInAttempt(
            username: String(form.username.prefix(SignInLimits.username)), user: user?.id, at: instant,
            clientID: clientID, method: form.method, result: result)
    }
}
