/// The two halves of an address (RFC 5322's addr-spec as far as people write it in text).
enum AddressParts {
    /// Bytes of the part before the `@` (RFC 5321, 4.5.3.1.1) and of a host name (RFC 1035).
    private static let localBytes = 64
    private static let hostBytes = 253

    struct Host {
        let range: Range<Int>
        /// Behind the host.
        let end: Int
        /// Whether it ends in a country's code.
        let isCountry: Bool
    }

    /// Where the local part begins that ends at `end`, or nil when there is none.
    static func local(in bytes: [UInt8], before end: Int, floor: Int) -> Int? {
        var start = end
        while start > floor, end - start < localBytes, isLocal(bytes[start - 1]) { start -= 1 }
        while start < end, ".-'".utf8.contains(bytes[start]) { start += 1 }
        return start < end ? start : nil
    }

    /// The host name at `start`: labels with dots between, the last one a real ending.
    static func host(in bytes: [UInt8], from start: Int) -> Host? {
        var at = start
        var labelStart = start
        var ends: [(start: Int, end: Int)] = []
        while at <= bytes.count, at - start <= hostBytes {
            let byte = at < bytes.count ? bytes[at] : Ascii.space
            if Ascii.isAlphanumeric(byte) || byte == Ascii.hyphen {
                at += 1
                continue
            }
            guard at > labelStart, bytes[labelStart] != Ascii.hyphen else { break }
            ends.append((labelStart, at))
            guard byte == Ascii.dot else { break }
            at += 1
            labelStart = at
        }
        // `x@data.frame` is no host, and neither is the `x@a.de` in `x@a.de_f`.
        guard ends.count > 1, let last = ends.last else { return nil }
        if last.end < bytes.count, bytes[last.end] == Ascii.underscore { return nil }
        let ending = String(decoding: bytes[last.start..<last.end], as: UTF8.self)
        let isCountry = HostEndings.countries.contains(ending.lowercased())
        if isCountry || HostEndings.general.contains(ending.lowercased()) {
            return Host(range: start..<last.end, end: last.end, isCountry: isCountry)
        }
        // A lost line end: `ada@band.example.netDate: Friday`.
        let small = ending.prefix { $0.isLowercase }
        guard small.count > 2, HostEndings.general.contains(String(small)) else { return nil }
        let end = last.start + small.utf8.count
        return Host(range: start..<end, end: end, isCountry: false)
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        Ascii.isAlphanumeric(byte) || "._%+-'$&=".utf8.contains(byte) || byte >= 0x80
    }
}
