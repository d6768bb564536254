/// Takes out of text what no reader should meet: control characters, marks that turn writing around, noncharacters,
/// invisible joiners inside ASCII words.
///
/// Line ends become LF, U+0000 becomes U+FFFD.
enum CleanText {
    static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
        guard let first = bytes.firstIndex(where: isSuspect) else { return bytes }
        var out = Array(bytes[..<first])
        out.reserveCapacity(bytes.count)
        var at = first
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0 {
                out += [0xEF, 0xBF, 0xBD]
                at += 1
            } else if byte == Ascii.carriageReturn {
                out.append(Ascii.newline)
                at += at + 1 < bytes.count && bytes[at + 1] == Ascii.newline ? 2 : 1
            } else {
                let hidden = hiddenLength(bytes, at)
                if hidden == 0 { out.append(byte) }
                at += hidden == 0 ? 1 : hidden
            }
        }
        return out
    }

    private static func isSuspect(_ byte: UInt8) -> Bool {
        (byte < 0x20 && byte != Ascii.tab && byte != Ascii.newline) || byte == 0x7F || byte == 0xC2 || byte == 0xE2
            || byte == 0xEF
    }

    /// Length of the character to drop that begins here, or 0.
    private static func hiddenLength(_ bytes: [UInt8], _ at: Int) -> Int {
        let byte = bytes[at]
        if byte < 0x20 { return byte == Ascii.tab || byte == Ascii.newline ? 0 : 1 }
        if byte == 0x7F { return 1 }
        if byte < 0x80 { return 0 }
        let second = at + 1 < bytes.count ? bytes[at + 1] : 0
        let third = at + 2 < bytes.count ? bytes[at + 2] : 0
        switch (byte, second, third) {
        case (0xC2, 0x80...0x9F, _): return 2  // C1 controls
        case (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9): return 3  // U+202A-202E, U+2066-2069
        case (0xEF, 0xB7, 0x90...0xAF), (0xEF, 0xBF, 0xBE...0xBF): return 3  // U+FDD0-FDEF, U+FFFE-FFFF
        default: return joinersLength(bytes, at)
        }
    }

    /// Length of the run of invisible joiners (U+00AD, U+200B, U+2060) between two ASCII signs, or 0.
    ///
    /// There they only serve to split a word that others look for; between letters of other scripts they have a use.
    private static func joinersLength(_ bytes: [UInt8], _ at: Int) -> Int {
        guard at > 0, (0x21...0x7E).contains(bytes[at - 1]) else { return 0 }
        var end = at
        while let length = joinerLength(bytes, end) { end += length }
        return end < bytes.count && (0x21...0x7E).contains(bytes[end]) ? end - at : 0
    }

    private static func joinerLength(_ bytes: [UInt8], _ at: Int) -> Int? {
        switch bytes[at...].prefix(3) {
        case [0xE2, 0x80, 0x8B], [0xE2, 0x81, 0xA0]: 3
        case let next where next.starts(with: [0xC2, 0xAD]): 2
        default: nil
        }
    }
}
