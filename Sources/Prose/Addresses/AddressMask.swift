/// Takes e-mail addresses out of public text: `ada@band.example.org`, and the spelling of list archives,
/// `ada at band.example.org`, both become `[address hidden]`.
///
/// It must leave program text alone, so a name only counts as an address when its host ends in a country's code or in
/// one of the usual endings, and `word at host` only when the word is not one that English puts there ("available
/// at"). Message-IDs stay. Masking what is masked changes nothing; the time is linear.
package enum AddressMask {
    static let hidden = Array("[address hidden]".utf8)

    /// The text with its addresses replaced.
    package static func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var copied = 0
        var at = 0
        while at < bytes.count {
            if let sign = AtSign(in: bytes, at: at), let address = address(in: bytes, around: sign, from: copied) {
                if out.isEmpty { out.reserveCapacity(bytes.count) }
                out += bytes[copied..<address.lowerBound]
                out += hidden
                copied = address.upperBound
                at = address.upperBound
            } else {
                at += 1
            }
        }
        guard copied > 0 else { return text }
        out += bytes[copied...]
        return String(decoding: out, as: UTF8.self)
    }

    /// The bytes of the address whose `@` or ` at ` is `sign`, or nil when it is none.
    private static func address(in bytes: [UInt8], around sign: AtSign, from floor: Int) -> Range<Int>? {
        guard let local = AddressParts.local(in: bytes, before: sign.range.lowerBound, floor: floor),
            let host = AddressParts.host(in: bytes, from: sign.range.upperBound)
        else { return nil }
        let name = bytes[local..<sign.range.lowerBound]
        let context = AddressContext(bytes, local: local, end: host.end)
        if context.isMessageID(name) { return nil }
        switch sign.kind {
        case .sign:
            // `fit@coef.se[1]`: a slot of an object, not a host in Sweden.
            if host.isCountry, context.isIndexed, !context.isEnclosed { return nil }
        case .word:
            if !context.isEnclosed, !context.isHeaderLine, !WordsBeforeAt.isName(name, host: bytes[host.range]) {
                return nil
            }
            if context.isPath { return nil }
        case .hedged: break
        }
        return local..<host.end
    }
}
