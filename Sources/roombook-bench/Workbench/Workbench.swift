import Foundation
import Glibc

/// Where comparisons work: a temporary folder, and what has to be undone in the end.
struct Workbench: Sendable {
    let folder: String
    let cleanup: Cleanup

    init(in parent: String?, cleanup: Cleanup) throws(BenchFailure) {
        let parent = URL(fileURLWithPath: parent ?? FileManager.default.temporaryDirectory.path).path
        let folder = parent + "/roombook-bench-\(UUID().uuidString.prefix(8))"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw .failed("No folder can be made in \(parent). Name another with --folder.")
        }
        cleanup.add { try? FileManager.default.removeItem(atPath: folder) }
        self.folder = folder
        self.cleanup = cleanup
    }

    /// An empty folder of its own for one part of the work.
    func makeFolder(_ name: String) throws(BenchFailure) -> String {
        let path = "\(folder)/\(name)-\(UUID().uuidString.prefix(8))"
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .failed("No folder can be made in \(folder). Is the disk full?")
        }
        return path
    }

    /// What is measured on, in a line.
    var description: String {
        var loads = [0.0]
        unsafe getloadavg(&loads, 1)
        return "roombook-bench, \(build) build, \(processors) processors, "
            + "load \(decimal(loads[0], places: 1)), data files in \(folder)"
    }

    var build: String { isDebugBuild ? "debug" : "release" }
    var processors: Int { ProcessInfo.processInfo.activeProcessorCount }

    /// What makes the figures mean less than they seem to.
    var warning: String? {
        if isDebugBuild {
            return "This is a debug build, which is many times slower. "
                + "Measure a release build: swift build -c release --product roombook-bench"
        }
        if liesInMemory {
            return "The data files lie in memory, where durable writes cost nothing. "
                + "Name a folder on a disk with --folder."
        }
        return nil
    }

    private var liesInMemory: Bool {
        let mounts = ((try? String(contentsOfFile: "/proc/self/mounts", encoding: .utf8)) ?? "")
            .split(separator: "\n").map { $0.split(separator: " ").map(String.init) }.filter { $0.count > 2 }
        let mount = mounts.filter { folder.hasPrefix($0[1]) }.max { $0[1].count < $1[1].count }
        return mount?[2] == "tmpfs"
    }

    private var isDebugBuild: Bool {
        #if DEBUG
            true
        #else
            false
        #endif
    }
}
