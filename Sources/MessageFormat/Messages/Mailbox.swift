/// Who wrote a message: a name for people and an address (RFC 5322 3.4).
package struct Mailbox: Sendable, Equatable {
    /// The name on one line; empty when none is known.
    ///
    /// Something that looks like an address is never taken as a name,
    /// because names are shown and addresses are not.
    package var name: String {
        didSet { name = Self.normalName(name) }
    }
    /// The address with its domain in lower case; empty when there is none that could be used.
    package var address: String {
        didSet { address = Self.normalAddress(address) }
    }

    /// An address longer than this cannot be delivered to (RFC 5321 4.5.3.1: 64 + 1 + 255 bytes).
    private static let longestAddress = 320

    /// Takes a name and an address in any form; what cannot be used becomes empty.
    package init(name: String, address: String) {
        self.name = Self.normalName(name)
        self.address = Self.normalAddress(address)
    }

    private static func normalName(_ text: String) -> String {
        let line = OneLine.of(text)
        let whole = Bytes(line.utf8)
        var bytes = whole
        // Some programs put quotes into the quoted name, or brackets into the comment that holds it.
        while isWrapped(bytes) { bytes = bytes.dropFirst().dropLast().trimmed }
        if isAddressLike(bytes) { return "" }
        return bytes.count == whole.count ? line : String(decoding: bytes, as: UTF8.self)
    }

    private static func isWrapped(_ bytes: Bytes) -> Bool {
        guard bytes.count >= 2, let first = bytes.first, let last = bytes.last else { return false }
        return switch (first, last) {
        case (UInt8(ascii: "'"), UInt8(ascii: "'")), (UInt8(ascii: "\""), UInt8(ascii: "\"")): true
        case (UInt8(ascii: "("), UInt8(ascii: ")")): bytes.lastIndex(of: first) == bytes.startIndex
        default: false
        }
    }

    private static func normalAddress(_ text: String) -> String {
        let bytes = Bytes(text.utf8).trimmed
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")), at > bytes.startIndex, at < bytes.endIndex - 1,
            bytes.count <= longestAddress, bytes.allSatisfy(isAddressByte)
        else { return "" }
        return String(decoding: bytes[..<at], as: UTF8.self)
            + String(decoding: bytes[at...].map(\.lowered), as: UTF8.self)
    }

    /// Bytes that cannot be mistaken for the end of an address, a comment or a second address.
    private static func isAddressByte(_ byte: UInt8) -> Bool {
        switch byte {
        case ...0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "\\"):
            false
        default: true
        }
    }

    /// `a@b` without white space, or `a at b.c`.
    private static func isAddressLike(_ name: Bytes) -> Bool {
        let words = name.split(separator: .space)
        return switch words.count {
        case 1: name.contains(UInt8(ascii: "@"))
        case 3: words[1].isWord("at") && words[2].contains(UInt8(ascii: "."))
        default: false
        }
    }
}
