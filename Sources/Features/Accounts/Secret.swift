import Crypto

/// 256 random bits that one person knows: what a link in a mail carries, what a cookie holds.
///
/// Stored is its hash alone. It never shows in a log or a dump.
package struct Secret: Sendable, Equatable, Undisclosed {
    private static let length = 32
    /// Letters of its text; anything longer or shorter is refused before any work is done.
    package static let textLength = 43

    private let bytes: [UInt8]

    /// A new secret.
    package init(randomBytes: (Int) -> [UInt8]) {
        bytes = randomBytes(Self.length)
    }

    /// A secret that came back; nil when the text is none.
    package init?(text: String) {
        guard text.utf8.count == Self.textLength, let bytes = Base64URL.bytes(text), bytes.count == Self.length else {
            return nil
        }
        self.bytes = bytes
    }

    /// The secret as it stands in an address or a cookie.
    package var text: String { Base64URL.text(bytes) }

    /// What is stored and looked up: SHA-256 of the bytes.
    package var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }

    package var description: String { "(a secret)" }
}
