import Foundation
import Glibc

/// A folder of the demo's own, 0700, which is gone when the demo ends.
final class DemoFolder: Sendable {
    let path: String

    /// Nil where the system gives no temporary folder.
    init?() {
        let base = FileManager.default.temporaryDirectory.path
        var template = Array("\(base)/roombook-demo-XXXXXX".utf8CString)
        guard
            let made = template.withUnsafeMutableBufferPointer({ buffer in
                buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
            })
        else { return nil }
        path = made
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
