import Features

/// An address, or all that begin with the same bits.
package struct AddressBlock: Sendable, Hashable {
    private let address: InternetAddress
    private let bits: Int
    /// As it was written.
    let text: String

    /// Reads `192.0.2.1`, `10.0.0.0/8` or `2001:db8::/32`; nil for anything else, and for a block of everything.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = InternetAddress(String(parts[0])) else { return nil }
        let length = address.bytes.count * 8
        var bits = length
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains), let asked = Int(parts[1])
            else { return nil }
            // The bits of an IPv4 address inside an IPv6 one are counted from the beginning of the whole.
            bits = asked - (length == 32 && parts[0].contains(":") ? 96 : 0)
        }
        guard (1...length).contains(bits) else { return nil }
        self.address = address
        self.bits = bits
        self.text = text
    }

    /// It holds more than the machines of one place: few run so many proxies.
    var isWide: Bool { bits < (address.bytes.count == 4 ? Self.narrowOldBits : Self.narrowNewBits) }

    private static let (narrowOldBits, narrowNewBits) = (24, 64)

    func contains(_ other: InternetAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        let whole = bits / 8
        guard other.bytes.prefix(whole) == address.bytes.prefix(whole) else { return false }
        let rest = bits % 8
        return rest == 0 || (other.bytes[whole] ^ address.bytes[whole]) >> (8 - rest) == 0
    }
}
