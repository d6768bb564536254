import Foundation

/// A password as somebody typed it: in memory for as long as a request takes, never in a log.
package struct Password: Sendable, Equatable, Undisclosed {
    /// Longest password, in bytes: enough for any sentence, too little to keep the server busy with.
    package static let byteLimit = 1_024

    /// The characters, composed (NFC, as RFC 8265 section 4.2 has it): the same password from any keyboard.
    let text: String

    /// What was typed; nil when it is longer than we take.
    package init?(typed: String) {
        guard typed.utf8.count <= Self.byteLimit else { return nil }
        text = typed.precomposedStringWithCanonicalMapping
    }

    /// What is hashed.
    var bytes: [UInt8] { Array(text.utf8) }

    package var description: String { "(a password)" }
}
