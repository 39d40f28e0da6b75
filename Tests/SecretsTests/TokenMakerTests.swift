import Secrets
import Testing

@Suite("Tokens are random, and kept as digests")
struct TokenMakerTests {
    @Test("A token is 256 bits in 43 signs that need no escaping, and never the same twice")
    func tokens() throws {
        let maker = try SodiumTokenMaker()
        let tokens = (0..<200).map { _ in maker.makeToken() }
        #expect(Set(tokens).count == 200)
        for token in tokens {
            #expect(token.count == 43)
            #expect(token.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
        }
        // Each sign of the alphabet turns up among 8,600, or something is wrong with the alphabet.
        #expect(Set(tokens.joined()).count == 64)
    }

    @Test(
        "A digest is SHA-256",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ])
    func digest(_ token: String, _ expected: String) throws {
        let digest = try SodiumTokenMaker().digest(token)
        let hexadecimal = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(hexadecimal == expected)
    }
}
