/// What a request asks for, before anything is looked up: well-formed and of a sensible length, or refused.
enum RequestTarget {
    /// Bytes of an address; our longest are far below it.
    static let maximumBytes = 2_048
    /// Bytes of an address that leads out: a link of 2,000 bytes, each written as `%XX`, and its signature.
    static let maximumLeavingBytes = 6_200

    /// Throws when `target` is too long, holds anything but visible ASCII, breaks the rules of percent-encoding
    /// (RFC 3986 section 2.1), encodes NUL or what is no UTF-8, or has a backslash in its path: browsers take it
    /// for a slash, so that a redirect to `/\\host` would leave the site.
    static func check(_ target: String) throws {
        let maximum = target.hasPrefix("/leaving?") ? maximumLeavingBytes : maximumBytes
        guard target.utf8.count <= maximum else { throw AddressTooLong() }
        let path = target.utf8.prefix { $0 != UInt8(ascii: "?") }
        guard isOrigin(target), !path.contains(UInt8(ascii: "\\")), let decoded = decoded(target.utf8),
            String(validating: decoded, as: UTF8.self) != nil
        else { throw BadRequest() }
    }

    /// The path without empty segments, or nil when it has none: one page, one address.
    static func tidied(_ path: String) -> String? {
        let (slash, bytes) = (UInt8(ascii: "/"), path.utf8)
        let isTidy = bytes.last != slash && !zip(bytes, bytes.dropFirst()).contains { $0 == slash && $1 == slash }
        guard path != "/", !isTidy else { return nil }
        return "/" + path.split(separator: "/").joined(separator: "/")
    }

    /// A path, or a whole URL as a proxy's client may send it (RFC 9112 section 3.2).
    private static func isOrigin(_ target: String) -> Bool {
        ["/", "http://", "https://"].contains { target.hasPrefix($0) }
    }

    private static func decoded(_ target: String.UTF8View) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(target.count)
        var rest = target.makeIterator()
        while let byte = rest.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.next().flatMap(HexDigit.value), let low = rest.next().flatMap(HexDigit.value)
                else { return nil }
                bytes.append(high << 4 | low)
            } else {
                guard (0x21...0x7E).contains(byte) else { return nil }
                bytes.append(byte)
            }
            guard bytes.last != 0 else { return nil }
        }
        return bytes
    }
}
