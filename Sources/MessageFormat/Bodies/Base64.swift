/// Base64 as mail uses it (RFC 2045 6.8), read leniently.
enum Base64 {
    struct Result {
        var bytes: [UInt8]
        /// Whether the text ends within a group of four.
        var isCutOff = false
        /// Whether something follows that is no base64, such as a list's footer.
        var hasTail = false
    }

    /// Reads everything of the alphabet and passes over the rest; after padding goes on only if more base64 follows.
    static func decode(_ text: Bytes) -> Result {
        var result = Result(bytes: [])
        result.bytes.reserveCapacity(text.count / 4 * 3)
        var group: UInt32 = 0
        var digits = 0
        var tailChecked = false
        var position = text.startIndex
        while position < text.endIndex {
            let byte = text[position]
            position += 1
            if let value = digit(byte) {
                group = group << 6 | UInt32(value)
                digits += 1
                if digits == 4 {
                    append(group, digits: 4, to: &result.bytes)
                    group = 0
                    digits = 0
                }
            } else if byte == UInt8(ascii: "="), digits > 0 {
                append(group, digits: digits, to: &result.bytes)
                group = 0
                digits = 0
                if !tailChecked {
                    tailChecked = true
                    let rest = text[position...]
                    if !rest.allSatisfy({ digit($0) != nil || $0.isWhite || $0 == UInt8(ascii: "=") }) {
                        result.hasTail = true
                        return result
                    }
                }
            }
        }
        if digits > 0 {
            append(group, digits: digits, to: &result.bytes)
            result.isCutOff = true
        }
        return result
    }

    /// The text of bytes on one line, padded.
    static func encode(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        var position = 0
        while position < bytes.count {
            let count = min(3, bytes.count - position)
            var group: UInt32 = 0
            for offset in 0..<3 { group = group << 8 | (offset < count ? UInt32(bytes[position + offset]) : 0) }
            for digit in 0..<4 {
                let value = Int(group >> UInt32(18 - 6 * digit)) & 63
                text.append(digit <= count ? alphabet[value] : UInt8(ascii: "="))
            }
            position += 3
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func append(_ group: UInt32, digits: Int, to bytes: inout [UInt8]) {
        let filled = group << UInt32(6 * (4 - digits))
        if digits > 1 { bytes.append(UInt8(truncatingIfNeeded: filled >> 16)) }
        if digits > 2 { bytes.append(UInt8(truncatingIfNeeded: filled >> 8)) }
        if digits > 3 { bytes.append(UInt8(truncatingIfNeeded: filled)) }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
