import Foundation

/// Bytes as text that may stand in an address (RFC 4648 section 5, no padding).
package enum Base64URL {
    /// Six bits a letter.
    package static func text(_ bytes: [UInt8]) -> String {
        String(
            decoding: Data(bytes).base64EncodedData().prefix { $0 != UInt8(ascii: "=") }.map { byte in
                switch byte {
                case UInt8(ascii: "+"): UInt8(ascii: "-")
                case UInt8(ascii: "/"): UInt8(ascii: "_")
                default: byte
                }
            }, as: UTF8.self)
    }

    /// The bytes of a text; nil when it is not exactly what `text` makes of them.
    package static func bytes(_ text: String) -> [UInt8]? {
        let letters: [UInt8] = text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        let padding = [UInt8](repeating: UInt8(ascii: "="), count: (4 - letters.count % 4) % 4)
        guard let data = Data(base64Encoded: Data(letters + padding)) else { return nil }
        let bytes = Array(data)
        // One text for each value: two that differ in unused bits must not both be good.
        return self.text(bytes) == text ? bytes : nil
    }
}
