import CQrencode

/// A QR code as rows of modules, dark ones true, without the quiet zone around it.
package struct QRCode: Sendable, Hashable {
    package let rows: [[Bool]]

    /// Error correction M, the smallest version that holds the text; nil where it is too long or empty.
    package init?(_ text: String) {
        guard !text.isEmpty, !text.utf8.contains(0),
            let code = unsafe QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { unsafe QRcode_free(code) }
        let width = Int(unsafe code.pointee.width)
        // Bit 0 of a module is its colour.
        rows = (0..<width).map { row in
            (0..<width).map { column in unsafe code.pointee.data[row * width + column] & 1 == 1 }
        }
    }
}
