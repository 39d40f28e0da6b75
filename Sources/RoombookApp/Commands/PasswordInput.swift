import ArgumentParser
import Foundation
import Glibc
import RoomBooking

/// A password from the first line of standard input: never from argv, where others could see it.
struct PasswordOptions: ParsableArguments {
    @Flag(name: .long, help: "Read the password from the first line of standard input. 从标准输入读取密码。")
    var passwordStdin = false

    func read() throws(CommandFailure) -> String {
        guard passwordStdin else { throw .input(.passwordOnTerminal) }
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while line.count <= SignInLimits.passwordBytes + 1 {
            let count = Glibc.read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            if count <= 0 || byte == UInt8(ascii: "\n") { break }
            line.append(byte)
        }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        guard !line.isEmpty else { throw .input(.noPassword) }
        guard line.count <= SignInLimits.passwordBytes else { throw .input(.passwordTooLong) }
        guard let password = String(validating: line, as: UTF8.self) else { throw .input(.passwordNotText) }
        return password
    }
}
