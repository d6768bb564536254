import Crypto
import Foundation

/// What a member's phone and we share: codes that change every half minute are made from it (TOTP, RFC 6238).
package struct TimeCodeSecret: Sendable, Equatable, Undisclosed {
    /// Bytes of a secret: 160 bits, as RFC 4226 section 4 (R6) recommends.
    package static let length = 20
    /// Seconds for which a code is shown (RFC 6238 section 4.1).
    package static let stepSeconds: Int64 = 30
    /// Digits of a code.
    package static let digits = 6
    /// Steps by which a phone's clock may be early or late (RFC 6238 section 5.2).
    static let drift: Int64 = 1

    /// The secret itself, to be stored sealed.
    package let bytes: [UInt8]

    /// A new secret.
    package init(randomBytes: (Int) -> [UInt8]) {
        bytes = randomBytes(Self.length)
    }

    /// A stored secret; nil when it has not the length of one.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    /// The step that `typed` is the code of, if it is one that counts at `now`; nil otherwise.
    ///
    /// `lastStep` is the step of the last code that was accepted: no code is good twice. Store the answer where it is
    /// still greater than what stands there, in one statement, so that two requests can't use one code.
    package func step(ofCode typed: String, at now: Moment, lastStep: Int64?) -> Int64? {
        guard let code = Self.digits(typed) else { return nil }
        let current = Self.step(at: now)
        let steps = (current - Self.drift)...(current + Self.drift)
        // Every step is computed whichever matches.
        return steps.map { ($0, self.code(at: $0)) }
            .last { step, expected in expected == code && step > lastStep ?? -1 }?.0
    }

    /// The code that a phone shows during a step.
    package func codeText(at step: Int64) -> String {
        let digits = String(code(at: step))
        return String(repeating: "0", count: Self.digits - digits.count) + digits
    }

    /// The step in which a moment lies.
    package static func step(at now: Moment) -> Int64 {
        now.rawValue / (stepSeconds * 1000)
    }

    /// RFC 4226 section 5.3: HMAC-SHA-1 of the step, cut down to 31 bits, of which the last digits are shown.
    private func code(at step: Int64) -> UInt32 {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: bytes)))
        let offset = Int(mac[mac.count - 1] & 15)
        let word = mac[offset..<offset + 4].reduce(UInt32(0)) { ($0 << 8) | UInt32($1) } & 0x7FFF_FFFF
        return word % 1_000_000
    }

    /// Six digits with or without spaces between them.
    private static func digits(_ typed: String) -> UInt32? {
        guard typed.utf8.count <= typedLimit else { return nil }
        let digits = typed.utf8.filter { $0 != UInt8(ascii: " ") }
        guard digits.count == Self.digits, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + UInt32($1 - 0x30) }
    }

    /// Longest input that is read, in bytes: six digits and some spaces.
    private static let typedLimit = 32

    package var description: String { "(a secret)" }
}
