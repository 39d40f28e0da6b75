import Foundation

/// Seconds since this host booted, suspension included, with the boot they belong to.
///
/// Leases are measured by it: setting the wall clock neither prolongs nor ends them, a reboot ends them all.
package struct BootClock: Sendable {
    package let bootID: String
    package let seconds: @Sendable () -> Int64

    package init(bootID: String, seconds: @escaping @Sendable () -> Int64) {
        self.bootID = bootID
        self.seconds = seconds
    }

    /// The clock of the host.
    package static func host() -> BootClock {
        let file = "/proc/sys/kernel/random/boot_id"
        let bootID = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        return BootClock(bootID: bootID.trimmingCharacters(in: .whitespacesAndNewlines)) {
            var time = timespec()
            clock_gettime(CLOCK_BOOTTIME, &time)
            return Int64(time.tv_sec)
        }
    }
}
