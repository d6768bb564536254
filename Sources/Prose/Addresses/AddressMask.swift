/// Takes e-mail addresses out of public text: `ada@band.example.org` and the spellings of list archives and careful
/// people, such as `ada at band.example.org`, `ada <at> band.example.org` and `ada_at_band dot org`, all become
/// `[address hidden]`.
///
/// It must leave program text alone, so a name only counts as an address when its host ends in a country's code or in
/// one of the usual endings, and `word at host` only when the word is not one that English puts there ("available
/// at"). Message-IDs stay. Masking what is masked changes nothing; the time is linear.
package enum AddressMask {
    static let hidden = Array("[address hidden]".utf8)

    /// The text with its addresses replaced.
    package static func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let found = ranges(in: bytes)
        return found.isEmpty ? text : String(decoding: replacing(found, in: bytes), as: UTF8.self)
    }

    static func masked(_ bytes: [UInt8]) -> [UInt8] {
        let found = ranges(in: bytes)
        return found.isEmpty ? bytes : replacing(found, in: bytes)
    }

    /// Where addresses stand, in order.
    static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var at = 0
        while at < bytes.count {
            let floor = found.last?.upperBound ?? 0
            if let sign = AtSign(in: bytes, at: at), let address = address(in: bytes, around: sign, from: floor) {
                found.append(address)
                at = address.upperBound
            } else {
                at += 1
            }
        }
        return found
    }

    private static func replacing(_ found: [Range<Int>], in bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var copied = 0
        for range in found {
            out += bytes[copied..<range.lowerBound]
            out += hidden
            copied = range.upperBound
        }
        out += bytes[copied...]
        return out
    }

    /// The bytes of the address whose `@` or ` at ` is `sign`, or nil when it is none.
    private static func address(in bytes: [UInt8], around sign: AtSign, from floor: Int) -> Range<Int>? {
        guard let host = host(in: bytes, behind: sign, from: floor),
            let local = AddressParts.local(
                in: bytes, before: sign.range.lowerBound, floor: floor,
                joinsWords: sign.kind != .sign || host.hasWordedDot)
        else { return nil }
        let name = bytes[local..<sign.range.lowerBound]
        let context = AddressContext(bytes, local: local, end: host.end)
        if context.isMessageID(name, host: bytes[host.range]) { return nil }
        if host.hasWordedDot, WordsBeforeAt.isWord(bytes[host.range].prefix(while: Ascii.isAlphanumeric)) {
            return nil
        }
        switch sign.kind {
        case .sign:
            // `fit@coef.se[1]`: a slot of an object, not a host in Sweden.
            if context.isIndexed, !context.isEnclosed, host.labels == 2, HostEndings.programs.contains(host.ending) {
                return nil
            }
        case .word:
            if !context.isEnclosed, !context.isHeaderLine, !WordsBeforeAt.isName(name, host: bytes[host.range]) {
                return nil
            }
            if context.isPath { return nil }
        case .foreign:
            guard context.isEnclosed || context.isHeaderLine || isForeignName(name, before: host, sign, in: bytes)
            else { return nil }
            if context.isPath || context.isIndexed { return nil }
        case .joined:
            if context.isPath || context.isIndexed || !WordsBeforeAt.isJoinedName(name, in: bytes) { return nil }
            // `look_at_this.pl` is a file, not a host in Poland.
            if host.labels == 2, HostEndings.files.contains(host.ending), !context.isHeaderLine { return nil }
        case .hedged: break
        }
        return local..<host.end
    }

    private static func host(in bytes: [UInt8], behind sign: AtSign, from floor: Int) -> AddressParts.Host? {
        if let host = AddressParts.host(in: bytes, from: sign.range.upperBound) { return host }
        guard sign.kind == .sign else { return nil }
        return AddressParts.host(in: bytes, from: sign.range.upperBound, isWide: true)
            ?? AddressParts.certainHost(in: bytes, around: sign.range, floor: floor)
    }

    /// Whether `name em host` is an address where no bracket says so: a dot in the name or a line's end must.
    private static func isForeignName(
        _ name: ArraySlice<UInt8>, before host: AddressParts.Host, _ sign: AtSign, in bytes: [UInt8]
    ) -> Bool {
        let endsLine =
            host.end == bytes.count || bytes[host.end] == Ascii.newline || bytes[host.end] == UInt8(ascii: "]")
        if name.contains(Ascii.dot), endsLine { return true }
        // ` a ` is an English word, and two labels may be an object and its part: `x w y.de`.
        if sign.range.count == 3, Ascii.lowercased(bytes[sign.range.lowerBound + 1]) == UInt8(ascii: "a") {
            return false
        }
        if host.isCountry, host.labels == 2 { return false }
        return name.contains(Ascii.dot) || (endsLine && name.count > 2 && !WordsBeforeAt.isWord(name))
    }
}
