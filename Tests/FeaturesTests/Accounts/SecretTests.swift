import Crypto
import Features
import Foundation
import Testing

/// What links and cookies carry.
@Suite struct SecretTests {
    @Test func `a secret goes out as 43 letters and comes back the same`() throws {
        let secret = Secret { [UInt8](repeating: 0xFB, count: $0) }
        #expect(secret.text.count == Secret.textLength)
        #expect(secret.text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        #expect(Secret(text: secret.text) == secret)
        #expect(secret.hash == Array(SHA256.hash(data: Data(repeating: 0xFB, count: 32))))
    }

    @Test(
        arguments: [
            "", "short", String(repeating: "A", count: 42), String(repeating: "A", count: 44),
            String(repeating: "A", count: 42) + "B", String(repeating: "A", count: 42) + "=",
            String(repeating: "A", count: 42) + "+", String(repeating: "é", count: 43),
        ])
    func `what is no secret is refused`(_ text: String) {
        #expect(Secret(text: text) == nil)
        #expect(SessionSecret(text: text) == nil)
    }

    @Test func `a secret doesn't show itself`() {
        let secret = Secret { [UInt8](repeating: 0xFB, count: $0) }
        var dumped = ""
        dump(secret, to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), dumped] {
            #expect(!text.contains(secret.text) && !text.contains("251"))
        }
    }
}
