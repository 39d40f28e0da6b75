import Foundation
import RoomBooking
import TestSupport
import Testing

@Suite("Keys of bookings")
struct BookingIDTests {
    @Test("A new id is a UUIDv7: the time in milliseconds, then version, variant and random bits")
    func shape() throws {
        var generator = SystemRandomNumberGenerator()
        let now = Date(timeIntervalSince1970: 1_795_395_600.123)
        let ids = (0..<500).map { _ in BookingID(now: now, using: &generator) }
        #expect(Set(ids).count == 500)
        for id in ids {
            let milliseconds = id.bytes.prefix(6).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            #expect(milliseconds == 1_795_395_600_123)
            #expect(id.bytes[6] >> 4 == 7)
            #expect(id.bytes[8] >> 6 == 0b10)
        }
        #expect(Set(ids.map(\.short)).count == 500)
        // The random bits are all used.
        let union = ids.reduce([UInt8](repeating: 0, count: 16)) { zip($0, $1.bytes).map(|) }
        #expect(union[6] == 0x7F && union[8] == 0xBF && union.suffix(7).allSatisfy { $0 == 0xFF })
    }

    @Test("Later ids sort behind earlier ones")
    func order() {
        var generator = SystemRandomNumberGenerator()
        let texts = (0..<50).map {
            BookingID(now: Date(timeIntervalSince1970: Double($0)), using: &generator).description
        }
        #expect(texts == texts.sorted())
    }

    @Test("A clock before 1970 makes an id all the same")
    func before1970() {
        var generator = SystemRandomNumberGenerator()
        let id = BookingID(now: Date(timeIntervalSince1970: -5), using: &generator)
        #expect(id.bytes.prefix(6).allSatisfy { $0 == 0 })
    }

    @Test("An id is written in lower case and read in any")
    func text() throws {
        let text = "0198abcd-0000-7000-8000-0000deadbeef"
        let id = try #require(BookingID(text.uppercased()))
        #expect(id.description == text)
        #expect(id.short == "deadbeef")
        #expect(BookingID(bytes: id.bytes) == id)
        #expect(BookingID("") == nil)
        #expect(BookingID("0198abcd") == nil)
        #expect(BookingID(bytes: [1, 2]) == BookingID(bytes: [UInt8](repeating: 0, count: 16)))
    }
}
