import Glibc

/// A stretch of a message as it came: everything is read from such slices, without copying.
typealias Bytes = ArraySlice<UInt8>

extension UInt8 {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20

    /// Space or tab, the white space of a header line (RFC 5322 WSP).
    var isBlank: Bool { self == .space || self == .tab }

    /// Any ASCII white space, line ends included.
    var isWhite: Bool { self == .space || (self >= 0x09 && self <= 0x0D) }

    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    var isLetter: Bool { lowered >= 0x61 && lowered <= 0x7A }

    /// The lower-case form of an ASCII letter; other bytes stay.
    var lowered: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

    /// The value of a hexadecimal digit.
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}

extension ArraySlice<UInt8> {
    /// Where a byte first stands at or after a place.
    func index(of byte: UInt8, from start: Int) -> Int? {
        guard start < endIndex else { return nil }
        return withUnsafeBufferPointer { buffer -> Int? in
            guard let base = buffer.baseAddress else { return nil }
            let offset = start - startIndex
            guard let hit = memchr(base + offset, Int32(byte), buffer.count - offset) else { return nil }
            return startIndex + (UnsafeRawPointer(hit) - UnsafeRawPointer(base))
        }
    }

    /// The slice without white space at both ends.
    var trimmed: Bytes {
        var start = startIndex
        var end = endIndex
        while start < end, self[start].isWhite { start += 1 }
        while end > start, self[end - 1].isWhite { end -= 1 }
        return self[start..<end]
    }

    /// Whether nothing but white space is in it.
    var isBlankText: Bool {
        allSatisfy(\.isWhite)
    }

    /// Whether every byte is below 128.
    var isASCII: Bool {
        withUnsafeBufferPointer { buffer in
            var seen: UInt8 = 0
            for byte in buffer { seen |= byte }
            return seen < 0x80
        }
    }

    /// Whether the slice is this lower-case ASCII word, in any case.
    func isWord(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount else { return false }
        return hasWordPrefix(word)
    }

    /// Whether the slice begins with this lower-case ASCII word, in any case.
    func hasWordPrefix(_ word: StaticString) -> Bool {
        guard count >= word.utf8CodeUnitCount else { return false }
        return withUnsafeBufferPointer { buffer in
            for offset in 0..<word.utf8CodeUnitCount where buffer[offset].lowered != word.utf8Start[offset] {
                return false
            }
            return true
        }
    }

    /// Whether these exact bytes stand at a place.
    func has(_ text: StaticString, at start: Int) -> Bool {
        guard start >= startIndex, endIndex - start >= text.utf8CodeUnitCount else { return false }
        for offset in 0..<text.utf8CodeUnitCount where self[start + offset] != text.utf8Start[offset] {
            return false
        }
        return true
    }

    /// The place of the bracket that closes a comment (RFC 5322 3.2.2), nested ones counted.
    func endOfComment(from open: Int) -> Int? {
        var depth = 0
        var position = open
        while position < endIndex {
            switch self[position] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return position }
            case UInt8(ascii: "\\"): position += 1
            default: break
            }
            position += 1
        }
        return nil
    }
}
