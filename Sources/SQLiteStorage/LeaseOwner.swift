import Foundation
import Glibc

/// Names whoever holds leases, so that others on this host see at once when its process is gone.
package enum LeaseOwner {
    /// A name of its own for a dispatcher of this process.
    package static func make() -> String {
        "\(processNamespace)/\(getpid())/\(UUID().uuidString)"
    }

    /// Whether the process behind a name is gone for certain; one of another container may be alive.
    static func isGone(_ owner: String) -> Bool {
        let parts = owner.split(separator: "/")
        guard parts.count == 3, !processNamespace.isEmpty, parts[0] == processNamespace,
            let process = pid_t(parts[1]), process > 0
        else { return false }
        return kill(process, 0) == -1 && errno == ESRCH
    }

    // As `pid:[4026531836]`: a process number means something within it only.
    private static let processNamespace =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? ""
}
