import Features

/// The machine that the site runs on, by the names and addresses that lead nowhere else.
enum ThisMachine {
    /// The names under which a browser on this machine may know a site there, as they stand in an address.
    static let hosts = ["127.0.0.1", "localhost", "[::1]"]

    /// True for a numeric address of this machine, in brackets or without, and for `localhost`; any other name may
    /// lead elsewhere, or be made to lead here.
    static func isNamed(_ host: String) -> Bool {
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        let name = isBracketed ? String(host.dropFirst().dropLast()) : host
        return InternetAddress(name)?.isThisMachine ?? (name.lowercased() == "localhost")
    }
}
