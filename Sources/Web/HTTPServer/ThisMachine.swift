import Foundation

/// The machine that the site runs on, by the names and addresses that lead nowhere else.
enum ThisMachine {
    /// The names under which a browser on this machine may know a site there, as they stand in an address.
    static let hosts = ["127.0.0.1", "localhost", "[::1]"]

    /// True for a numeric address of this machine (RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3), in brackets or
    /// without, and for `localhost`; any other name may lead elsewhere, or be made to lead here.
    static func isNamed(_ host: String) -> Bool {
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        let name = isBracketed ? String(host.dropFirst().dropLast()) : host
        if let old = bytes(name, AF_INET, count: 4) { return old[0] == oldNetwork }
        guard let new = bytes(name, AF_INET6, count: 16) else { return name.lowercased() == "localhost" }
        return new == newAddress || (new.starts(with: mapped) && new[mapped.count] == oldNetwork)
    }

    /// `127.0.0.0/8`.
    private static let oldNetwork: UInt8 = 127
    /// `::1`.
    private static let newAddress = [UInt8](repeating: 0, count: 15) + [1]
    /// What comes before an IPv4 address inside an IPv6 one (RFC 4291 section 2.5.5.2).
    private static let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]

    /// Nil for what is no numeric address of that family.
    private static func bytes(_ address: String, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        // What C reads ends at a NUL; ours does not.
        guard !address.utf8.contains(0), inet_pton(family, address, &bytes) == 1 else { return nil }
        return bytes
    }
}
