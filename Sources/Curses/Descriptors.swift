import Glibc

/// Writes all of the bytes to a descriptor, or gives up at the first error; safe in a signal handler.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
    var written = 0
    while written < bytes.count {
        guard let start = bytes.baseAddress else { return }
        let count = unsafe write(descriptor, start + written, bytes.count - written)
        if count > 0 {
            written += count
        } else if count == 0 || errno != EINTR {
            return
        }
    }
}

func writeAll(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { unsafe writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
}

/// The value of an environment variable; nil when it is not set or empty.
func environmentValue(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
}
