/// Finds the lines that say whom a quote quotes: "On Friday, Ada wrote:", or what Outlook puts over an old message.
enum Attribution {
    /// Lines between an attribution and its quote.
    private static let gap = 2

    /// Bytes of a line that are looked at.
    private static let reach = 400

    private static let verbs = [
        "wrote", "writes", "said", "schrieb", "écrit", "escribió", "scrisse", "ha scritto", "schreef",
    ]

    /// Marks the attributions; lines under "Original Message" become one level deeper, as they are quoted.
    static func mark(_ lines: inout [MailLine]) {
        var deeper: [Int: Int] = [:]
        for index in lines.indices {
            lines[index].depth += deeper[lines[index].depth] ?? 0
            let depth = lines[index].depth
            if isOriginalMessage(lines[index].text), index > 0 {
                lines[index].kind = .attribution
                if depth == 0, deeper[0] == nil { deeper[0] = 1 }
            } else if isLine(lines[index].text), isFollowedByQuote(lines, index) {
                lines[index].kind = .attribution
                markBeginning(&lines, before: index)
            }
        }
    }

    /// Whether a line may be an attribution, if a quote follows it.
    static func isLine(_ line: ArraySlice<UInt8>) -> Bool {
        let bytes = line.trimmed.suffix(reach)
        guard let last = bytes.last else { return false }
        guard last == Ascii.colon || bytes.suffix(3).elementsEqual("...".utf8) else { return false }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.hasSuffix(">:") || text.hasSuffix("hidden]:") || verbs.contains { text.contains($0) }
    }

    private static func isOriginalMessage(_ line: ArraySlice<UInt8>) -> Bool {
        let text = line.trimmed
        guard text.count < 80, text.starts(with: "---".utf8) else { return false }
        let words = text.drop { $0 == Ascii.hyphen || $0 == Ascii.space }
        return ["original message", "forwarded message", "ursprüngliche nachricht", "message d'origine"].contains {
            String(decoding: words, as: UTF8.self).lowercased().hasPrefix($0)
        }
    }

    private static func isFollowedByQuote(_ lines: [MailLine], _ index: Int) -> Bool {
        for next in lines[(index + 1)...].prefix(gap + 1) {
            if next.depth > lines[index].depth { return true }
            if !next.isBlank { return false }
        }
        return false
    }

    /// An attribution may be broken over two lines ("On …, Ada Lark", "<ada at …> wrote:").
    private static func markBeginning(_ lines: inout [MailLine], before index: Int) {
        guard index > 0, lines[index - 1].depth == lines[index].depth else { return }
        let text = lines[index - 1].text.trimmed
        let own = lines[index].text.trimmed
        if (text.starts(with: "On ".utf8) || text.starts(with: "Am ".utf8) || text.starts(with: "Le ".utf8)),
            !own.starts(with: "On ".utf8)
        {
            lines[index - 1].kind = .attribution
        }
    }
}
