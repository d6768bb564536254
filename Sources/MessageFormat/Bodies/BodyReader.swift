/// Finds the text of a message among its parts and reads it.
struct BodyReader {
    /// Deeper nesting than forwarded mail reaches.
    private static let deepest = 20
    /// More parts than any letter has.
    private static let mostParts = 1_000
    /// Bytes of decoded text in one message; a longer one is data, not a letter.
    static let longestText = 1_000_000
    /// Bytes of one part before its charset and markup are read: HTML is several times larger than its text.
    private static let longestSource = 8_000_000

    var remarks: Remarks
    private var partsLeft = mostParts

    init(remarks: Remarks) {
        self.remarks = remarks
    }

    mutating func read(_ header: HeaderBlock) throws(MessageFault) -> MessageBody {
        let whole = Part(header, firstLine: 1, defaultType: "text/plain", remarks: &remarks)
        let leaves = chosen(from: whole, depth: 0, isOnly: true)
        if leaves.isEmpty { remarks.note("holds no text") }
        let format: MessageBody.Format = leaves.contains { $0.kind == .markdown } ? .markdown : .plain
        var texts: [String] = []
        var size = 0
        for leaf in leaves where format == .plain || leaf.kind == .markdown {
            let text = try text(of: leaf)
            size += text.utf8.count
            guard size <= Self.longestText else { throw Self.tooLarge(leaf.part) }
            texts.append(text)
        }
        if texts.count == 1 { return MessageBody(text: texts[0], format: format) }
        let pieces = texts.map { MessageBody(text: $0, format: format).text }.filter { !$0.isEmpty }
        return MessageBody(text: pieces.joined(separator: "\n\n"), format: format)
    }

    /// The text parts to be shown, in order.
    private mutating func chosen(from part: Part, depth: Int, isOnly: Bool) -> [TextLeaf] {
        guard part.type.isMultipart else { return leaf(part, isOnly: isOnly).map { [$0] } ?? [] }
        guard depth < Self.deepest else {
            remarks.note("parts nested deeper than \(Self.deepest), left out")
            return []
        }
        guard let children = part.children(atMost: partsLeft, remarks: &remarks) else {
            remarks.note("a multipart without its boundary, read as plain text")
            return [TextLeaf(part: part, kind: .plain)]
        }
        partsLeft -= children.count
        switch part.type.value {
        case "multipart/alternative":
            return best(of: children.map { chosen(from: $0, depth: depth + 1, isOnly: false) })
        case "multipart/related":
            // The first part is the letter; the others are what it shows.
            return children.lazy.map { $0 }.prefix(1).flatMap { chosen(from: $0, depth: depth + 1, isOnly: false) }
        default:
            return children.flatMap { chosen(from: $0, depth: depth + 1, isOnly: false) }
        }
    }

    /// Markdown before plain text before HTML; what is blank only when there is nothing else.
    private func best(of alternatives: [[TextLeaf]]) -> [TextLeaf] {
        let candidates = alternatives.filter { !$0.isEmpty }
        let written = candidates.filter { leaves in leaves.contains { !$0.part.body.isBlankText } }
        return (written.isEmpty ? candidates : written).max { left, right in
            (left.map(\.kind.rawValue).max() ?? 0) < (right.map(\.kind.rawValue).max() ?? 0)
        } ?? []
    }

    private mutating func leaf(_ part: Part, isOnly: Bool) -> TextLeaf? {
        let type = part.type.value
        if type.hasPrefix("message/") {
            remarks.note("an attached message, left out")
        } else if part.disposition?.value == "attachment" || !part.type.isText {
            if !type.hasSuffix("-signature") { remarks.note("an attachment (\(OneLine.of(type))), left out") }
        } else {
            switch type {
            case "text/markdown", "text/x-markdown": return TextLeaf(part: part, kind: .markdown)
            case "text/plain": return TextLeaf(part: part, kind: .plain)
            case "text/html": return TextLeaf(part: part, kind: .html)
            default:
                // An unknown kind of text is read as plain when it is all there is (RFC 2046 4.1.4).
                if isOnly { return TextLeaf(part: part, kind: .plain) }
                remarks.note("an attachment (\(OneLine.of(type))), left out")
            }
        }
        return nil
    }

    private mutating func text(of leaf: TextLeaf) throws(MessageFault) -> String {
        let bytes = transferDecoded(leaf.part)
        let limit = leaf.kind == .html ? Self.longestSource : Self.longestText * 4
        guard bytes.count <= limit else { throw Self.tooLarge(leaf.part) }
        let text = Charset(named: leaf.part.type.parameters["charset"]).decode(bytes, remarks: &remarks)
        switch leaf.kind {
        case .html:
            remarks.note("HTML, turned to plain text")
            return HTMLText.plain(text)
        case .plain where leaf.part.type.parameters["format"]?.lowercased() == "flowed":
            let delSp = leaf.part.type.parameters["delsp"]?.lowercased() == "yes"
            return FlowedText.unwrapped(text, deletesSpace: delSp)
        default:
            return text
        }
    }

    private mutating func transferDecoded(_ part: Part) -> Bytes {
        switch part.encoding {
        case "quoted-printable", "quotedprintable", "qp":
            return Bytes(QuotedPrintable.decode(part.body))
        case "base64":
            let result = Base64.decode(part.body)
            if result.isCutOff { remarks.note("base64 that ends too early") }
            if result.hasTail { remarks.note("text after the end of base64, left out") }
            return Bytes(result.bytes)
        case "", "7bit", "8bit", "binary":
            return part.body
        default:
            remarks.note("unknown transfer encoding \(OneLine.of(String(part.encoding.prefix(40)))), read as it stands")
            return part.body
        }
    }

    private static func tooLarge(_ part: Part) -> MessageFault {
        MessageFault(reason: "the text is larger than 1 MB", line: part.bodyLine)
    }
}

/// A part that holds text.
private struct TextLeaf {
    /// Higher is better when the same is said in several ways.
    enum Kind: Int {
        case html = 1
        case plain
        case markdown
    }

    let part: Part
    let kind: Kind
}
