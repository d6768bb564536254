/// Writes a document's events as plain text that reads well in a mail: `> ` before quotes, code indented by four
/// spaces, links as `text <address>`, spoilers without what they hide.
struct MarkdownText {
    private let links: LinkPolicy
    private var page = IndentedText()
    /// The inline text that is being gathered, and where in it each open link began.
    private var line: [UInt8] = []
    private var linkStarts: [Int] = []
    private var lists: [(style: ListStyle, next: Int)] = []
    /// How many spoilers deep, counted where nothing is written.
    private var hidden = 0
    private var isFirstCell = true
    /// Nothing has been written since the line that says where a quote is from.
    private var isAfterCite = false

    static func text(of events: [MarkupEvent], links: LinkPolicy, limit: Int) throws(ProseError) -> String {
        var writer = MarkdownText(links: links)
        for event in events {
            writer.write(event)
            guard writer.page.bytes.count + writer.line.count <= limit else { throw .tooMuchOutput(limit: limit) }
        }
        return String(decoding: writer.page.bytes, as: UTF8.self)
    }

    private init(links: LinkPolicy) {
        self.links = links
    }

    private mutating func write(_ event: MarkupEvent) {
        defer { if case .cite = event { isAfterCite = true } else { isAfterCite = false } }
        if hidden > 0, event != .open(.spoiler), event != .close(.spoiler) { return }
        switch event {
        case .open(let element): open(element)
        case .close(let element): close(element)
        case .text(let bytes), .literal(let bytes), .code(let bytes), .rawInline(let bytes): line += bytes
        case .softBreak, .lineBreak: line.append(Ascii.newline)
        case .image(let url, let alt, _): writeImage(url, alt)
        case .cite(_, let label, let note): writeCite(label, note)
        case .rule: page.block(Array("* * *".utf8))
        case .rawBlock(let bytes): page.block(Array(bytes.trimmed))
        case .codeBlock(_, let body):
            page.push(first: "    ", rest: "    ")
            page.block(body.last == Ascii.newline ? body.dropLast() : body)
            page.pop()
        }
    }

    private mutating func open(_ element: MarkupElement) {
        switch element {
        case .quote: page.push(first: "> ", rest: "> ")
        case .list(let style): lists.append((style, style.start))
        case .item: openItem()
        case .anchor: linkStarts.append(line.count)
        case .strike: line += "~~".utf8
        case .spoiler where hidden > 0: hidden += 1
        case .summary: line += "[spoiler: ".utf8
        case .row: isFirstCell = true
        case .cell:
            if !isFirstCell { line += " | ".utf8 }
            isFirstCell = false
        default: break
        }
    }

    private mutating func close(_ element: MarkupElement) {
        switch element {
        case .quote:
            page.pop()
            if isAfterCite { page.endList(isTight: false) }
        case .list:
            lists.removeLast()
            page.endList(isTight: lists.last?.style.isTight ?? false)
        case .item:
            page.pop()
            page.endList(isTight: lists.last?.style.isTight ?? false)
        case .paragraph(let tight): endBlock(isTight: tight)
        case .heading: endBlock(isTight: false)
        case .anchor(let target, _): closeLink(target)
        case .strike: line += "~~".utf8
        case .spoiler: hidden = max(0, hidden - 1)
        case .summary:
            line.append(UInt8(ascii: "]"))
            endBlock(isTight: false)
            hidden = 1
        case .row: endBlock(isTight: true)
        case .table: page.endList(isTight: false)
        default: break
        }
    }

    private mutating func openItem() {
        guard let last = lists.indices.last else { return }
        let marker = lists[last].style.isOrdered ? "\(lists[last].next). " : "- "
        lists[last].next += 1
        page.push(first: marker, rest: String(repeating: " ", count: marker.utf8.count))
    }

    private mutating func endBlock(isTight: Bool) {
        page.block(line)
        if isTight { page.endList(isTight: true) }
        line = []
    }

    private mutating func closeLink(_ target: LinkTarget) {
        guard let start = linkStarts.popLast(), let address = LinkMarkup.plain(target, policy: links) else { return }
        let text = line[start...]
        let written = Array(address.utf8)
        if text.elementsEqual(written) || Array("http://".utf8) + text == written { return }
        if !text.isEmpty { line.append(Ascii.space) }
        line.append(Ascii.less)
        line += written
        line.append(Ascii.quote)
    }

    /// Where the quote is from stands in a line of its own above its words.
    private mutating func writeCite(_ label: [UInt8], _ note: [UInt8]) {
        page.block(note.isEmpty ? label : label + Array(" (".utf8) + note + Array(")".utf8))
        page.endList(isTight: true)
    }

    private mutating func writeImage(_ url: [UInt8], _ alt: [UInt8]) {
        let target = LinkTarget(url, policy: links)
        linkStarts.append(line.count)
        line += alt
        closeLink(target)
    }
}
