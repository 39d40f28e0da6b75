import Foundation
import Testing

@testable import WeChat

@Suite struct RetryAfterTests {
    @Test(
        "seconds and dates are read, and never mean more than an hour",
        arguments: [
            ("7", 7), ("0", 0), ("-5", 0), ("1000000000", 3600), ("1e300", 3600),
            ("Sun, 06 Nov 1994 08:49:40 GMT", 3), ("Sun, 06 Nov 1994 08:00:00 GMT", 0),
            ("Thu, 29 Feb 2096 08:00:00 GMT", 3600), ("soon", nil), ("", nil), ("nan", nil), ("inf", nil),
        ] as [(String, Int?)])
    func reads(_ header: String, _ seconds: Int?) {
        let now = Date(timeIntervalSince1970: 784_111_777)
        #expect(RetryAfter.duration(header, now: now) == seconds.map { .seconds($0) })
    }

    @Test("no header says nothing")
    func absent() {
        #expect(RetryAfter.duration(nil, now: Date()) == nil)
    }
}
