/// Keeps three things safe from Markdown's own rules while cmark parses, by standing a noncharacter in for a sign.
///
/// - `_` and `*` inside a bare address of the web, which would else begin emphasis (`…/__init__.py`);
/// - a sign of this site's own syntax behind a backslash (`\@name`), so that the escape is still known afterwards;
/// - the `!` of images beyond `ProseLimits.images`.
///
/// The source must not hold noncharacters of its own; `CleanText` takes them out.
enum SourceGuard {
    /// The signs; their stand-ins are U+FDD0 and those behind it (in UTF-8: EF B7 90 and so on), in this order.
    private static let signs = Array("_*@:~|!".utf8)
    private static let firstMark: UInt8 = 0x90

    /// Bytes of one address that are looked at, for linear time.
    private static let span = ProseLimits.linkBytes

    static func guarded(_ source: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(source.count + 64)
        var images = 0
        var at = 0
        while at < source.count {
            let byte = source[at]
            if byte == Ascii.backslash, at + 1 < source.count {
                out.append(byte)
                if source[at + 1] == Ascii.newline {
                    at += 1
                } else {
                    append(source[at + 1], marked: isEscapable(source[at + 1]), to: &out)
                    at += 2
                }
            } else if byte | 0x20 == UInt8(ascii: "h") || byte | 0x20 == UInt8(ascii: "w"),
                let end = addressEnd(source, at)
            {
                for inner in source[at..<end] { append(inner, marked: isDelimiter(inner), to: &out) }
                at = end
            } else if byte == Ascii.exclamation, at + 1 < source.count, source[at + 1] == UInt8(ascii: "[") {
                images += 1
                append(byte, marked: images > ProseLimits.images, to: &out)
                at += 1
            } else {
                out.append(byte)
                at += 1
            }
        }
        return out
    }

    /// Text as cmark gives it back, with the marks turned into text or, behind a backslash, into literals.
    static func split(_ bytes: [UInt8], into events: inout [MarkupEvent]) {
        var run: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if let sign = sign(bytes, at) {
                if run.last == Ascii.backslash, isEscapable(sign) {
                    run.removeLast()
                    if !run.isEmpty { events.append(.text(CleanText.cleaned(run))) }
                    run = []
                    events.append(.literal([sign]))
                } else {
                    run.append(sign)
                }
                at += 3
            } else {
                run.append(bytes[at])
                at += 1
            }
        }
        if !run.isEmpty { events.append(.text(CleanText.cleaned(run))) }
    }

    /// Any other text as cmark gives it back, with the signs in their places.
    ///
    /// - Parameter unescaping: whether a backslash before a sign goes; in code it stays.
    static func restored(_ bytes: [UInt8], unescaping: Bool) -> [UInt8] {
        guard bytes.contains(0xEF) else { return CleanText.cleaned(bytes) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            if let sign = sign(bytes, at) {
                if unescaping, out.last == Ascii.backslash, isEscapable(sign) { out.removeLast() }
                out.append(sign)
                at += 3
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return CleanText.cleaned(out)
    }

    private static func append(_ byte: UInt8, marked: Bool, to out: inout [UInt8]) {
        if marked, let index = signs.firstIndex(of: byte) {
            out += [0xEF, 0xB7, firstMark + UInt8(index)]
        } else {
            out.append(byte)
        }
    }

    private static func sign(_ bytes: [UInt8], _ at: Int) -> UInt8? {
        guard bytes[at] == 0xEF, at + 2 < bytes.count, bytes[at + 1] == 0xB7, bytes[at + 2] >= firstMark,
            Int(bytes[at + 2] - firstMark) < signs.count
        else { return nil }
        return signs[Int(bytes[at + 2] - firstMark)]
    }

    private static func isEscapable(_ byte: UInt8) -> Bool {
        byte == Ascii.at || byte == Ascii.colon || byte == Ascii.tilde || byte == Ascii.pipe
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        byte == Ascii.underscore || byte == Ascii.star
    }

    /// Where the part of a bare address ends that is sure to belong to it: behind its last letter or digit.
    private static func addressEnd(_ source: [UInt8], _ at: Int) -> Int? {
        if at > 0, Ascii.isAlphanumeric(source[at - 1]) { return nil }
        guard
            source.hasFolded("http://", at: at) || source.hasFolded("https://", at: at)
                || source.hasFolded("www.", at: at)
        else { return nil }
        var end = at
        var open = 0
        var scan = at
        search: while scan < source.count, scan - at < span {
            let byte = source[scan]
            switch byte {
            case UInt8(ascii: "("): open += 1
            case UInt8(ascii: ")"):
                open -= 1
                if open < 0 { break search }
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "`"),
                Ascii.backslash, Ascii.pipe:
                break search
            default:
                if Ascii.isSpace(byte) { break search }
                if Ascii.isAlphanumeric(byte) || byte >= 0x80 || byte == Ascii.slash { end = scan + 1 }
            }
            scan += 1
        }
        return end > at ? end : nil
    }
}
