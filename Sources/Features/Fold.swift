import Foundation

/// Forms of names that are compared and stood in addresses.
package enum Fold {
    /// A name as it is compared: case, width and accents folded.
    package static func name(_ name: String) -> String {
        name.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    }

    /// Longest slug, in bytes; addresses stay short enough to read.
    private static let slugBytes = 60

    /// A title as it stands in an address: ASCII letters and digits, hyphens between words; `other` when none is left.
    package static func slug(_ title: String, otherwise other: String) -> String {
        let folded = isASCII(title) ? title.lowercased() : name(title)
        var slug: [UInt8] = []
        for byte in folded.utf8 {
            guard slug.count < slugBytes else { break }
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): slug.append(byte)
            case UInt8(ascii: "'"): break
            default: if let last = slug.last, last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
            }
        }
        while slug.last == UInt8(ascii: "-") { slug.removeLast() }
        return slug.isEmpty ? other : String(decoding: slug, as: UTF8.self)
    }

    private static func isASCII(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 }
    }
}
