/// The marks of quotes at the beginning of a line.
enum QuoteMarks {
    /// How many stand there: each may have three spaces before it and one behind it.
    static func count(_ line: ArraySlice<UInt8>) -> Int {
        var (marks, spaces) = (0, 0)
        for byte in line {
            switch byte {
            case Ascii.quote:
                marks += 1
                spaces = 0
            case Ascii.space where spaces < 4: spaces += 1
            default: return marks
            }
        }
        return marks
    }

    /// The part of a line that says only in what it stands, without the spaces at its end.
    ///
    /// - Parameter beforeCite: the line that says where a quote is from; it may stand behind the mark of a list.
    static func prefix(of line: String, beforeCite: Bool = false) -> String {
        let bytes = Array(line.utf8)
        if beforeCite {
            let end = bytes.firstIndex { !isOfBlocks($0) } ?? bytes.count
            let mark = bytes[..<end].lastIndex(of: Ascii.quote).map { $0 + 1 } ?? 0
            return String(decoding: bytes[..<mark], as: UTF8.self) + " "
        }
        let end = bytes.firstIndex { !Ascii.isSpace($0) && $0 != Ascii.quote } ?? bytes.count
        var prefix = bytes[..<end]
        while let last = prefix.last, Ascii.isSpace(last) { prefix.removeLast() }
        return String(decoding: prefix, as: UTF8.self)
    }

    /// Marks of quotes and lists, and what stands between them.
    private static func isOfBlocks(_ byte: UInt8) -> Bool {
        Ascii.isSpace(byte) || Ascii.isDigit(byte) || ">-*+.)".utf8.contains(byte)
    }
}

/// Lines that Markdown takes for the last of a quote, though they bear no mark of it.
enum OwnLines {
    /// The source with an empty line before each; nil when there are none.
    static func setApart(_ source: [UInt8], _ quotes: [CitedQuote]) -> [UInt8]? {
        let lines = source.split(separator: Ascii.newline, omittingEmptySubsequences: false)
        var breaks: [Int: Int] = [:]
        for quote in quotes {
            guard let depth = quote.depth,
                let last = quote.lines.last(where: { $0 < lines.count && QuoteMarks.count(lines[$0]) >= depth }),
                last + 1 < quote.lines.upperBound, last + 1 < lines.count
            else { continue }
            let own = lines[last + 1]
            guard !own.allSatisfy({ Ascii.isSpace($0) || $0 == Ascii.quote }) else { continue }
            breaks[last + 1] = QuoteMarks.count(own)
        }
        guard !breaks.isEmpty else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(source.count + breaks.count * 8)
        for (index, line) in lines.enumerated() {
            if index > 0 { out.append(Ascii.newline) }
            if let marks = breaks[index] {
                out += [UInt8](repeating: Ascii.quote, count: marks)
                out.append(Ascii.newline)
            }
            out += line
        }
        return out
    }
}
