/// What stands around a possible address, and tells whether it is one.
struct AddressContext {
    /// In `<>`, `()`, `[]` or behind `:`, where lists put addresses.
    let isEnclosed: Bool
    /// On a line such as `From: Ada Lark, ada at band.example`.
    let isHeaderLine: Bool
    /// In `<>`, on a line that holds Message-IDs.
    private let isIDLine: Bool
    /// Followed by `[`, `$`, `(` or `@`, as only program text is.
    let isIndexed: Bool
    /// Followed by `/`: the host of a page, not of an address.
    let isPath: Bool

    /// Bytes of a line's beginning that are looked at.
    private static let reach = 400

    init(_ bytes: [UInt8], local: Int, end: Int) {
        let before = local > 0 ? bytes[local - 1] : Ascii.space
        let after = end < bytes.count ? bytes[end] : Ascii.space
        isEnclosed = "<:([".utf8.contains(before)
        isIndexed = "[$(@".utf8.contains(after)
        isPath = after == Ascii.slash
        let beginning = Self.beginning(of: bytes, at: local)
        isHeaderLine = Self.isHeader(beginning)
        isIDLine = before == UInt8(ascii: "<") && Self.isIDHeader(beginning)
    }

    /// Whether a local part is that of a Message-ID, by where it stands or by its look.
    func isMessageID(_ local: ArraySlice<UInt8>, host: ArraySlice<UInt8>) -> Bool {
        if endsInName(local) || HostEndings.isProvider(host) { return false }
        if isIDLine { return true }
        guard local.count >= 16 else { return false }
        let digits = local.count(where: Ascii.isDigit)
        let plain = local.allSatisfy { Ascii.isDigit($0) || (0x41...0x46).contains($0) || ".-$".utf8.contains($0) }
        return (plain && digits >= 8) || (local.count >= 20 && digits * 2 >= local.count)
    }

    /// Whether this is an id of the kind that ends in its author's address: `200706221630.44317.ada@band.example`.
    private func endsInName(_ local: ArraySlice<UInt8>) -> Bool {
        let parts = local.split(separator: Ascii.dot)
        guard parts.count >= 3, parts[0].count == 12, parts[0].allSatisfy(Ascii.isDigit) else { return false }
        return parts[1].allSatisfy(Ascii.isDigit) && parts[2...].contains { $0.contains(where: Ascii.isLetter) }
    }

    private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
        let at = line.startIndex
        return line.hasFolded("from:", at: at) || line.hasFolded("to:", at: at) || line.hasFolded("cc:", at: at)
            || line.hasFolded("bcc:", at: at) || line.hasFolded("reply-to:", at: at)
            || line.hasFolded("sender:", at: at)
            || line.hasFolded("e-mail:", at: at) || line.hasFolded("email:", at: at) || line.hasFolded("mail:", at: at)
            || line.hasFolded("mailto:", at: at)
    }

    private static func isIDHeader(_ line: ArraySlice<UInt8>) -> Bool {
        let at = line.startIndex
        return line.hasFolded("message-id:", at: at) || line.hasFolded("references:", at: at)
            || line.hasFolded("in-reply-to:", at: at) || line.hasFolded("msgid:", at: at)
    }

    /// The line up to an address, without its quote marks.
    private static func beginning(of bytes: [UInt8], at: Int) -> ArraySlice<UInt8> {
        var start = at
        while start > 0, at - start < reach, bytes[start - 1] != Ascii.newline { start -= 1 }
        return bytes[start..<at].drop { Ascii.isSpace($0) || ">*|".utf8.contains($0) }
    }
}
