import Storage

/// The words around what was found, on one line, with what was found marked.
package struct Snippet: Sendable, Equatable {
    package struct Piece: Sendable, Equatable {
        package let text: String
        package let isMarked: Bool
    }

    /// Plain text, to be escaped by whoever shows it.
    package let pieces: [Piece]

    /// Letters it has, roughly.
    static let letters = 200
    /// Letters of them before the first mark.
    private static let lead = 60
    /// Bytes of a text that are looked through; what is found further down is shown without its place.
    static let reach = 65_536
    /// Bytes of them that are enough for the beginning, where there is nothing to look for.
    private static let head = 8_192

    /// Cut from a post's plain text around the part where most of `phrases` stand.
    init(of text: String, around phrases: [SearchTerms.Phrase]) {
        let line = Self.line(text, upTo: phrases.isEmpty ? Self.head : Self.reach)
        let marks = SnippetMarks(phrases).find(in: line)
        let bytes = Array(line.utf8)
        let start = Self.start(in: bytes, Self.densest(marks).map { max(0, $0 - Self.lead) } ?? 0)
        let end = Self.end(in: bytes, from: start)
        func piece(_ range: Range<Int>, isMarked: Bool) -> Piece? {
            range.isEmpty ? nil : Piece(text: String(decoding: bytes[range], as: UTF8.self), isMarked: isMarked)
        }
        var pieces: [Piece?] = [start > 0 ? Piece(text: "… ", isMarked: false) : nil]
        var place = start
        for mark in marks where mark.range.lowerBound >= place && mark.range.upperBound <= end {
            pieces.append(piece(place..<mark.range.lowerBound, isMarked: false))
            pieces.append(piece(mark.range, isMarked: true))
            place = mark.range.upperBound
        }
        pieces.append(piece(place..<end, isMarked: false))
        pieces.append(end < bytes.count ? Piece(text: " …", isMarked: false) : nil)
        self.pieces = pieces.compactMap(\.self)
    }

    /// The text on one line, without the marks of quoted lines.
    private static func line(_ text: String, upTo limit: Int) -> String {
        var words: [UInt8] = []
        let head = String(decoding: text.utf8.prefix(limit), as: UTF8.self)
        for line in head.utf8.split(separator: UInt8(ascii: "\n")) {
            let said = line.drop { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: " ") }
            for word in said.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
                if !words.isEmpty { words.append(UInt8(ascii: " ")) }
                words += word
            }
        }
        return String(decoding: words, as: UTF8.self)
    }

    /// Where the stretch begins in which most different phrases stand; the first of those.
    private static func densest(_ marks: [SnippetMarks.Mark]) -> Int? {
        var best: (start: Int, count: Int)?
        var counts: [Int: Int] = [:]
        var last = 0
        for mark in marks {
            while last < marks.count, marks[last].range.upperBound <= mark.range.lowerBound + letters - lead {
                counts[marks[last].phrase, default: 0] += 1
                last += 1
            }
            if counts.count > best?.count ?? 0 { best = (mark.range.lowerBound, counts.count) }
            if let count = counts[mark.phrase] { counts[mark.phrase] = count > 1 ? count - 1 : nil }
        }
        return best?.start
    }

    /// The beginning of the word at or before a byte, unless it is far; never inside a letter.
    private static func start(in bytes: [UInt8], _ wanted: Int) -> Int {
        var start = wanted
        while start > 0, start + lead / 2 > wanted, bytes[start - 1] != UInt8(ascii: " ") { start -= 1 }
        while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
        return start
    }

    private static func end(in bytes: [UInt8], from start: Int) -> Int {
        var end = start
        var count = 0
        var space: Int?
        while end < bytes.count, count < letters {
            if bytes[end] == UInt8(ascii: " ") { space = end }
            end += 1
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            count += 1
        }
        guard end < bytes.count, bytes[end] != UInt8(ascii: " ") else { return end }
        // Back to the last word's end, unless that loses much: some writing has no spaces.
        guard let space, space > start + (end - start) / 2 else { return end }
        return space
    }
}
