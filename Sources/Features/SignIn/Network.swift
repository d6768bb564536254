/// The part of an address that people who share a line share: all that is looked at of where somebody comes from.
///
/// 24 bits of an IPv4 address, 48 of an IPv6 address; an IPv4 address inside an IPv6 one counts as what it is.
package struct Network: Sendable, Hashable {
    package let prefix: [UInt8]

    /// Bytes of the prefix.
    private static let (oldLength, newLength) = (3, 6)

    /// Where somebody comes from when no address is known: all of these share one.
    package static let unknown = Network(prefix: [])

    private init(prefix: [UInt8]) {
        self.prefix = prefix
    }

    /// The network of an address; `unknown` when there is none.
    package init(_ address: InternetAddress?) {
        guard let bytes = address?.bytes else {
            self = .unknown
            return
        }
        prefix = Array(bytes.prefix(bytes.count == 4 ? Self.oldLength : Self.newLength))
    }

    /// The network of a numeric address; `unknown` for anything else.
    package init(address: String?) {
        // A link-local address names its interface after a percent sign.
        self.init(address.flatMap { InternetAddress(String($0.prefix { $0 != "%" })) })
    }
}
