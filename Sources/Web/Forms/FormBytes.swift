/// The bytes that a part of a form's body stands for (URL Standard, section 5.1), one after another.
///
/// A percent sign that begins no escape stands for itself. Nothing here goes by letters: that takes a hundred times as
/// long, and a post has many.
struct FormBytes: Sequence, IteratorProtocol {
    private let encoded: ArraySlice<UInt8>
    private var at: Int

    init(_ encoded: ArraySlice<UInt8>) {
        self.encoded = encoded
        at = encoded.startIndex
    }

    mutating func next() -> UInt8? {
        guard at < encoded.endIndex else { return nil }
        let byte = encoded[at]
        at += 1
        guard byte == UInt8(ascii: "%"), encoded.endIndex - at >= 2, let high = HexDigit.value(of: encoded[at]),
            let low = HexDigit.value(of: encoded[at + 1])
        else { return byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte }
        at += 2
        return high << 4 | low
    }
}

extension FormBytes {
    /// A field's name, as it was sent; nil when it is no UTF-8.
    static func name(_ encoded: ArraySlice<UInt8>) -> String? {
        String(validating: Array(FormBytes(encoded)), as: UTF8.self)
    }

    /// A field's text, with LF for every line end and without NUL; nil when it is no UTF-8.
    static func value(_ encoded: ArraySlice<UInt8>) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.count)
        var (hasNUL, isBehindReturn) = (false, false)
        for byte in FormBytes(encoded) {
            switch byte {
            case 0:
                hasNUL = true
                bytes.append(byte)
            case UInt8(ascii: "\n") where isBehindReturn:
                isBehindReturn = false
            case UInt8(ascii: "\r"):
                isBehindReturn = true
                bytes.append(UInt8(ascii: "\n"))
            default:
                isBehindReturn = false
                bytes.append(byte)
            }
        }
        // Only now: between the bytes of a letter a NUL makes them none.
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        return hasNUL ? String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self) : text
    }
}
