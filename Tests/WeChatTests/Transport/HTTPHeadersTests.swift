import Testing

@testable import WeChat

@Suite struct HTTPHeadersTests {
    @Test("a field is found without regard to case, the last one if it came twice")
    func looksUp() {
        let headers: HTTPHeaders = ["Retry-After": " 5 \t", "X": "", "retry-after": "7", "Retry": "9"]
        #expect(headers["retry-after"] == "7")
        #expect(headers["RETRY-AFTER"] == "7")
        #expect(headers["x"] == "")
        #expect(headers["after"] == nil)
    }

    @Test("the fields of an interim answer do not count, and headers end with an empty line")
    func readsLastAnswer() {
        var reader = HeaderReader()
        for line in ["HTTP/1.1 103 Early Hints\r\n", "A: 1\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", "B: 2\r\n"] {
            reader.read(Array(line.utf8))
        }
        #expect(reader.fields["a"] == nil && reader.fields["b"] == "2")
        #expect(!reader.isComplete)
        reader.read(Array("\r\n".utf8))
        #expect(reader.isComplete)
        #expect(reader.byteCount == 59)
    }
}
