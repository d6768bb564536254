/// Turns the HTML of a letter into plain text: one pass, nothing kept but words, lines, quotes, lists and links.
enum HTMLText {
    static func plain(_ html: String) -> String {
        var converter = HTMLConverter()
        var scanner = HTMLScanner(Bytes(html.utf8))
        while let token = scanner.next() {
            switch token {
            case .text(let bytes): converter.text(bytes)
            case .open(let tag): converter.open(tag, scanner: &scanner)
            case .close(let name): converter.close(name)
            }
        }
        return converter.finished()
    }
}

/// What each element means for the lines of a text.
private struct HTMLConverter {
    /// Quotes and lists nested deeper than this are written as if they were not.
    private static let deepest = 20

    private var lines = HTMLLines()
    private var quoteDepth = 0
    /// For each open list the number of its last item; nil for one with bullets.
    private var lists: [Int?] = []
    private var preformatted = 0
    private var link: (address: [UInt8], start: Int)?

    mutating func text(_ bytes: Bytes) {
        lines.write(HTMLEntity.decoded(bytes), keepingSpace: preformatted > 0)
    }

    mutating func open(_ tag: HTMLTag, scanner: inout HTMLScanner) {
        switch tag.name {
        case "script", "style", "head", "title", "template", "noscript", "object", "svg", "math", "select", "textarea":
            scanner.skip(pastEndOf: tag.name)
        case "br": lines.breakLine()
        case "hr":
            lines.startParagraph()
            lines.write(Array("-----".utf8), keepingSpace: true)
            lines.startParagraph()
        case "img":
            if let text = tag.attribute("alt") { lines.write(HTMLEntity.decoded(text), keepingSpace: false) }
        case "a": openLink(tag)
        case "li": openItem()
        case "ul", "ol":
            if lists.isEmpty { lines.startParagraph() } else { lines.startLine() }
            if lists.count < Self.deepest { lists.append(tag.name == "ol" ? 0 : nil) }
            setPrefix()
        case "blockquote":
            lines.startParagraph()
            quoteDepth += 1
            setPrefix()
        case "pre":
            lines.startParagraph()
            preformatted += 1
        case "td", "th": lines.separateCell()
        default:
            if HTMLTag.paragraphs.contains(tag.name) {
                lines.startParagraph()
            } else if HTMLTag.blocks.contains(tag.name) {
                lines.startLine()
            }
        }
    }

    mutating func close(_ name: String) {
        switch name {
        case "a": closeLink()
        case "ul", "ol":
            if !lists.isEmpty { lists.removeLast() }
            setPrefix()
            if lists.isEmpty { lines.startParagraph() } else { lines.startLine() }
        case "blockquote":
            lines.startParagraph()
            quoteDepth = max(0, quoteDepth - 1)
            setPrefix()
        case "pre":
            lines.startParagraph()
            preformatted = max(0, preformatted - 1)
        default:
            if HTMLTag.paragraphs.contains(name) {
                lines.startParagraph()
            } else if HTMLTag.blocks.contains(name) || name == "li" {
                lines.startLine()
            }
        }
    }

    mutating func finished() -> String {
        closeLink()
        return String(decoding: lines.bytes, as: UTF8.self)
    }

    private mutating func openLink(_ tag: HTMLTag) {
        closeLink()
        guard let value = tag.attribute("href") else { return }
        let address = HTMLEntity.decoded(value).filter { !$0.isWhite && $0 > 0x20 && $0 != 0x7F }
        // Other kinds of link mean nothing outside the letter, or are tricks.
        let isKept = ["http://", "https://", "mailto:", "ftp://", "news:"].contains { scheme in
            address.count > scheme.utf8.count && zip(address, scheme.utf8).allSatisfy { $0.lowered == $1 }
        }
        if isKept { link = (address, lines.bytes.count) }
    }

    /// Writes the address after the words of a link, unless they are the address.
    private mutating func closeLink() {
        guard let (address, start) = link else { return }
        link = nil
        let words = lines.bytes[min(start, lines.bytes.count)...].trimmed
        let plain = address.starts(with: "mailto:".utf8) ? address[7...] : address[...]
        // Only the end is compared, because the marks of a quote may stand before the words.
        if words.suffix(plain.count).elementsEqual(plain) { return }
        let separator: [UInt8] = words.isEmpty ? [] : [.space]
        lines.write(separator + Array("<".utf8) + address + Array(">".utf8), keepingSpace: true)
    }

    private mutating func openItem() {
        lines.startLine()
        lines.indent(lists.count - 1)
        if let last = lists.last, let number = last {
            lists[lists.count - 1] = number + 1
            lines.write(Array("\(number + 1). ".utf8), keepingSpace: true)
        } else {
            lines.write(Array("- ".utf8), keepingSpace: true)
        }
        lines.forgetSpace()
    }

    private mutating func setPrefix() {
        lines.prefix = Array(String(repeating: "> ", count: min(quoteDepth, Self.deepest)).utf8)
    }
}
