/// One message identifier without its angle brackets (RFC 5322 3.6.4).
///
/// Only printable US-ASCII is taken, so that every identifier can be named in a news command (RFC 3977 3.6).
package struct MessageID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 250 bytes with both brackets is the longest identifier a news server may hold (RFC 3977 3.6).
    static let longest = 248

    /// The identifier as it came, without brackets.
    package let value: String

    /// Takes an identifier with or without brackets; nil when it is empty, too long, or holds white space, controls,
    /// brackets or anything beyond ASCII.
    package init?(_ text: String) {
        var text = text
        guard let id = text.withUTF8({ MessageID(bracketed: Bytes($0)) }) else { return nil }
        self = id
    }

    init?(bracketed bytes: Bytes) {
        var bytes = bytes.trimmed
        if bytes.first == UInt8(ascii: "<") { bytes.removeFirst() }
        if bytes.last == UInt8(ascii: ">") { bytes.removeLast() }
        self.init(bare: bytes)
    }

    init?(bare bytes: Bytes) {
        guard Self.isUsable(bytes) else { return nil }
        value = String(decoding: bytes, as: UTF8.self)
    }

    /// The identifier without brackets.
    package var description: String { value }

    /// By the bytes of the identifiers.
    package static func < (left: MessageID, right: MessageID) -> Bool { left.value < right.value }

    static func isUsable(_ bytes: Bytes) -> Bool {
        guard !bytes.isEmpty, bytes.count <= longest else { return false }
        return bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }
}
