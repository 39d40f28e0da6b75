import ArgumentParser
import RoomBooking

/// A password from the first line of standard input: never from argv, where others could see it.
struct PasswordOptions: ParsableArguments {
    @Flag(name: .long, help: "Read the password from the first line of standard input. 从标准输入读取密码。")
    var passwordStdin = false

    func read() throws(CommandFailure) -> String {
        guard passwordStdin else { throw .input(.passwordOnTerminal) }
        let line = StandardInput.line(limit: SignInLimits.passwordBytes) ?? []
        guard !line.isEmpty else { throw .input(.noPassword) }
        guard line.count <= SignInLimits.passwordBytes else { throw .input(.passwordTooLong) }
        guard let password = String(validating: line, as: UTF8.self) else { throw .input(.passwordNotText) }
        return password
    }
}
