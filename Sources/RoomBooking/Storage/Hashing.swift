/// Slow hashes of passwords, and random tokens with their digests.
package protocol PasswordHasher: Sendable {
    /// A PHC string; takes about 100 ms, off the cooperative pool.
    func hash(_ password: String) async throws -> String
    func verify(_ password: String, against hash: String) async -> Bool
    /// Takes as long as a real check, so that an unknown name can not be told by the time.
    func verifyAgainstNothing(_ password: String) async
}

package protocol TokenMaker: Sendable {
    /// 256 random bits in base64url.
    func makeToken() -> String
    /// SHA-256.
    func digest(_ token: String) -> [UInt8]
}
