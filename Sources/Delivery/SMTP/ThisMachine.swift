/// Which hosts are this machine, where nothing that is sent can be read on the way.
package enum ThisMachine {
    /// True for `localhost`, `::1` and the IPv4 addresses that begin with 127 (RFC 1122 3.2.1.3).
    ///
    /// A name is not looked up: `127.mail.example` is another's.
    package static func isNamed(by host: String) -> Bool {
        switch host.lowercased() {
        case "localhost", "::1": true
        default: isLoopback(host)
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy(isByte)
    }

    private static func isByte(_ part: Substring) -> Bool {
        (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) } && UInt8(part) != nil
    }
}
