import ArgumentParser
import Foundation
import Glibc
import RoomBooking

/// What happens before any command: no debugger for a crash to open, a tight umask, no core dumps, no death by a
/// closed pipe.
package enum Launch {
    package static func run() {
        renounceBacktraces()
        umask(0o077)
        signal(SIGPIPE, SIG_IGN)
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        let arguments = CommandArguments(Array(CommandLine.arguments.dropFirst()))
        if let verb = arguments.unknownVerb {
            Console.error(
                arguments.language == .chinese
                    ? "没有名为 \(Wording.typed(verb)) 的命令。请看 roombook --help。"
                    : "There is no verb \(Wording.typed(verb)). See roombook --help.")
            exit(ExitStatus.usage.rawValue)
        }
        RoombookCommand.main(arguments.inOrder)
    }

    // On a terminal Swift's backtracer opens a debugger, which is a way out of a booking kiosk and shows memory. It
    // reads its setting before any of our code runs, so the program starts itself once more.
    private static func renounceBacktraces() {
        guard isatty(STDIN_FILENO) == 1, getenv("SWIFT_BACKTRACE") == nil else { return }
        setenv("SWIFT_BACKTRACE", "enable=no", 1)
        var arguments = CommandLine.arguments.map { strdup($0) }
        arguments.append(nil)
        execv("/proc/self/exe", &arguments)
    }
}

/// The words of the command line, with the global options where the parser wants them: behind the verb.
struct CommandArguments {
    let inOrder: [String]
    private let leading: [String]
    private let rest: [String]

    init(_ arguments: [String]) {
        var index = 0
        while index < arguments.count, ["--config", "--lang"].contains(arguments[index].prefix { $0 != "=" })
        {
            index += arguments[index].contains("=") ? 1 : 2
        }
        leading = Array(arguments.prefix(index))
        rest = Array(arguments.dropFirst(index))
        let verb = rest.prefix { !$0.hasPrefix("-") && Self.verbs.contains($0) }.prefix(Self.depth(of: rest))
        inOrder = verb + leading + rest.dropFirst(verb.count)
    }

    /// A first word that is no verb of ours.
    var unknownVerb: String? {
        rest.first.flatMap { $0.hasPrefix("-") || Self.verbs.contains($0) || $0 == "help" ? nil : $0 }
    }

    var language: Language {
        let named = leading.firstIndex(of: "--lang").flatMap {
            leading.indices.contains($0 + 1) ? leading[$0 + 1] : nil
        }
        let location = ConfigurationLocation(flag: nil)
        return named.flatMap(Language.init(rawValue:)) ?? (try? location.environmentLanguage())
            ?? location.localeLanguage
    }

    private static let commands = RoombookCommand.configuration.subcommands

    private static let verbs: Set<String> = {
        var verbs: Set<String> = []
        for command in commands {
            verbs.formUnion(names([command]))
            verbs.formUnion(names(command.configuration.subcommands))
        }
        return verbs
    }()

    // A verb of a verb, as in `outbox list`, takes the options behind both.
    private static func depth(of words: [String]) -> Int {
        guard words.count > 1,
            let first = commands.first(where: { $0.configuration.commandName == words[0] })
        else { return 1 }
        return names(first.configuration.subcommands).contains(words[1]) ? 2 : 1
    }

    private static func names(_ commands: [any ParsableCommand.Type]) -> [String] {
        commands.compactMap { $0.configuration.commandName }
    }
}
