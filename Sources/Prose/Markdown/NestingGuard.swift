/// Refuses sources that nest too deeply before the whole of them is parsed: cmark visits every open container for
/// every line, so that a line of 16,000 list markers followed by empty lines would keep it busy for seconds.
enum NestingGuard {
    /// Columns of markers and indentation before a line is suspected: each level takes at least one.
    private static let suspectColumns = 2 * ProseLimits.depth

    /// Sources of the largest size that may be parsed for all suspected lines together; one that would need more is
    /// refused.
    private static let trials = 2

    static func check(_ source: [UInt8]) throws(ProseError) {
        var left = trials * max(source.count, ProseLimits.markdownBytes)
        var lineStart = 0
        while lineStart < source.count {
            let lineEnd = source[lineStart...].firstIndex(of: Ascii.newline) ?? source.count
            if isSuspect(source[lineStart..<lineEnd]) {
                left -= lineEnd
                guard left >= 0 else { throw .tooDeep(limit: ProseLimits.depth) }
                // Harmless when the line stands in a code block: then this parse stays flat.
                _ = try MarkdownReader.events(
                    of: Array(source[..<lineEnd]), isGuarded: false, depthLimit: ProseLimits.depth)
            }
            lineStart = lineEnd + 1
        }
    }

    /// Whether containers may begin in more than `suspectColumns` columns of this line.
    private static func isSuspect(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count > suspectColumns / 4, let prefix = markerColumns(line) else { return false }
        return prefix > suspectColumns
    }

    /// Columns of the markers at the beginning; nil when nothing follows that could stand in them.
    private static func markerColumns(_ line: ArraySlice<UInt8>) -> Int? {
        var columns = 0
        var at = line.startIndex
        var markers: Set<UInt8> = []
        while at < line.endIndex {
            let byte = line[at]
            let next = at + 1 < line.endIndex ? line[at + 1] : Ascii.space
            if byte == Ascii.tab {
                columns += 4
            } else if byte == Ascii.space {
                columns += 1
            } else if byte == Ascii.quote {
                columns += 1
                markers.insert(byte)
            } else if isBullet(byte) && Ascii.isSpace(next) {
                columns += 1
                markers.insert(byte)
            } else if let end = ordinalEnd(line, at) {
                columns += end - at
                markers.insert(UInt8(ascii: "1"))
                at = end - 1
            } else {
                return columns
            }
            at += 1
        }
        // A rule (`* * *`) or an empty line.
        return markers.isEmpty || markers == [Ascii.hyphen] || markers == [Ascii.star] ? nil : columns
    }

    private static func isBullet(_ byte: UInt8) -> Bool {
        byte == Ascii.hyphen || byte == Ascii.star || byte == UInt8(ascii: "+")
    }

    /// The end of a list number (at most nine digits, then `.` or `)` and white space).
    private static func ordinalEnd(_ line: ArraySlice<UInt8>, _ start: Int) -> Int? {
        var at = start
        while at < line.endIndex, at - start < 9, Ascii.isDigit(line[at]) { at += 1 }
        guard at > start, at < line.endIndex, line[at] == Ascii.dot || line[at] == UInt8(ascii: ")") else { return nil }
        return at + 1 == line.endIndex || Ascii.isSpace(line[at + 1]) ? at + 1 : nil
    }
}
