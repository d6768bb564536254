import Foundation
import Testing

@testable import Features

@Suite struct TimeCodeTests {
    /// The secret of RFC 6238, appendix B.
    private let secret: TimeCodeSecret

    init() throws {
        secret = try #require(TimeCodeSecret(bytes: Array("12345678901234567890".utf8)))
    }

    /// Appendix B shows eight digits; ours are the last six of them.
    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func `the codes of RFC 6238 come out`(_ seconds: Int64, _ digits: String) {
        let now = Moment(rawValue: seconds * 1000)
        #expect(secret.codeText(at: TimeCodeSecret.step(at: now)) == digits.suffix(6))
        #expect(secret.step(ofCode: String(digits.suffix(6)), at: now, lastStep: nil) == seconds / 30)
    }

    @Test func `a phone may be one step early or late, not two`() {
        let now = Moment(rawValue: 1_234_567_890_000)
        let step = TimeCodeSecret.step(at: now)
        for (early, isGood) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)] {
            let code = secret.codeText(at: step + early)
            #expect(secret.step(ofCode: code, at: now, lastStep: nil) == (isGood ? step + early : nil))
        }
    }

    @Test func `no code is good twice, nor one that is older than the last`() {
        let now = Moment(rawValue: 1_234_567_890_000)
        let step = TimeCodeSecret.step(at: now)
        let (before, code, next) = (
            secret.codeText(at: step - 1), secret.codeText(at: step), secret.codeText(at: step + 1)
        )
        #expect(secret.step(ofCode: code, at: now, lastStep: step) == nil)
        #expect(secret.step(ofCode: before, at: now, lastStep: step) == nil)
        #expect(secret.step(ofCode: next, at: now, lastStep: step) == step + 1)
        #expect(secret.step(ofCode: code, at: now, lastStep: step - 1) == step)
    }

    @Test func `a code may be typed with spaces`() {
        let now = Moment(rawValue: 59_000)
        #expect(secret.step(ofCode: " 287 082 ", at: now, lastStep: nil) == 1)
    }

    @Test(arguments: [
        "", "28708", "2870820", "28708a", "+28708", "-87082", "２８７０８２", "287\u{0}82", "287\n082", "287 082 0",
        String(repeating: " ", count: 1_000_000) + "287082",
    ])
    func `what is no code is refused`(_ typed: String) {
        #expect(secret.step(ofCode: typed, at: Moment(rawValue: 59_000), lastStep: nil) == nil)
    }

    @Test func `another secret's code is refused`() {
        let other = TimeCodeSecret { [UInt8](repeating: 9, count: $0) }
        let now = Moment(rawValue: 59_000)
        #expect(other.bytes.count == 20)
        #expect(other.step(ofCode: "287082", at: now, lastStep: nil) == nil)
        #expect(TimeCodeSecret(bytes: [1, 2, 3]) == nil)
    }

    @Test func `the secret is shown in groups and as an address for a phone`() {
        #expect(secret.typedText == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
        #expect(
            secret.address(community: "Bert & Söhne: Music", member: "ada")
                == "otpauth://totp/Bert%20%26%20S%C3%B6hne%20Music:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=Bert%20%26%20S%C3%B6hne%20Music&algorithm=SHA1&digits=6&period=30")
    }

    @Test func `a long community name does not make the address longer than a code can hold`() {
        let address = secret.address(
            community: String(repeating: "音", count: 5_000), member: String(repeating: "樂", count: 20))
        #expect(address.utf8.count < 900)
    }

    @Test func `a secret does not show in a log`() {
        #expect(!"\(secret) \(String(reflecting: secret))".contains("49"))
    }
}
