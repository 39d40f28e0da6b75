import Foundation
import Glibc
import Testing

extension Stories {
    @Suite("Ways out of the terminal")
    struct WaysOut {
        /// A shell in which the demo's sign-in form is up.
        private func demo(_ place: Place) async throws -> Window {
            let shell = place.with(["PS1": "ready> ", "ROOMBOOK": Place.program])
            let window = try await Window(shell, running: "bash", "--norc", "--noprofile")
            try await window.see("ready>")
            try await window.type("clear; $ROOMBOOK demo --lang en; echo status=$?")
            try await window.press("Enter")
            try await window.see("Sign in", "Get code")
            return window
        }

        /// Lines are edited and typed text is shown again, the form is gone, and so is the demo's folder.
        private func expectRestored(_ window: Window, status: Int, in place: Place) async throws {
            let shell = try await window.see("status=\(status)", "ready>")
            #expect(!shell.contains("Get code"), "\(shell)")
            try await expectCooked(window)
            #expect(try place.leftovers().isEmpty)
            try await window.close()
        }

        private func expectCooked(_ window: Window) async throws {
            try await window.type("stty -a; echo modes=shown")
            try await window.press("Enter")
            let modes = try await window.see("\nmodes=shown").split { $0.isWhitespace }
            for mode in ["icanon", "echo", "isig", "icrnl", "opost", "onlcr"] {
                #expect(modes.contains { $0 == mode }, "\(mode): \(modes)")
            }
        }

        /// The demo, as the shell's only child.
        private func program(in window: Window) async throws -> pid_t {
            let shell = try #require(try await window.processID())
            let children = try String(
                contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
            return try #require(children.split(separator: " ").first.flatMap { pid_t($0) })
        }

        @Test("q, and Ctrl-C twice", arguments: [["q"], ["C-c", "C-c"]])
        func quits(keys: [String]) async throws {
            let place = try Place()
            let window = try await demo(place)
            for key in keys { try await window.press(key) }
            try await expectRestored(window, status: 0, in: place)
        }

        @Test("Signals from elsewhere", arguments: [SIGTERM, SIGINT, SIGHUP])
        func signalled(signal: Int32) async throws {
            let place = try Place()
            let window = try await demo(place)
            kill(try await program(in: window), signal)
            try await expectRestored(window, status: 128 + Int(signal), in: place)
        }

        @Test("A crash gives the terminal back and opens no debugger", arguments: [SIGSEGV, SIGABRT, SIGILL])
        func crashes(signal: Int32) async throws {
            let place = try Place().with(["SWIFT_BACKTRACE": nil])
            let window = try await demo(place)
            kill(try await program(in: window), signal)
            let shell = try await window.see("status=\(128 + signal)", "ready>")
            #expect(!shell.contains("Press space"), "\(shell)")
            try await expectCooked(window)
            try await window.close()
        }

        @Test("Ctrl-Z gives the shell its terminal, and fg the form back")
        func suspends() async throws {
            let place = try Place()
            let window = try await demo(place)
            try await window.press("C-z")
            try await window.see("Stopped", "ready>")
            try await expectCooked(window)
            try await window.type("clear; fg")
            try await window.press("Enter")
            try await window.see("Sign in", "Get code")
            try await window.press("q")
            try await window.see("ready>")
            try await expectCooked(window)
            #expect(try place.leftovers().isEmpty)
            try await window.close()
        }

        @Test("A terminal that goes away takes the program and the demo's folder with it")
        func hangsUp() async throws {
            let place = try Place()
            let window = try await demo(place)
            let program = try await program(in: window)
            #expect(try !place.leftovers().isEmpty)
            try await window.close()
            _ = try await Eventually.find("the end of the program") { kill(program, 0) == 0 ? nil : true }
            #expect(try place.leftovers().isEmpty)
        }

        @Test(
            "A terminal without full screens is refused before it is touched, an unknown one is taken for xterm"
        )
        func otherTerminals() async throws {
            let place = try Place()
            let dumb = try await Window(place, term: "dumb", running: "bash", "--norc", "--noprofile")
            try await dumb.type("\(Place.program) demo --lang en; echo status=$?")
            try await dumb.press("Enter")
            try await dumb.see("The terminal dumb can not show full screens", "status=64")
            try await dumb.close()

            for term in ["xterm-of-tomorrow", "../../etc/passwd", "screen"] {
                let window = try await Window(
                    place.with(["LC_ALL": "nonsense", "LANG": "nonsense"]), term: term,
                    running: Place.program,
                    "demo", "--lang", "zh")
                try await window.see("登录", "获取登录码", "预订会议室")
                try await window.press("q")
                try await window.end()
            }
            #expect(try place.leftovers().isEmpty)
        }
    }
}
