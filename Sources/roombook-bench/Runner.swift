import ArgumentParser
import Foundation

/// Runs comparisons one after the other, prints what they find, and cleans up however it ends.
struct Runner {
    private let options: RunOptions
    /// Whether the comparison was asked for by name, so that not measuring it is a failure.
    private let isExplicit: Bool

    init(_ options: RunOptions, isExplicit: Bool = true) {
        self.options = options
        self.isExplicit = isExplicit
    }

    func run(_ comparisons: [any Comparison]) async throws {
        let cleanup = Cleanup()
        Interruption.wait(thenRun: cleanup)
        defer { cleanup.run() }
        let bench: Workbench
        do throws(BenchFailure) {
            bench = try Workbench(in: options.folder, cleanup: cleanup)
        } catch {
            Progress.say(error.sentence)
            throw ExitCode.failure
        }
        let printer = Printer(isJSON: options.json, bench: bench)
        printer.begin()
        var findings: [Finding] = []
        var isComplete = true
        for comparison in comparisons {
            let found: [Finding]
            do throws(BenchFailure) {
                found = try await comparison.findings(on: bench)
            } catch {
                found = [Finding(comparison.name, notMeasured: error.sentence)]
                if case .failed = error { isComplete = false }
            }
            printer.tell(found)
            findings += found
        }
        printer.end(findings)
        if isExplicit, findings.contains(where: { $0.notMeasured != nil }) { isComplete = false }
        if !isComplete { throw ExitCode.failure }
    }
}
