/// What can stand between the two halves of an address.
struct AtSign {
    enum Kind {
        /// `@`, in any of the ways to write that letter.
        case sign
        /// ` at ` or ` @ `, which may also be just a word or an operator.
        case word
        /// What list archives in other languages write for ` at `: ` em `, ` op `.
        case foreign
        /// `_at_`, `-at-` and the like, which names of files and pages may hold too.
        case joined
        /// `(at)`, `<at>` and the like, which nobody writes by chance.
        case hedged
    }

    let range: Range<Int>
    let kind: Kind

    /// Marks of emphasis that may stand on either side of `@`.
    private static let markupBytes = 3
    /// Hyphens or lines on either side of a joined `at`.
    private static let joinBytes = 3
    /// Spaces on either side of a bracketed `at`.
    private static let spaces = 2

    init?(in bytes: [UInt8], at: Int) {
        let byte = bytes[at]
        if Ascii.isAlphanumeric(byte) { return nil }
        if let found = Self.sign(bytes, at) {
            (range, kind) = (found, .sign)
        } else if let found = Self.bracketed(bytes, at) {
            (range, kind) = (found, .hedged)
        } else if byte == Ascii.space, bytes.hasFolded(" at ", at: at) {
            (range, kind) = (at..<(at + 4), .word)
        } else if byte == Ascii.space, bytes.hasFolded(" @ ", at: at) {
            (range, kind) = (at..<(at + 3), .word)
        } else if let found = Self.foreign(bytes, at) {
            (range, kind) = (found, .foreign)
        } else if let found = Self.joined(bytes, at) {
            (range, kind) = (found, .joined)
        } else {
            return nil
        }
    }

    /// `@` itself, escaped for the web or Markdown or in full width, with marks of emphasis around it.
    private static func sign(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        var at = start
        while at < bytes.count, at - start < markupBytes, isMarkup(bytes[at]) { at += 1 }
        let length = spelling(bytes, at)
        guard length > 0 else { return nil }
        at += length
        let behind = at
        while at < bytes.count, at - behind < markupBytes, isMarkup(bytes[at]) { at += 1 }
        return start..<at
    }

    private static func spelling(_ bytes: [UInt8], _ at: Int) -> Int {
        guard at < bytes.count else { return 0 }
        switch bytes[at] {
        case Ascii.at: return 1
        case Ascii.backslash: return at + 1 < bytes.count && bytes[at + 1] == Ascii.at ? 2 : 0
        case Ascii.percent: return bytes.hasFolded("%40", at: at) ? 3 : 0
        case UInt8(ascii: "&"):
            if bytes.hasFolded("&commat;", at: at) { return 8 }
            return CharacterReference.length(of: Ascii.at, in: bytes, at: at)
        // U+FF20 and U+FE6B, its full-width and small forms.
        case 0xEF: return bytes.hasFolded("\u{FF20}", at: at) || bytes.hasFolded("\u{FE6B}", at: at) ? 3 : 0
        default: return 0
        }
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        byte == Ascii.star || byte == Ascii.tilde || byte == UInt8(ascii: "`")
    }

    /// `at` or `@` in brackets of any kind, with spaces on both sides or on none.
    ///
    /// Only `<at>`, which is no program's text, may stand at the end of a line or lean to one side: `length(at)` is a
    /// call.
    private static func bracketed(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        let open = Spaces.end(bytes, start, atMost: spaces)
        guard let word = Bracketed.end(of: "at", in: bytes, at: open) ?? Bracketed.end(of: "@", in: bytes, at: open)
        else { return nil }
        let end = Spaces.end(bytes, word, atMost: spaces)
        if bytes[open] != Ascii.less {
            guard (open > start) == (end > word), !bytes[start..<end].contains(Ascii.newline) else { return nil }
        }
        return start..<end
    }

    /// Dutch, Polish, Portuguese, Spanish and Italian.
    private static func foreign(_ bytes: [UInt8], _ at: Int) -> Range<Int>? {
        guard bytes[at] == Ascii.space else { return nil }
        if bytes.hasFolded(" em ", at: at) || bytes.hasFolded(" en ", at: at) || bytes.hasFolded(" op ", at: at) {
            return at..<(at + 4)
        }
        return bytes.hasFolded(" w ", at: at) || bytes.hasFolded(" a ", at: at) ? at..<(at + 3) : nil
    }

    /// `at` between the same number of hyphens or of lines.
    private static func joined(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        let mark = bytes[start]
        guard mark == Ascii.hyphen || mark == Ascii.underscore else { return nil }
        var at = start
        while at < bytes.count, at - start < joinBytes, bytes[at] == mark { at += 1 }
        let length = at - start
        guard bytes.hasFolded("at", at: at), at + 2 + length < bytes.count else { return nil }
        let end = at + 2 + length
        return bytes[(at + 2)..<end].allSatisfy { $0 == mark } ? start..<end : nil
    }
}
