import Foundation

/// The part of an address that people who share a line share: all that is looked at of where somebody comes from.
///
/// 24 bits of an IPv4 address, 48 of an IPv6 address; an IPv4 address inside an IPv6 one counts as what it is.
package struct Network: Sendable, Hashable {
    package let prefix: [UInt8]

    /// Bytes of the prefix.
    private static let (oldLength, newLength) = (3, 6)
    /// What comes before an IPv4 address inside an IPv6 one (RFC 4291 section 2.5.5.2).
    private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

    /// Where somebody comes from when no address is known: all of these share one.
    package static let unknown = Network(prefix: [])

    private init(prefix: [UInt8]) {
        self.prefix = prefix
    }

    /// The network of a numeric address; `unknown` for anything else.
    package init(address: String?) {
        // What C reads ends at a NUL; ours does not.
        guard let address, !address.utf8.contains(0) else {
            self = .unknown
            return
        }
        // A link-local address names its interface after a percent sign.
        let plain = String(address.prefix { $0 != "%" })
        if let bytes = Self.bytes(plain, AF_INET, count: 4) {
            self.init(prefix: Array(bytes.prefix(Self.oldLength)))
        } else if let bytes = Self.bytes(plain, AF_INET6, count: 16) {
            let isMapped = bytes.starts(with: Self.mapped)
            let start = isMapped ? Self.mapped.count : 0
            self.init(prefix: Array(bytes[start...].prefix(isMapped ? Self.oldLength : Self.newLength)))
        } else {
            self = .unknown
        }
    }

    private static func bytes(_ address: String, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, address, &bytes) == 1 ? bytes : nil
    }
}
