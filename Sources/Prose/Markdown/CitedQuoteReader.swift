private import CCmark

/// Finds in cmark's tree the quotes that say where they are from.
struct CitedQuoteReader {
    /// - Parameter source: as `SourceGuard` leaves it.
    static func quotes(in source: [UInt8], depthLimit: Int) throws(ProseError) -> [CitedQuote] {
        let root = source.withUnsafeBytes { buffer in
            cmark_parse_document(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count,
                CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8)
        }
        guard let root else { return [] }
        defer { cmark_node_free(root) }
        let walk = cmark_iter_new(root)
        defer { cmark_iter_free(walk) }
        var (quotes, ordinal, depth): ([CitedQuote], Int, Int) = ([], 0, 0)
        while true {
            let event = cmark_iter_next(walk)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(walk) else { return quotes }
            guard isContainer(node) else { continue }
            depth += event == CMARK_EVENT_ENTER ? 1 : -1
            if depth > depthLimit { throw .tooDeep(limit: depthLimit) }
            guard event == CMARK_EVENT_ENTER, cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE else { continue }
            if let quote = quote(node, ordinal) { quotes.append(quote) }
            ordinal += 1
        }
    }

    private static func isContainer(_ node: OpaquePointer) -> Bool {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST, CMARK_NODE_ITEM: true
        default: false
        }
    }

    private static func quote(_ node: OpaquePointer, _ ordinal: Int) -> CitedQuote? {
        guard let paragraph = cmark_node_first_child(node), cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH,
            let link = cmark_node_first_child(paragraph), cmark_node_get_type(link) == CMARK_NODE_LINK,
            endsLine(link), let url = cmark_node_get_url(link), let post = Cite.post(Array(String(cString: url).utf8)),
            Cite.isLabel(text(of: link))
        else { return nil }
        let (start, end) = (Int(cmark_node_get_start_line(node)) - 1, Int(cmark_node_get_end_line(node)))
        guard start >= 0, end > start else { return nil }
        return CitedQuote(post: post, lines: start..<end, depth: depth(of: node), ordinal: ordinal)
    }

    /// Whether nothing else stands in its line.
    private static func endsLine(_ link: OpaquePointer) -> Bool {
        var next = cmark_node_next(link)
        // Spaces at the end of a line leave a text without letters.
        while let node = next, cmark_node_get_type(node) == CMARK_NODE_TEXT,
            String(cString: cmark_node_get_literal(node)).isEmpty
        {
            next = cmark_node_next(node)
        }
        guard let next else { return true }
        let type = cmark_node_get_type(next)
        return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK
    }

    private static func text(of link: OpaquePointer) -> [UInt8] {
        var text: [UInt8] = []
        let walk = cmark_iter_new(link)
        defer { cmark_iter_free(walk) }
        while true {
            let event = cmark_iter_next(walk)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(walk) else { return text }
            if event == CMARK_EVENT_ENTER, let literal = cmark_node_get_literal(node) {
                text += Array(String(cString: literal).utf8)
            }
        }
    }

    /// Quotes that hold it, with itself; nil where something else does.
    private static func depth(of node: OpaquePointer) -> Int? {
        var (depth, current): (Int, OpaquePointer?) = (0, node)
        while let node = current, cmark_node_get_type(node) != CMARK_NODE_DOCUMENT {
            guard cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE else { return nil }
            depth += 1
            current = cmark_node_parent(node)
        }
        return depth
    }
}

/// The line that says where a quote is from.
enum Cite {
    /// Digits of a post's number.
    private static let digits = 1...18

    /// The post at an address of this site, and nothing but it: `/p/17`.
    static func post(_ url: some Collection<UInt8>) -> Int64? {
        guard url.starts(with: "/p/".utf8) else { return nil }
        let number = url.dropFirst(3)
        guard digits.contains(number.count), number.allSatisfy(Ascii.isDigit), number.first != UInt8(ascii: "0")
        else { return nil }
        return Int64(String(decoding: number, as: UTF8.self))
    }

    /// Whether a link's text says whose post it is and which of the thread, or which alone: `ada, #3`.
    static func isLabel(_ text: [UInt8]) -> Bool {
        let number = text.reversed().prefix(while: Ascii.isDigit)
        let rest = text.dropLast(number.count)
        guard digits.contains(number.count), rest.last == UInt8(ascii: "#") else { return false }
        let name = rest.dropLast()
        return name.isEmpty || (name.count > 2 && name.suffix(2).elementsEqual(", ".utf8))
    }

    /// The quotes of a document with what is to be shown of each in place of the line that says where it is from.
    ///
    /// - Parameter looks: by the quotes' ordinals; others stay as they are.
    static func marked(_ events: [MarkupEvent], _ looks: [Int: (post: Int64, look: QuoteLook)]) -> [MarkupEvent] {
        guard !looks.isEmpty else { return events }
        var out: [MarkupEvent] = []
        out.reserveCapacity(events.count)
        var (ordinal, at) = (0, 0)
        while at < events.count {
            guard events[at] == .open(.quote) else {
                out.append(events[at])
                at += 1
                continue
            }
            let found = looks[ordinal]
            ordinal += 1
            out.append(.open(.quote))
            at += 1
            guard let found else { continue }
            let url = Array("/p/\(found.post)".utf8)
            switch found.look {
            case .gone(let instead):
                out += [.cite(url: url, label: Array(instead.utf8), note: []), .close(.quote)]
                at = end(of: events, at, &ordinal)
            case .shown(let by, let note):
                out.append(.cite(url: url, label: Array(by.utf8), note: Array((note ?? "").utf8)))
                at = restOfFirstParagraph(events, at, &out)
            }
        }
        return out
    }

    /// Behind the end of the quote whose first event is at `start`; counts those that stand in it.
    private static func end(of events: [MarkupEvent], _ start: Int, _ ordinal: inout Int) -> Int {
        var (depth, at) = (1, start)
        while at < events.count, depth > 0 {
            if events[at] == .open(.quote) {
                depth += 1
                ordinal += 1
            } else if events[at] == .close(.quote) {
                depth -= 1
            }
            at += 1
        }
        return at
    }

    /// Where to go on behind the link that begins a quote; a paragraph that goes on behind it begins there.
    private static func restOfFirstParagraph(
        _ events: [MarkupEvent], _ start: Int, _ out: inout [MarkupEvent]
    ) -> Int {
        let end = events[start...].firstIndex { if case .close(.link) = $0 { true } else { false } }
        guard let end, end + 1 < events.count else { return events.count }
        // Else the paragraph ends with the link.
        if events[end + 1] == .softBreak || events[end + 1] == .lineBreak { out.append(events[start]) }
        return end + 2
    }
}
