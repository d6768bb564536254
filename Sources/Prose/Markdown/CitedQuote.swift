/// A quote that says which post it is from: its first line is a link to it alone, `> [ada, #3](/p/17)`.
package struct CitedQuote: Sendable, Equatable {
    /// The post's number, as its address has it.
    package let post: Int64
    /// Its lines in the source, from 0; those of quotes that stand in it are among them.
    package let lines: Range<Int>
    /// Marks of quotes that stand before each of its lines; nil where it stands in something else, as in a list.
    package let depth: Int?
    /// Which of the source's quotes it is, from 0, in the order in which they begin.
    let ordinal: Int
}

/// How a quote of a post is shown.
package enum QuoteLook: Sendable, Equatable {
    /// Under the name of who is quoted, with a remark beside it where there is one.
    case shown(by: String, note: String?)
    /// Without its words: what stands instead.
    case gone(instead: String)
}

/// A source of Markdown with the quotes in it that say where they are from.
///
/// Lines of one's own directly below such a quote, which Markdown would take for its last, are set apart by an empty
/// line: whatever becomes of the quote, they stay.
package struct CitedSource: Sendable, Equatable {
    package let lines: [String]
    package let quotes: [CitedQuote]

    package var text: String { lines.joined(separator: "\n") }

    /// Reads a source; one that breaks a limit has no quotes.
    package init(_ source: String) {
        var bytes = CleanText.cleaned(Array(source.utf8))
        var found = Self.quotes(in: bytes)
        if !found.isEmpty, let apart = OwnLines.setApart(bytes, found) {
            bytes = apart
            found = Self.quotes(in: bytes)
        }
        lines = bytes.split(separator: Ascii.newline, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        quotes = found
    }

    private static func quotes(in bytes: [UInt8]) -> [CitedQuote] {
        guard bytes.count <= ProseLimits.markdownBytes, holds(Array("/p/".utf8), bytes) else { return [] }
        let guarded = SourceGuard.guarded(bytes)
        do throws(ProseError) {
            try NestingGuard.check(guarded)
            return try CitedQuoteReader.quotes(in: guarded, depthLimit: ProseLimits.depth)
        } catch {
            return []
        }
    }

    private static func holds(_ word: [UInt8], _ bytes: [UInt8]) -> Bool {
        var at = 0
        while let start = bytes[at...].firstIndex(of: word[0]) {
            if bytes[start...].starts(with: word) { return true }
            at = start + 1
        }
        return false
    }
}

extension CitedSource {
    /// For each of the quotes, in their order, its lines that are not those of another cited quote in it.
    package func ownLines() -> [[Int]] {
        var owners = [Int?](repeating: nil, count: lines.count)
        for (index, quote) in quotes.enumerated() {
            // Those that stand in another come behind it, and take their lines from it.
            for line in quote.lines.clamped(to: lines.indices) { owners[line] = index }
        }
        var own = [[Int]](repeating: [], count: quotes.count)
        for (line, owner) in owners.enumerated() {
            if let owner { own[owner].append(line) }
        }
        return own
    }

    /// The same source with some lines of quotes taken out: each of `quotes` keeps the line that says where it is from,
    /// by its number alone, and what `isKept` says.
    package func without(
        _ quotes: [(quote: CitedQuote, position: Int)], keeping isKept: (_ quote: CitedQuote, _ line: Int) -> Bool
    ) -> String {
        var changed: [String?] = lines
        let own = Dictionary(zip(self.quotes.map(\.ordinal), ownLines())) { first, _ in first }
        for (quote, position) in quotes {
            guard let lines = own[quote.ordinal], let first = lines.first else { continue }
            let mark = QuoteMarks.prefix(of: self.lines[first], beforeCite: true)
            let kept = Set(lines.dropFirst().filter { isKept(quote, $0) })
            for line in lines.dropFirst() where !kept.contains(line) {
                // Within a list an empty line belongs to something else than a line that is not there.
                changed[line] = kept.isEmpty && quote.depth != nil ? nil : QuoteMarks.prefix(of: self.lines[line])
            }
            changed[first] = "\(mark)[#\(position)](/p/\(quote.post))"
        }
        return changed.compactMap(\.self).joined(separator: "\n")
    }
}
