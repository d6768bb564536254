/// Finds signatures (behind a line of two hyphens) and the footers of mailing lists.
enum Signature {
    /// Lines of a signature whose mark lost its final space on the way.
    private static let bareMarkLines = 15

    /// Lines of a list's footer.
    private static let footerLines = 12

    /// Underscores of the line over a list's footer.
    private static let ruleLength = 20

    /// What list programs leave where a part was.
    private static let removedPart = "[[alternative HTML version deleted]]"

    static func mark(_ lines: inout [MailLine]) {
        var index = 0
        while index < lines.count {
            if lines[index].kind != .words {
                index += 1
            } else if lines[index].text.trimmed.elementsEqual(removedPart.utf8) {
                lines[index].kind = .signature
                index += 1
            } else if isFooter(lines, index) {
                index = markFooter(&lines, from: index)
            } else if let end = signatureEnd(lines, index) {
                for line in index..<end where lines[line].kind == .words { lines[line].kind = .signature }
                index = end
            } else {
                index += 1
            }
        }
    }

    /// Where the signature ends whose mark is at `start`: with the quote that it stands in, or before a list's
    /// footer.
    private static func signatureEnd(_ lines: [MailLine], _ start: Int) -> Int? {
        let text = lines[start].text
        let isMark = text.elementsEqual("-- ".utf8)
        guard isMark || text.elementsEqual("--".utf8) else { return nil }
        let rest = lines[start...].prefix(isMark ? lines.count : bareMarkLines + 2)
        let end = rest.firstIndex { $0.depth != lines[start].depth || $0.kind != .words } ?? rest.endIndex
        return isMark || end - start <= bareMarkLines ? end : nil
    }

    private static func isFooter(_ lines: [MailLine], _ at: Int) -> Bool {
        let rule = lines[at].text.trimmed
        guard rule.count >= ruleLength, rule.allSatisfy({ $0 == Ascii.underscore }) else { return false }
        return lines[(at + 1)...].prefix(2).contains {
            String(decoding: $0.text.prefix(200), as: UTF8.self).lowercased().contains("mailing list")
        }
    }

    private static func markFooter(_ lines: inout [MailLine], from start: Int) -> Int {
        var at = start
        while at < lines.count, at - start < footerLines, lines[at].depth == lines[start].depth, !lines[at].isBlank {
            lines[at].kind = .signature
            at += 1
        }
        return at
    }
}
