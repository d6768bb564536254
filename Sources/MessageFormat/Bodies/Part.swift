/// One part of a message (RFC 2045 2.4), or the whole of one without parts.
struct Part {
    /// Longest boundary taken; RFC 2046 5.1.1 allows 70 bytes.
    private static let longestBoundary = 250

    let type: ContentType
    let disposition: ContentType?
    /// The lower-cased Content-Transfer-Encoding, empty when none is named.
    let encoding: String
    let body: Bytes
    /// The line of the message where the body begins, counted from 1.
    let bodyLine: Int

    init(_ header: HeaderBlock, firstLine: Int, defaultType: String, remarks: inout Remarks) {
        type =
            header.value("content-type").map { Self.contentType($0, defaultType, remarks: &remarks) }
            ?? ContentType(value: defaultType)
        disposition = header.value("content-disposition").map { ContentType($0, remarks: &remarks) }
        encoding =
            header.value("content-transfer-encoding").map {
                String(decoding: $0.prefix { !$0.isWhite && $0 != UInt8(ascii: ";") }.map(\.lowered), as: UTF8.self)
            } ?? ""
        body = header.bytes[header.bodyStart...]
        bodyLine = firstLine + header.lineCount
    }

    /// The parts of a multipart; nil when the boundary is missing or unusable.
    func children(atMost limit: Int, remarks: inout Remarks) -> [Part]? {
        guard let boundary = type.parameters["boundary"], !boundary.isEmpty,
            boundary.utf8.count <= Self.longestBoundary
        else { return nil }
        let defaultType = type.value == "multipart/digest" ? "message/rfc822" : "text/plain"
        var children: [Part] = []
        for piece in MultipartSplitter.split(body, boundary: boundary, atMost: limit + 1) {
            guard children.count < limit else {
                remarks.note("more than 1,000 parts, the rest left out")
                break
            }
            let line = bodyLine + piece.lineOffset
            do throws(MessageFault) {
                let header = try HeaderBlock(piece.bytes, firstLine: line)
                children.append(Part(header, firstLine: line, defaultType: defaultType, remarks: &remarks))
            } catch {
                remarks.note("a part whose header is too large, left out")
            }
        }
        return children
    }

    /// An unreadable Content-Type means the default (RFC 2045 5.2).
    private static func contentType(_ value: Bytes, _ defaultType: String, remarks: inout Remarks) -> ContentType {
        let type = ContentType(value, remarks: &remarks)
        if type.value.contains("/") { return type }
        // "text" alone was the form before MIME; its parameters still tell the charset.
        return type.value == "text"
            ? ContentType(Bytes("text/plain".utf8) + value.dropFirst(4), remarks: &remarks)
            : ContentType(value: defaultType)
    }
}

/// Cuts the body of a multipart at its boundary lines (RFC 2046 5.1).
enum MultipartSplitter {
    struct Piece {
        let bytes: Bytes
        /// Lines of the body before it.
        let lineOffset: Int
    }

    static func split(_ body: Bytes, boundary: String, atMost limit: Int) -> [Piece] {
        let delimiter = Array("--\(boundary)".utf8)
        var pieces: [Piece] = []
        var lines = LineScanner(body)
        var start: (position: Int, line: Int)?
        var endOfPrevious = body.startIndex
        while let line = lines.next() {
            let kind = Self.kind(of: line, delimiter: delimiter)
            if kind != .text {
                // The line end before a boundary belongs to the boundary.
                if let start {
                    let end = max(start.position, endOfPrevious)
                    pieces.append(Piece(bytes: body[start.position..<end], lineOffset: start.line))
                }
                start = kind == .boundary ? (lines.position, lines.count) : nil
                if kind == .last || pieces.count >= limit { return pieces }
            }
            endOfPrevious = line.endIndex
        }
        // The closing boundary is missing: the mail was cut off, what is there is read.
        if let start { pieces.append(Piece(bytes: body[start.position...], lineOffset: start.line)) }
        return pieces
    }

    private enum LineKind {
        case text
        case boundary
        case last
    }

    private static func kind(of line: Bytes, delimiter: [UInt8]) -> LineKind {
        guard line.first == UInt8(ascii: "-"), line.starts(with: delimiter) else { return .text }
        let rest = line.dropFirst(delimiter.count)
        if rest.allSatisfy(\.isBlank) { return .boundary }
        return rest.starts(with: "--".utf8) && rest.dropFirst(2).allSatisfy(\.isBlank) ? .last : .text
    }
}
