/// What was typed as it is kept until it is posted: not judged, but fit to be stored.
enum DraftText {
    /// Letters of a title that are kept: more than the gate lets pass, so that nobody loses what is too long.
    static let titleLetters = 300
    /// Bytes of a text: as many as a post may have.
    static let sourceBytes = 64_000

    /// LF line ends, no NUL.
    static func cleaned(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\r") }) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var last: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0: bytes += "\u{FFFD}".utf8
            case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "\n"))
            // It belongs to the line end before it.
            case UInt8(ascii: "\n") where last == UInt8(ascii: "\r"): break
            default: bytes.append(byte)
            }
            last = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A title's first letters, in one line.
    static func title(_ text: String?) -> String {
        String(Gate.oneLine(text ?? "").prefix(titleLetters))
    }
}
