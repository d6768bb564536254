private import CCmark

/// Parses Markdown by cmark, and lays cmark's tree out as a flat list of events.
struct MarkdownReader {
    private var events: [MarkupEvent] = []
    private var images: [Picture] = []
    private var depth = 0
    /// Whether the source was prepared by `SourceGuard`, whose marks have to be taken out again.
    private let isGuarded: Bool

    private struct Picture {
        let url: [UInt8]
        let title: [UInt8]
        var alt: [UInt8] = []
    }

    /// - Parameter depthLimit: levels of nesting; nil for none.
    static func events(of source: [UInt8], isGuarded: Bool, depthLimit: Int?) throws(ProseError) -> [MarkupEvent] {
        let root = source.withUnsafeBytes { buffer in
            cmark_parse_document(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count,
                CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8)
        }
        guard let root else { return [] }
        defer { cmark_node_free(root) }
        let walk = cmark_iter_new(root)
        defer { cmark_iter_free(walk) }
        var reader = MarkdownReader(isGuarded: isGuarded)
        while true {
            let event = cmark_iter_next(walk)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(walk) else { return reader.events }
            if event == CMARK_EVENT_ENTER { reader.enter(node) } else { reader.leave(node) }
            if let depthLimit, reader.depth > depthLimit { throw .tooDeep(limit: depthLimit) }
        }
    }

    private init(isGuarded: Bool) {
        self.isGuarded = isGuarded
    }

    private mutating func enter(_ node: OpaquePointer) {
        let type = cmark_node_get_type(node)
        if images.isEmpty {
            switch type {
            case CMARK_NODE_TEXT: appendText(raw(cmark_node_get_literal(node)))
            case CMARK_NODE_SOFTBREAK: events.append(.softBreak)
            case CMARK_NODE_LINEBREAK: events.append(.lineBreak)
            case CMARK_NODE_CODE: events.append(.code(bytes(cmark_node_get_literal(node))))
            case CMARK_NODE_HTML_INLINE: events.append(.rawInline(bytes(cmark_node_get_literal(node))))
            case CMARK_NODE_HTML_BLOCK: events.append(.rawBlock(bytes(cmark_node_get_literal(node))))
            case CMARK_NODE_CODE_BLOCK:
                events.append(
                    .codeBlock(info: bytes(cmark_node_get_fence_info(node)), body: bytes(cmark_node_get_literal(node))))
            case CMARK_NODE_THEMATIC_BREAK: events.append(.rule)
            case CMARK_NODE_IMAGE: openImage(node)
            default: open(node, type)
            }
        } else {
            enterInsideImage(node, type)
        }
    }

    /// An image's description is plain text, whatever was written in it.
    private mutating func enterInsideImage(_ node: OpaquePointer, _ type: cmark_node_type) {
        let inner = images.count - 1
        switch type {
        case CMARK_NODE_TEXT: images[inner].alt += unescaped(cmark_node_get_literal(node))
        case CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE: images[inner].alt += bytes(cmark_node_get_literal(node))
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: images[inner].alt.append(Ascii.space)
        case CMARK_NODE_IMAGE: openImage(node)
        default: depth += 1
        }
    }

    private mutating func openImage(_ node: OpaquePointer) {
        depth += 1
        images.append(Picture(url: unescaped(cmark_node_get_url(node)), title: unescaped(cmark_node_get_title(node))))
    }

    private mutating func open(_ node: OpaquePointer, _ type: cmark_node_type) {
        guard let element = element(node, type) else { return }
        depth += 1
        events.append(.open(element))
    }

    private mutating func leave(_ node: OpaquePointer) {
        let type = cmark_node_get_type(node)
        if type == CMARK_NODE_IMAGE {
            guard let image = images.popLast() else { return }
            depth -= 1
            if images.isEmpty {
                events.append(.image(url: image.url, alt: image.alt, title: image.title))
            } else {
                images[images.count - 1].alt += image.alt
            }
        } else if !images.isEmpty {
            depth -= 1
        } else if let element = element(node, type) {
            depth -= 1
            events.append(.close(element))
        }
    }

    private func element(_ node: OpaquePointer, _ type: cmark_node_type) -> MarkupElement? {
        switch type {
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST: .list(listStyle(node))
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_PARAGRAPH: .paragraph(tight: isInTightList(node))
        case CMARK_NODE_HEADING: .heading(Int(cmark_node_get_heading_level(node)))
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK:
            .link(url: unescaped(cmark_node_get_url(node)), title: unescaped(cmark_node_get_title(node)))
        default: nil
        }
    }

    private func listStyle(_ node: OpaquePointer) -> ListStyle {
        ListStyle(
            isOrdered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
            start: Int(cmark_node_get_list_start(node)),
            isTight: cmark_node_get_list_tight(node) != 0)
    }

    private func isInTightList(_ node: OpaquePointer) -> Bool {
        guard let item = cmark_node_parent(node), let list = cmark_node_parent(item) else { return false }
        return cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0
    }

    private mutating func appendText(_ bytes: [UInt8]) {
        if isGuarded {
            SourceGuard.split(bytes, into: &events)
        } else {
            events.append(.text(bytes))
        }
    }

    /// As it stands, for code and raw HTML.
    private func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        isGuarded ? SourceGuard.restored(raw(text), unescaping: false) : raw(text)
    }

    /// Without the backslashes that cmark left because of the guard's marks.
    private func unescaped(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        isGuarded ? SourceGuard.restored(raw(text), unescaping: true) : raw(text)
    }

    private func raw(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        guard let text else { return [] }
        return Array(String(cString: text).utf8)
    }
}
