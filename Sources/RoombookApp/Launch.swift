import ArgumentParser
import Glibc

/// What happens before any command: a tight umask, no core dumps, no death by a closed pipe.
package enum Launch {
    package static func run() {
        umask(0o077)
        signal(SIGPIPE, SIG_IGN)
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        RoombookCommand.main()
    }
}
