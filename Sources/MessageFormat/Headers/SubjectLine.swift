/// Subjects as people see them, and as threads are joined by them.
package enum SubjectLine {
    /// The key by which messages of one thread are found: without marks of replies and list tags, in one case, with
    /// white space folded.
    package static func base(_ subject: String) -> String {
        stripped(OneLine.of(subject)).rest.lowercased()
    }

    /// Whether the subject says that it answers something.
    package static func isReply(_ subject: String) -> Bool {
        stripped(OneLine.of(subject)).isReply
    }

    /// The subject for a page: without marks of replies and the leading list tag; never empty.
    package static func title(_ subject: String) -> String {
        let rest = stripped(OneLine.of(subject)).rest
        return rest.isEmpty ? "(no subject)" : rest
    }

    /// What programs of several languages put before a subject when it is answered, and when it is passed on.
    private static let replyMarks: Set<String> = [
        "re", "aw", "antw", "sv", "vs", "odp", "ynt", "res", "ref", "回复", "答复",
    ]
    private static let forwardMarks: Set<String> = ["fwd", "fw", "wg", "tr", "rv", "i", "enc", "转发"]
    /// Longer words than this before a colon are words of the subject.
    private static let longestMark = 12
    /// A list's tag is short and one word.
    private static let longestTag = 30

    private static func stripped(_ subject: String) -> (rest: String, isReply: Bool) {
        var rest = Bytes(subject.utf8).trimmed
        var isReply = false
        var tagged = rest
        while true {
            if let after = afterMark(rest) {
                isReply = isReply || after.isReply
                rest = after.rest.trimmed
                tagged = rest
            } else if let after = afterTag(rest) {
                rest = after.trimmed
            } else {
                break
            }
        }
        // A subject that is nothing but a tag keeps it.
        if rest.isEmpty { rest = tagged }
        return (String(decoding: rest, as: UTF8.self), isReply)
    }

    /// `Re:`, `RE[2]:`, `Re(2):`, `Re^2:`, `Aw :`, and with the wide colon of Chinese and Japanese programs.
    private static func afterMark(_ bytes: Bytes) -> (rest: Bytes, isReply: Bool)? {
        let window = bytes.prefix(longestMark)
        guard let colon = window.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == 0xEF }) else { return nil }
        let isWide = bytes[colon] == 0xEF
        if isWide, !bytes[colon...].starts(with: "：".utf8) { return nil }
        var word = bytes[..<colon].trimmed
        if let counter = word.firstIndex(where: {
            [UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "^")].contains($0)
        }) {
            let digits = word[(counter + 1)...].filter { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: ")") }
            guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return nil }
            word = word[..<counter].trimmed
        }
        let mark = String(decoding: word.map(\.lowered), as: UTF8.self)
        let isReply = replyMarks.contains(mark)
        guard isReply || forwardMarks.contains(mark) else { return nil }
        return (bytes[(colon + (isWide ? 3 : 1))...], isReply)
    }

    private static func afterTag(_ bytes: Bytes) -> Bytes? {
        guard bytes.first == UInt8(ascii: "["), let end = bytes.prefix(longestTag).firstIndex(of: UInt8(ascii: "]")),
            !bytes[..<end].contains(where: \.isWhite)
        else { return nil }
        return bytes[(end + 1)...]
    }
}
