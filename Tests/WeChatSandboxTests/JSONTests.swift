import Testing

@testable import WeChatSandbox

struct JSONTests {
    @Test(
        "a document is read and written without loss",
        arguments: [
            #"{"b":1,"a":[true,false,null],"n":12345678901234567890.50e-1,"s":"会\n\"\\"}"#,
            "[]", "{}", #""""#, "0", "-1", #"{"a":{"b":[[[]]]}}"#,
        ])
    func roundTrip(text: String) throws {
        #expect(try JSONReader.read(Array(text.utf8)).compact == text)
    }

    @Test(
        "escapes are understood",
        arguments: [
            (#""\u4f1a\u8bae""#, "会议"), (#""\ud83c\udf89""#, "🎉"), (#""\/\b\f""#, "/\u{8}\u{C}"),
            (#""a\tb\u0001""#, "a\tb\u{1}"),
        ])
    func escapes(text: String, expected: String) throws {
        #expect(try JSONReader.read(Array(text.utf8)).text == expected)
    }

    @Test("control characters are written as escapes")
    func controls() {
        #expect(JSON.string("\u{1}\u{1F}\t").compact == #""\u0001\u001f\t""#)
    }

    @Test(
        "what is no JSON is refused",
        arguments: [
            "", " ", "{", "[1,]", "{,}", #"{"a"}"#, #"{"a":1,}"#, "{a:1}", "01", "1.", ".5", "+1", "1e", "-",
            "tru",
            "truex", "{} {}", "\"", "\"\n\"", #""\x""#, #""\u12""#, #""\ud800""#, #""\ud800\u0041""#,
            #""\udc00""#,
            "\u{FEFF}{}", "a=b&c=d", "NaN",
        ])
    func malformed(text: String) {
        #expect(throws: JSONReader.Failure.malformed) { try JSONReader.read(Array(text.utf8)) }
    }

    @Test("a text that is no UTF-8 is refused")
    func invalidUTF8() {
        let bytes: [UInt8] = [0x22, 0xC3, 0x28, 0x22]
        #expect(throws: JSONReader.Failure.malformed) { try JSONReader.read(bytes) }
    }

    @Test("depth is bounded", arguments: [(64, true), (65, false), (10_000, false), (1_000_000, false)])
    func depth(levels: Int, isRead: Bool) {
        let bytes = [UInt8](repeating: 0x5B, count: levels) + [UInt8](repeating: 0x5D, count: levels)
        #expect(((try? JSONReader.read(bytes)) != nil) == isRead)
    }

    @Test("of two members with one name the last counts")
    func duplicates() throws {
        #expect(try JSONReader.read(Array(#"{"a":"1","a":"2"}"#.utf8))["a"]?.text == "2")
    }

    @Test(
        "of two parameters with one name the first counts; texts are decoded",
        arguments: [
            ("a=1&a=2", "1", false), ("a=%E6%9D%8E+%e9%9b%b7", "李 雷", false), ("a", "", false),
            ("b=1&a==", "=", false), ("a=%", "%", true), ("a=%4", "%4", true), ("a=%zz", "%zz", true),
            ("a=%FF", "%FF", true), ("%61=x", "x", false), ("&&a=1&", "1", false),
        ])
    func query(text: String, expected: String, isDamaged: Bool) {
        let query = QueryParameters(text)
        #expect(query["a"] == expected)
        #expect(query.isDamaged == isDamaged)
        #expect(query["c"] == nil)
    }
}
