package import Foundation

/// A booking's key, made by the client (UUIDv7), so that sending it twice books once.
package struct BookingID: Hashable, Sendable, CustomStringConvertible {
    package let uuid: UUID

    package init(uuid: UUID) {
        self.uuid = uuid
    }

    /// The ID written as a UUID.
    package init?(_ text: String) {
        guard let uuid = UUID(uuidString: text) else { return nil }
        self.uuid = uuid
    }

    /// A new UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random bits.
    package init(now: Date, using generator: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(max(0, now.timeIntervalSince1970 * 1000))
        let high = milliseconds << 16 | 0x7000 | UInt64.random(in: 0...0x0FFF, using: &generator)
        let low = 0x8000_0000_0000_0000 | UInt64.random(in: 0...0x3FFF_FFFF_FFFF_FFFF, using: &generator)
        let bytes = (0..<16).map { index in
            UInt8(truncatingIfNeeded: index < 8 ? high >> (56 - 8 * index) : low >> (56 - 8 * (index - 8)))
        }
        self.init(bytes: bytes)
    }

    /// The ID of 16 bytes; all zero where there are not 16.
    package init(bytes: [UInt8]) {
        var uuid: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &uuid) { target in
            if bytes.count == 16 { target.copyBytes(from: bytes) }
        }
        self.uuid = UUID(uuid: uuid)
    }

    package var bytes: [UInt8] {
        withUnsafeBytes(of: uuid.uuid) { Array($0) }
    }

    package var description: String { uuid.uuidString.lowercased() }

    /// The last eight digits, which are random: enough for people to name a booking by.
    package var short: String { String(description.suffix(8)) }
}
