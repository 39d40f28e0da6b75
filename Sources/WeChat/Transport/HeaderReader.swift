/// Collects the header fields of the last answer, and counts the bytes of all of them.
struct HeaderReader {
    private(set) var fields = HTTPHeaders()
    private(set) var byteCount = 0
    /// Whether the empty line that ends the headers has come.
    private(set) var isComplete = false

    mutating func read(_ line: some Collection<UInt8>) {
        byteCount += line.count
        if line.starts(with: "HTTP/".utf8) {
            // What came before was an interim answer.
            fields = HTTPHeaders()
            isComplete = false
        } else if line.elementsEqual("\r\n".utf8) || line.elementsEqual("\n".utf8) {
            isComplete = true
        } else {
            fields.append(line)
        }
    }
}
