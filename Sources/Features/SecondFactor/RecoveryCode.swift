import Crypto

/// Signs a member in once when the phone is lost; shown once, stored as its hash.
package struct RecoveryCode: Sendable, Equatable, Undisclosed {
    /// How many a member gets.
    package static let count = 10
    /// Letters of a code: 80 bits, so that not even a stolen table of hashes can be tried out.
    static let length = 16
    private static let groupLength = 4
    /// Longest input that is read, in bytes: a code with something between all its letters.
    private static let typedLimit = 64
    /// Douglas Crockford's base 32: no letter that is taken for a digit, and no u.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    private let letters: [UInt8]

    /// New codes for one member.
    package static func new(randomBytes: (Int) -> [UInt8]) -> [RecoveryCode] {
        (0..<count).map { _ in RecoveryCode(letters: randomBytes(length).map { alphabet[Int($0 & 31)] }) }
    }

    private init(letters: [UInt8]) {
        self.letters = letters
    }

    /// What somebody typed, in either case, with or without hyphens, with o for 0 and i or l for 1; nil when it can't
    /// be a code.
    package init?(typed: String) {
        guard typed.utf8.count <= Self.typedLimit else { return nil }
        var letters: [UInt8] = []
        for letter in typed.lowercased().utf8 {
            switch letter {
            case UInt8(ascii: " "), UInt8(ascii: "-"): break
            case UInt8(ascii: "o"): letters.append(UInt8(ascii: "0"))
            case UInt8(ascii: "i"), UInt8(ascii: "l"): letters.append(UInt8(ascii: "1"))
            case let letter where Self.alphabet.contains(letter): letters.append(letter)
            default: return nil
            }
        }
        guard letters.count == Self.length else { return nil }
        self.letters = letters
    }

    /// The code as it is shown: four groups of four letters.
    package var text: String {
        stride(from: 0, to: letters.count, by: Self.groupLength)
            .map { String(decoding: letters[$0..<$0 + Self.groupLength], as: UTF8.self) }
            .joined(separator: "-")
    }

    /// What is stored and looked up: SHA-256 of the letters.
    package var hash: [UInt8] { Array(SHA256.hash(data: letters)) }

    package var description: String { "(a recovery code)" }
}
