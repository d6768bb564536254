/// Writes a document's events as HTML.
struct MarkdownHTML {
    /// Plain CommonMark exactly as cmark writes it, raw HTML and all; or what is safe to show.
    enum Profile {
        case plain
        case safe(LinkPolicy)
    }

    private let profile: Profile
    private var out: [UInt8] = []

    static func html(of events: [MarkupEvent], profile: Profile, limit: Int) throws(ProseError) -> String {
        var writer = MarkdownHTML(profile: profile)
        for event in events {
            writer.write(event)
            guard writer.out.count <= limit else { throw .tooMuchOutput(limit: limit) }
        }
        return String(decoding: writer.out, as: UTF8.self)
    }

    private init(profile: Profile) {
        self.profile = profile
    }

    private mutating func write(_ event: MarkupEvent) {
        switch event {
        case .open(let element): open(element)
        case .close(let element): close(element)
        case .text(let bytes), .literal(let bytes): HTMLEscape.append(bytes, to: &out)
        case .code(let bytes):
            put("<code>")
            HTMLEscape.append(bytes, to: &out)
            put("</code>")
        case .rawInline(let bytes): writeRawInline(bytes)
        case .rawBlock(let bytes): writeRawBlock(bytes)
        case .codeBlock(let info, let body): writeCodeBlock(info, body)
        case .image(let url, let alt, let title): writeImage(url, alt, title)
        case .cite(let url, let label, let note): writeCite(url, label, note)
        case .softBreak: put("\n")
        case .lineBreak: put(isPlain ? "<br />\n" : "<br>\n")
        case .rule:
            startLine()
            put(isPlain ? "<hr />\n" : "<hr>\n")
        }
    }

    private var isPlain: Bool {
        if case .plain = profile { true } else { false }
    }

    private mutating func put(_ text: String) {
        out += text.utf8
    }

    private mutating func startLine() {
        if let last = out.last, last != Ascii.newline { out.append(Ascii.newline) }
    }

    private mutating func startLine(_ text: String) {
        startLine()
        put(text)
    }

    private mutating func open(_ element: MarkupElement) {
        switch element {
        case .quote: startLine(isPlain ? "<blockquote>\n" : "<blockquote class=\"quote\">\n")
        case .list(let style):
            let start = style.start == 1 ? "" : " start=\"\(style.start)\""
            startLine(style.isOrdered ? "<ol\(start)>\n" : "<ul>\n")
        case .item: startLine("<li>")
        case .paragraph(let tight): if !tight { startLine("<p>") }
        case .heading(let level): startLine("<h\(shown(level))>")
        case .emphasis: put("<em>")
        case .strong: put("<strong>")
        case .link(let url, let title): openPlainLink(url, title)
        case .anchor(let target, let title):
            if case .safe(let policy) = profile {
                LinkMarkup.appendOpen(target, title: title, policy: policy, to: &out)
            }
        case .mention(let name): put("<a class=\"mention\" href=\"/m/\(URLText.segment(name))\">")
        case .strike: put("<del>")
        case .spoiler: startLine("<details class=\"spoiler\">")
        case .summary: put("<summary>")
        case .table: startLine("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>\n")
        case .tableHead: put("<thead>\n")
        case .tableBody: put("<tbody>\n")
        case .row: put("<tr>")
        case .cell(let head, let alignment):
            let side = alignment == .none ? "" : " class=\"\(alignment.rawValue)\""
            put(head ? "<th scope=\"col\"\(side)>" : "<td\(side)>")
        }
    }

    private mutating func close(_ element: MarkupElement) {
        switch element {
        case .quote: startLine("</blockquote>\n")
        case .list(let style): put(style.isOrdered ? "</ol>\n" : "</ul>\n")
        case .item: put("</li>\n")
        case .paragraph(let tight): if !tight { put("</p>\n") }
        case .heading(let level): put("</h\(shown(level))>\n")
        case .emphasis: put("</em>")
        case .strong: put("</strong>")
        case .link, .anchor, .mention: put("</a>")
        case .strike: put("</del>")
        case .spoiler: startLine("</details>\n")
        case .summary: put("</summary>\n")
        case .table: put("</table></div>\n")
        case .tableHead: put("</thead>\n")
        case .tableBody: put("</tbody>\n")
        case .row: put("</tr>\n")
        case .cell(let head, _): put(head ? "</th>" : "</td>")
        }
    }

    /// Posts stand under an `h3`, so their own headings begin at `h4`.
    private func shown(_ level: Int) -> Int {
        isPlain ? level : min(level + 3, 6)
    }

    private mutating func openPlainLink(_ url: [UInt8], _ title: [UInt8]) {
        put("<a href=\"")
        URLText.appendAsCmark(url, to: &out)
        writeTitle(title)
        put("\">")
    }

    private mutating func writeTitle(_ title: [UInt8]) {
        guard !title.isEmpty else { return }
        put("\" title=\"")
        HTMLEscape.append(title, to: &out)
    }

    private mutating func writeImage(_ url: [UInt8], _ alt: [UInt8], _ title: [UInt8]) {
        put("<img src=\"")
        URLText.appendAsCmark(url, to: &out)
        put("\" alt=\"")
        HTMLEscape.append(alt, to: &out)
        writeTitle(title)
        put(isPlain ? "\" />" : "\" loading=\"lazy\">")
    }

    private mutating func writeCite(_ url: [UInt8], _ label: [UInt8], _ note: [UInt8]) {
        startLine("<cite><a href=\"")
        HTMLEscape.append(url, to: &out)
        put("\">")
        HTMLEscape.append(label, to: &out)
        put("</a>")
        if !note.isEmpty {
            put(" (")
            HTMLEscape.append(note, to: &out)
            put(")")
        }
        put("</cite>\n")
    }

    private mutating func writeRawInline(_ bytes: [UInt8]) {
        if isPlain { out += bytes } else { HTMLEscape.append(bytes, to: &out) }
    }

    private mutating func writeRawBlock(_ bytes: [UInt8]) {
        startLine()
        if isPlain {
            out += bytes
            startLine()
        } else {
            put("<p>")
            for (index, line) in bytes.trimmed.split(separator: Ascii.newline, omittingEmptySubsequences: false)
                .enumerated()
            {
                if index > 0 { put("<br>\n") }
                HTMLEscape.append(line, to: &out)
            }
            put("</p>\n")
        }
    }

    private mutating func writeCodeBlock(_ info: [UInt8], _ body: [UInt8]) {
        let word = info.prefix { !Ascii.isSpace($0) }
        startLine(isPlain ? "<pre><code" : "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code")
        let language = isPlain ? Array(word) : CodeLanguage.name(word)
        if !language.isEmpty {
            put(language.hasFolded("language-", at: 0) ? " class=\"" : " class=\"language-")
            HTMLEscape.append(language, to: &out)
            put("\"")
        }
        put(">")
        HTMLEscape.append(body, to: &out)
        put("</code></pre>\n")
    }
}

/// The name of a programming language as a class may hold it.
enum CodeLanguage {
    private static let letters = 32

    /// Small letters, digits, `-`, `+`, `#`, `_` and `.`; empty when it holds anything else or is too long.
    static func name(_ word: ArraySlice<UInt8>) -> [UInt8] {
        guard word.count <= letters, word.allSatisfy({ Ascii.isAlphanumeric($0) || "-+#_.".utf8.contains($0) })
        else { return [] }
        return word.map(Ascii.lowercased)
    }
}
