/// Writes the lines of a mail as HTML.
struct MailHTML {
    private let links: LinkPolicy
    private let limit: Int
    private var out: [UInt8] = Array("<div class=\"mail\">\n".utf8)
    /// Levels of quoting that stand open, and whether the outermost is folded.
    private var depth = 0
    private var isFolded = false

    static func html(of lines: [MailLine], links: LinkPolicy, limit: Int) throws(ProseError) -> String {
        var writer = MailHTML(links: links, limit: limit)
        var at = 0
        while at < lines.count {
            if lines[at].isBlank, lines[at].kind != .code {
                at += 1
            } else {
                writer.setDepth(min(lines[at].depth, ProseLimits.quoteLevels), lines, at)
                at = writer.writeParagraph(lines, at)
            }
            guard writer.out.count <= limit else { throw .tooMuchOutput(limit: limit) }
        }
        writer.setDepth(0, lines, lines.count)
        writer.put("</div>\n")
        return String(decoding: writer.out, as: UTF8.self)
    }

    private init(links: LinkPolicy, limit: Int) {
        self.links = links
        self.limit = limit
    }

    private mutating func put(_ text: String) {
        out += text.utf8
    }

    /// Closes and opens quotes until `wanted` stand open.
    private mutating func setDepth(_ wanted: Int, _ lines: [MailLine], _ at: Int) {
        while depth > wanted {
            put("</blockquote>\n")
            depth -= 1
            if depth == 0, isFolded {
                put("</details>\n")
                isFolded = false
            }
        }
        if depth == 0, wanted > 0 {
            let length = quoteLength(lines, at)
            if length > ProseLimits.quoteLines {
                isFolded = true
                put("<details class=\"quoted\"><summary>Quoted text, \(length) lines</summary>\n")
            }
        }
        while depth < wanted {
            put("<blockquote class=\"quote\">\n")
            depth += 1
        }
    }

    /// Lines of the quote that begins at `start`, with the blank ones inside it.
    private func quoteLength(_ lines: [MailLine], _ start: Int) -> Int {
        let run = lines[start...].prefix { $0.depth > 0 || $0.isBlank }
        return (run.lastIndex { !$0.isBlank } ?? start) - start + 1
    }

    /// Writes the paragraph at `start`: its lines have one depth and one kind.
    ///
    /// Answers where the next begins.
    private mutating func writeParagraph(_ lines: [MailLine], _ start: Int) -> Int {
        let kind = lines[start].kind
        if kind == .signature {
            let run = lines[start...].prefix { $0.kind == kind && $0.depth == lines[start].depth }
            writeLines(run, open: "<p class=\"signature\">")
            return run.endIndex
        }
        if kind == .attribution {
            let run = lines[start...].prefix { $0.kind == kind && $0.depth == lines[start].depth }
            writeLines(run, open: "<p class=\"quote__by\">")
            return run.endIndex
        }
        let paragraph = block(lines, start)
        guard CodeLook.isFixed(paragraph) else {
            writeLines(paragraph, open: "<p>")
            return paragraph.endIndex
        }
        var end = paragraph.endIndex
        // What looks alike on both sides of blank lines is one piece.
        while let next = lines[end...].firstIndex(where: { !$0.isBlank || $0.depth != lines[start].depth }), next > end
        {
            let following = block(lines, next)
            guard !following.isEmpty, lines[next].depth == lines[start].depth, CodeLook.isFixed(following) else {
                break
            }
            end = following.endIndex
        }
        writeFixed(lines[start..<end])
        return end
    }

    /// The lines from `start` up to a blank one, or to a line of another depth or kind.
    private func block(_ lines: [MailLine], _ start: Int) -> ArraySlice<MailLine> {
        lines[start...].prefix {
            $0.depth == lines[start].depth && ($0.kind == .words && !$0.isBlank || $0.kind == .code)
        }
    }

    private mutating func writeLines(_ lines: ArraySlice<MailLine>, open: String) {
        let last = lines.lastIndex { !$0.isBlank } ?? lines.startIndex
        put(open)
        for index in lines.startIndex...last {
            if index > lines.startIndex { put("<br>") }
            LinkMarkup.append(lines[index].text, policy: links, to: &out)
        }
        put("</p>\n")
    }

    private mutating func writeFixed(_ lines: ArraySlice<MailLine>) {
        put("<pre tabindex=\"0\" role=\"group\" aria-label=\"Text in columns\">")
        // HTML drops a line end right behind the tag.
        if let first = lines.first, first.text.isEmpty { put("\n") }
        for (index, line) in lines.enumerated() {
            if index > 0 { put("\n") }
            LinkMarkup.append(line.text, policy: links, to: &out)
        }
        put("</pre>\n")
    }
}
