import Foundation

/// A numeric address: four bytes, or sixteen.
package struct InternetAddress: Sendable, Hashable {
    package let bytes: [UInt8]

    /// Nil for anything else, names and interfaces included.
    ///
    /// An IPv4 address inside an IPv6 one (RFC 4291 section 2.5.5.2) counts as what it is.
    package init?(_ text: String) {
        // What C reads ends at a NUL; ours does not.
        guard !text.utf8.contains(0) else { return nil }
        if let bytes = Self.bytes(text, AF_INET, count: 4) {
            self.bytes = bytes
        } else if let bytes = Self.bytes(text, AF_INET6, count: 16) {
            self.bytes = bytes.starts(with: Self.mapped) ? Array(bytes[Self.mapped.count...]) : bytes
        } else {
            return nil
        }
    }

    /// It leads to this machine, wherever it is used (RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3).
    package var isThisMachine: Bool {
        bytes.count == 4 ? bytes[0] == Self.oldLoopback : bytes == Self.newLoopback
    }

    /// `127.0.0.0/8`.
    private static let oldLoopback: UInt8 = 127
    /// `::1`.
    private static let newLoopback = [UInt8](repeating: 0, count: 15) + [1]
    /// What comes before an IPv4 address inside an IPv6 one.
    private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

    private static func bytes(_ address: String, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, address, &bytes) == 1 ? bytes : nil
    }
}
