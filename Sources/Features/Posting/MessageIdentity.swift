import Crypto
import Foundation

/// How messages are told apart: new identifiers for what is written here, fingerprints for what comes in.
enum MessageIdentity {
    /// 128 random bits make 26 letters of base 32.
    private static let randomBytes = 16
    private static let fingerprintBytes = 16

    /// A Message-ID for a post written here, without angle brackets (RFC 5536 section 3.1.3).
    static func new(_ surroundings: Surroundings, domain: String) -> String {
        "\(Base32.text(surroundings.randomBytes(randomBytes)))@\(domain)"
    }

    /// What a text is recognised by: a hash of it with white space folded, so that re-wrapped copies are one.
    static func fingerprint(of text: String) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                if let last = folded.last, last != 0x20 { folded.append(0x20) }
            } else {
                folded.append(byte)
            }
        }
        if folded.last == 0x20 { folded.removeLast() }
        return Array(SHA256.hash(data: folded).prefix(fingerprintBytes))
    }

    /// Under which id a message is kept whose own id another text has already taken.
    static func alternative(to id: String, fingerprint: [UInt8]) -> String {
        let prefix = "\(Hex.text(fingerprint.prefix(8)))."
        if prefix.utf8.count + id.utf8.count <= longestID { return prefix + id }
        // RFC 3977 section 3.6 has no room for more: the id itself gives way to a hash of it.
        return prefix + derived(from: [id])
    }

    /// A Message-ID's bytes without its angle brackets (RFC 3977 section 3.6).
    private static let longestID = 248

    /// The id of a message that came without one: made from what it says, so that a second import finds it again.
    static func derived(from parts: [String]) -> String {
        let digest = SHA256.hash(data: Data(parts.joined(separator: "\u{1F}").utf8))
        return "\(Base32.text(Array(digest).prefix(randomBytes)))@no-id.invalid"
    }
}
