/// One line of a mail: how deep it is quoted, and what it says.
struct MailLine {
    enum Kind {
        case words
        /// Input or output of a program: keeps its shape.
        case code
        /// Says whom the quote under it quotes.
        case attribution
        /// A signature, or what a list adds to every mail.
        case signature
    }

    var depth: Int
    var text: ArraySlice<UInt8>
    var kind = Kind.words

    var isBlank: Bool { text.trimmed.isEmpty }

    /// Takes `>` marks off: each may have one space before it, and the text one space before it.
    init(_ line: ArraySlice<UInt8>) {
        var depth = 0
        var at = line.startIndex
        while at < line.endIndex {
            let mark = line[at] == Ascii.space && at + 1 < line.endIndex ? at + 1 : at
            guard line[mark] == Ascii.quote else { break }
            depth += 1
            at = mark + 1
        }
        if depth > 0, at < line.endIndex, line[at] == Ascii.space { at += 1 }
        self.depth = depth
        self.text = line[at...]
    }

    static func lines(of source: [UInt8]) -> [MailLine] {
        var lines = source.split(separator: Ascii.newline, omittingEmptySubsequences: false).map(MailLine.init)
        while let last = lines.last, last.isBlank { lines.removeLast() }
        return lines
    }
}
