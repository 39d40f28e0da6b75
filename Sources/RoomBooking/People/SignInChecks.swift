/// The checks of the sign-in form that need nobody else, made before anything is sent.
package enum SignInChecks {
    /// A problem a field; an empty code is none, since it means the web login.
    package static func problems(
        username: String, password: String, code: String
    ) -> [SignInField: InputText.Problem] {
        var problems: [SignInField: InputText.Problem] = [:]
        problems[.username] = InputText.check(username, limit: SignInLimits.username)
        problems[.password] = passwordProblem(password)
        if !code.isEmpty { problems[.code] = InputText.check(code, limit: SignInLimits.code) }
        return problems
    }

    /// A password may be blank inside, but neither empty nor over-long in bytes, and holds no control characters.
    package static func passwordProblem(_ password: String) -> InputText.Problem? {
        if password.isEmpty { return .empty }
        if password.utf8.count > SignInLimits.passwordBytes {
            return .tooLong(limit: SignInLimits.passwordBytes)
        }
        let hasControl = password.unicodeScalars.contains { $0.properties.generalCategory == .control }
        return hasControl ? .controlCharacters : nil
    }
}
