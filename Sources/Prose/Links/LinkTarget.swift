/// Where a link may lead.
///
/// Only what is named here becomes a link; everything else stays text.
enum LinkTarget: Equatable {
    /// On this site: a path that begins with one `/`, or a `#fragment`.
    case own(String)
    /// Elsewhere: an absolute `http` or `https` URL.
    case out(String)
    /// An e-mail address, which is never shown.
    case address
    case refused

    /// Judges an address as Markdown or mail gave it: an allow-list, so that no spelling of a script gets through.
    init(_ url: some Collection<UInt8>, policy: LinkPolicy) {
        let bytes = Array(Array(url).trimmed)
        // Browsers drop tabs and line ends inside addresses, so nothing with control characters is judged further.
        guard let first = bytes.first, bytes.count <= ProseLimits.linkBytes, !bytes.contains(where: { $0 < 0x20 }),
            CleanText.cleaned(bytes).count == bytes.count
        else {
            self = .refused
            return
        }
        if first == UInt8(ascii: "#") {
            self = .own(URLText.encoded(bytes))
        } else if first == Ascii.slash {
            let second = bytes.count > 1 ? bytes[1] : 0
            self = second == Ascii.slash || second == Ascii.backslash ? .refused : .own(URLText.encoded(bytes))
        } else if bytes.hasFolded("mailto:", at: 0) {
            self = .address
        } else if let schemeEnd = Self.webSchemeEnd(bytes) {
            self = Self.web(bytes, hostAt: schemeEnd, policy: policy)
        } else if bytes.hasFolded("www.", at: 0) {
            self = Self.web(Array("http://".utf8) + bytes, hostAt: 7, policy: policy)
        } else {
            self = .refused
        }
    }

    /// Judges a bare address that stands at `range`.
    ///
    /// One that held an e-mail address, which is hidden now, leads nowhere.
    init(bare range: Range<Int>, in text: ArraySlice<UInt8>, policy: LinkPolicy) {
        // The hidden address has a space in it, which ends the bare one.
        let reach = min(range.upperBound + AddressMask.hidden.count, text.endIndex)
        if text[range].contains(UInt8(ascii: "[")), text[range.lowerBound..<reach].contains(AddressMask.hidden) {
            self = .refused
        } else {
            self.init(text[range], policy: policy)
        }
    }

    private static func webSchemeEnd(_ bytes: [UInt8]) -> Int? {
        if bytes.hasFolded("http://", at: 0) { return 7 }
        return bytes.hasFolded("https://", at: 0) ? 8 : nil
    }

    private static func web(_ bytes: [UInt8], hostAt: Int, policy: LinkPolicy) -> LinkTarget {
        guard hostAt < bytes.count else { return .refused }
        let host = bytes[hostAt]
        guard Ascii.isAlphanumeric(host) || host >= 0x80 || host == UInt8(ascii: "[") else { return .refused }
        let authority = bytes[hostAt...].prefix { !"/?#".utf8.contains($0) }
        guard HostRule.isPlain(authority: String(decoding: authority, as: UTF8.self)) else { return .refused }
        let origin = Array(policy.siteOrigin.utf8)
        if bytes.count >= origin.count, zip(bytes, origin).allSatisfy({ Ascii.lowercased($0) == $1 }) {
            let rest = bytes[origin.count...]
            switch rest.first {
            case nil: return .own("/")
            case UInt8(ascii: "#"), UInt8(ascii: "?"): return .own("/" + URLText.encoded(rest))
            case Ascii.slash where rest.dropFirst().first != Ascii.slash && rest.dropFirst().first != Ascii.backslash:
                return .own(URLText.encoded(rest))
            default: break
            }
        }
        return .out(URLText.encoded(bytes))
    }
}
