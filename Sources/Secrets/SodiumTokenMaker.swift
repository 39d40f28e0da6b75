import CSodium
import RoomBooking

/// Random tokens and their digests, by libsodium.
package struct SodiumTokenMaker: TokenMaker {
    package init() throws(SecretsError) {
        guard Sodium.isReady else { throw .libraryUnavailable }
    }

    package func makeToken() -> String {
        var bytes = [UInt8](repeating: 0, count: 32)
        unsafe randombytes_buf(&bytes, bytes.count)
        defer { unsafe sodium_memzero(&bytes, bytes.count) }
        let variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING
        var text = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, variant))
        defer { unsafe sodium_memzero(&text, text.count) }
        unsafe sodium_bin2base64(&text, text.count, bytes, bytes.count, variant)
        return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package func digest(_ token: String) -> [UInt8] {
        var bytes = Array(token.utf8)
        defer { unsafe sodium_memzero(&bytes, bytes.count) }
        var digest = [UInt8](repeating: 0, count: crypto_hash_sha256_bytes())
        unsafe crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
        return digest
    }
}
