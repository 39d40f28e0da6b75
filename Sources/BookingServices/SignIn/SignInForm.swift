import Foundation
import RoomBooking

/// A sign-in as typed, without the blanks around the name and the code.
struct SignInForm {
    let username: String
    let password: String
    /// Nil where none was given.
    let code: String?

    init(username: String, password: String, code: String?) {
        self.username = username.trimmingCharacters(in: .whitespaces)
        self.password = password
        let trimmed = code?.trimmingCharacters(in: .whitespaces) ?? ""
        self.code = trimmed.isEmpty ? nil : trimmed
    }

    var problems: [SignInField: InputText.Problem] {
        SignInChecks.problems(username: username, password: password, code: code ?? "")
    }

    /// One key for every spelling of a name that means the same user, so that another spelling gives no more guesses.
    var throttleKey: String { "user:" + username.nameKey }

    var method: SignInAttempt.Method { code == nil ? .web : .miniProgram }
}
