/// Finds addresses of the web in running text, by GFM's rules for extended autolinks.
enum BareURL {
    /// Bytes of a host name (RFC 1035); also what keeps the search linear.
    private static let hostBytes = 253

    /// The end of the address that begins at `at`, or nil when none does.
    static func end(in bytes: ArraySlice<UInt8>, at: Int) -> Int? {
        var host = at
        if bytes.hasFolded("http://", at: at) {
            host = at + 7
        } else if bytes.hasFolded("https://", at: at) {
            host = at + 8
        } else if !bytes.hasFolded("www.", at: at) {
            return nil
        }
        if at > bytes.startIndex {
            let before = bytes[at - 1]
            if Ascii.isAlphanumeric(before) || before == Ascii.at { return nil }
        }
        guard isHost(bytes, from: host) else { return nil }
        var end = host
        while end < bytes.endIndex, !isStop(bytes, end) { end += 1 }
        end = trimmedEnd(bytes, from: at, to: end)
        return end > host ? end : nil
    }

    /// Whether a name with a dot stands here, with letters or digits on both sides of it, no `_` in its last two
    /// labels.
    private static func isHost(_ bytes: ArraySlice<UInt8>, from start: Int) -> Bool {
        var at = start
        var dots = 0
        var underscores = [0, 0]
        while at < bytes.endIndex, at - start <= hostBytes {
            let byte = bytes[at]
            if byte == Ascii.dot {
                guard at + 1 < bytes.endIndex, isLabelByte(bytes[at + 1]) else { break }
                dots += 1
                underscores = [underscores[1], 0]
            } else if byte == Ascii.underscore {
                underscores[1] += 1
            } else if !isLabelByte(byte) {
                break
            }
            at += 1
        }
        return dots > 0 && underscores == [0, 0] && at - start <= hostBytes && isLabelByte(bytes[start])
    }

    private static func isLabelByte(_ byte: UInt8) -> Bool {
        Ascii.isAlphanumeric(byte) || byte == Ascii.hyphen || byte >= 0x80
    }

    /// White space, quotation marks, angle brackets and full-width punctuation end an address.
    private static func isStop(_ bytes: ArraySlice<UInt8>, _ at: Int) -> Bool {
        let byte = bytes[at]
        if Ascii.isSpace(byte) { return true }
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"): return true
        case 0xC2: return at + 1 < bytes.endIndex && bytes[at + 1] == 0xA0
        case 0xE3:
            return at + 2 < bytes.endIndex && bytes[at + 1] == 0x80 && bytes[at + 2] <= 0x8F
        case 0xEF:
            guard at + 2 < bytes.endIndex, bytes[at + 1] == 0xBC else { return false }
            return [0x81, 0x88, 0x89, 0x8C, 0x8E, 0x9A, 0x9B, 0x9F].contains(bytes[at + 2])
        default: return false
        }
    }

    /// Leaves out punctuation that belongs to the sentence, and brackets that open outside the address.
    private static func trimmedEnd(_ bytes: ArraySlice<UInt8>, from start: Int, to stop: Int) -> Int {
        var round = 0
        var square = 0
        for byte in bytes[start..<stop] {
            switch byte {
            case UInt8(ascii: "("): round += 1
            case UInt8(ascii: ")"): round -= 1
            case UInt8(ascii: "["): square += 1
            case UInt8(ascii: "]"): square -= 1
            default: break
            }
        }
        var end = stop
        while end > start {
            switch bytes[end - 1] {
            case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
                UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: ";"),
                UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "{"):
                end -= 1
            case UInt8(ascii: ")") where round < 0:
                round += 1
                end -= 1
            case UInt8(ascii: "]") where square < 0:
                square += 1
                end -= 1
            default: return end
            }
        }
        return end
    }
}
