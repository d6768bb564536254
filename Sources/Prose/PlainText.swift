/// A short text without any markup, as somebody says a few words of themselves.
package enum PlainText {
    /// What was typed, as it is kept: no controls and no marks that turn writing round, no more marks on a letter than
    /// writing needs, no white space around it, and one blank line at most between two others.
    package static func cleaned(_ typed: String) -> String {
        let text = StackedMarks.thinned(
            String(decoding: CleanText.cleaned(Array(typed.utf8)), as: UTF8.self), keeping: marksOnLetter)
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = withoutEnd(line)
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(line)
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        guard let first = lines.first else { return "" }
        lines[0] = first.drop { $0.isWhitespace }
        return lines.joined(separator: "\n")
    }

    /// The text as HTML for the inside of a paragraph: escaped, bare addresses of the web as links, line ends as `<br>`.
    package static func html(of text: String, links: LinkPolicy) -> String {
        var out: [UInt8] = []
        for (index, line) in Array(text.utf8).split(separator: Ascii.newline, omittingEmptySubsequences: false)
            .enumerated()
        {
            if index > 0 { out += "<br>".utf8 }
            LinkMarkup.append(line, policy: links, to: &out)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Marks on a letter, which some scripts need: those beyond cover other lines.
    private static let marksOnLetter = 3

    private static func withoutEnd(_ line: Substring) -> Substring {
        var line = line
        while let last = line.last, last.isWhitespace { line.removeLast() }
        return line
    }
}
