/// The two halves of an address (RFC 5322's addr-spec as far as people write it in text).
enum AddressParts {
    /// Bytes of the part before the `@` (RFC 5321, 4.5.3.1.1), of a host name's label and of all of it (RFC 1035).
    private static let localBytes = 64
    private static let labelBytes = 63
    private static let hostBytes = 253
    /// Written-out dots that are followed back in a name.
    private static let localWords = 3
    private static let mailto: StaticString = "mailto:"

    struct Host {
        let range: Range<Int>
        /// Labels it has, by the dots between them.
        let labels: Int
        /// Whether it ends in a country's code.
        let isCountry: Bool
        /// Whether a dot in it is written out.
        let hasWordedDot: Bool
        let ending: String

        /// Behind the host.
        var end: Int { range.upperBound }
    }

    private struct Label {
        let start: Int
        let end: Int
        /// Whether the dot before it is written out.
        let isBehindWord: Bool
    }

    /// Where the local part begins that ends at `end`, or nil when there is none.
    ///
    /// - Parameter joinsWords: whether written-out dots are followed: `carlos dot lark`.
    static func local(in bytes: [UInt8], before end: Int, floor: Int, joinsWords: Bool = true) -> Int? {
        guard var start = part(in: bytes, before: end, floor: floor) else { return nil }
        guard joinsWords else { return start }
        for _ in 0..<localWords {
            guard let dot = HostDot.wordStart(in: bytes, endingAt: start, floor: floor),
                let earlier = part(in: bytes, before: dot, floor: floor)
            else { break }
            start = earlier
        }
        return start
    }

    private static func part(in bytes: [UInt8], before end: Int, floor: Int) -> Int? {
        var start = end
        while start > floor, end - start < localBytes, isLocal(bytes[start - 1]) { start -= 1 }
        while start < end, ".-'".utf8.contains(bytes[start]) { start += 1 }
        return start < end ? start : nil
    }

    /// The host name at `start`: labels with dots between, the last one a real ending.
    ///
    /// - Parameter isWide: whether letters beyond ASCII count too (RFC 5890), and any ending of such letters.
    static func host(in bytes: [UInt8], from start: Int, isWide: Bool = false) -> Host? {
        var labels = labels(in: bytes, from: start, isWide: isWide)
        while labels.count > 1, let last = labels.last {
            if let host = host(in: bytes, of: labels, start: start) { return host }
            // What stands behind a written-out dot may be the next sentence.
            guard last.isBehindWord else { return nil }
            labels.removeLast()
        }
        return nil
    }

    /// The host of `<ada@band.name>` and `mailto:ada@band.name`, where any letters may be the ending.
    static func certainHost(in bytes: [UInt8], around sign: Range<Int>, floor: Int) -> Host? {
        guard let local = part(in: bytes, before: sign.lowerBound, floor: floor) else { return nil }
        let labels = labels(in: bytes, from: sign.upperBound, isWide: true)
        guard labels.count > 1, let last = labels.last, last.end - last.start > 1,
            bytes[last.start..<last.end].allSatisfy({ Ascii.isLetter($0) || $0 >= 0x80 })
        else { return nil }
        let isInAngles =
            local > 0 && bytes[local - 1] == UInt8(ascii: "<") && last.end < bytes.count
            && bytes[last.end] == UInt8(ascii: ">")
        guard isInAngles || bytes.hasFolded(mailto, at: local - mailto.utf8CodeUnitCount) else { return nil }
        let ending = String(decoding: bytes[last.start..<last.end], as: UTF8.self).lowercased()
        return Host(
            range: sign.upperBound..<last.end, labels: labels.count, isCountry: false, hasWordedDot: false,
            ending: ending)
    }

    private static func labels(in bytes: [UInt8], from start: Int, isWide: Bool) -> [Label] {
        var labels: [Label] = []
        var labelStart = start
        var isBehindWord = false
        while labelStart - start <= hostBytes {
            var at = labelStart
            while at < bytes.count, at - labelStart <= labelBytes,
                isLabel(bytes[at]) || (isWide && isWideLabel(bytes, at))
            {
                if bytes[at] == Ascii.hyphen, bytes.hasFolded("-dot-", at: at) { break }
                at += 1
            }
            guard at > labelStart, at - labelStart <= labelBytes, bytes[labelStart] != Ascii.hyphen else { break }
            // `ada@band.de- and` ends in a dash.
            let end = bytes[labelStart..<at].lastIndex { $0 != Ascii.hyphen }.map { $0 + 1 } ?? at
            labels.append(Label(start: labelStart, end: end, isBehindWord: isBehindWord))
            guard let dot = HostDot(in: bytes, at: at) else { break }
            labelStart = dot.end
            isBehindWord = dot.isWord
        }
        return labels
    }

    private static func host(in bytes: [UInt8], of labels: [Label], start: Int) -> Host? {
        guard let last = labels.last else { return nil }
        let ending = String(decoding: bytes[last.start..<last.end], as: UTF8.self)
        let hasWordedDot = labels.contains(where: \.isBehindWord)
        let isCountry = HostEndings.countries.contains(ending.lowercased())
        // `x@data.frame` is no host, and neither is the `x@a.de` in `x@a.de_f`.
        if isCountry, last.end < bytes.count, bytes[last.end] == Ascii.underscore,
            HostDot(in: bytes, at: last.end) == nil,
            let next = bytes[last.end...].first(where: { $0 != Ascii.underscore }), Ascii.isAlphanumeric(next)
        {
            return nil
        }
        let isForeign = ending.hasPrefix("xn--") || (ending.count > 1 && ending.utf8.contains { $0 >= 0x80 })
        if isCountry || isForeign || HostEndings.general.contains(ending.lowercased()) {
            return Host(
                range: start..<last.end, labels: labels.count, isCountry: isCountry, hasWordedDot: hasWordedDot,
                ending: ending.lowercased())
        }
        // A lost line end: `ada@band.example.netDate: Friday`.
        let small = ending.prefix { $0.isLowercase }
        guard !hasWordedDot, small.count > 2, HostEndings.general.contains(String(small)) else { return nil }
        return Host(
            range: start..<(last.start + small.utf8.count), labels: labels.count, isCountry: false,
            hasWordedDot: false, ending: String(small))
    }

    private static func isLabel(_ byte: UInt8) -> Bool {
        Ascii.isAlphanumeric(byte) || byte == Ascii.hyphen
    }

    /// A byte of a letter beyond ASCII, and not of punctuation: U+0080–00BF, U+2000–207F, U+3000–303F, U+F000–FFFF.
    private static func isWideLabel(_ bytes: [UInt8], _ at: Int) -> Bool {
        let next = at + 1 < bytes.count ? bytes[at + 1] : 0
        return switch bytes[at] {
        case 0..<0x80, 0xC2, 0xEF: false
        case 0xE2: next > 0x81
        case 0xE3: next != 0x80
        default: true
        }
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        Ascii.isAlphanumeric(byte) || "._%+-'$&=".utf8.contains(byte) || byte >= 0x80
    }
}
