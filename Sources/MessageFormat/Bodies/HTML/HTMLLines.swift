/// Builds lines of text out of the running words of HTML.
struct HTMLLines {
    private(set) var bytes: [UInt8] = []
    /// What stands before each line, the marks of quotes.
    var prefix: [UInt8] = []

    /// Indentation and quotes can make a text many times larger than its HTML; what is too large anyway is not built.
    private static let longest = BodyReader.longestText

    private var breaks = 0
    /// The length of the prefix of the line before.
    private var marksOfLine = 0
    private var isAtLineStart = true
    private var spaceWaits = false

    /// Adds words; outside preformatted text each run of white space counts as one space.
    mutating func write(_ text: [UInt8], keepingSpace: Bool) {
        guard bytes.count <= Self.longest else { return }
        for byte in text {
            if keepingSpace, byte == .lineFeed {
                breakLine()
            } else if !keepingSpace, byte.isWhite {
                spaceWaits = true
            } else if byte >= 0x20 || byte == .tab {
                startWord()
                bytes.append(byte)
            }
        }
    }

    /// The next words begin on a new line.
    mutating func startLine() {
        if !isAtLineStart { breaks = max(breaks, 1) }
        spaceWaits = false
    }

    /// The next words begin after an empty line.
    mutating func startParagraph() {
        if !bytes.isEmpty { breaks = 2 }
        spaceWaits = false
    }

    /// A line ends here, even an empty one, but two empty lines in a row are never written.
    mutating func breakLine() {
        if !bytes.isEmpty { breaks = min(breaks + 1, 2) }
        spaceWaits = false
    }

    /// The next words stand in another cell of the same row.
    mutating func separateCell() {
        if !isAtLineStart, breaks == 0 { spaceWaits = true }
    }

    /// Indents the line that begins now, two spaces a level.
    mutating func indent(_ levels: Int) {
        guard levels > 0 else { return }
        write(Array(repeating: .space, count: levels * 2), keepingSpace: true)
    }

    /// White space that was seen counts no longer.
    mutating func forgetSpace() {
        spaceWaits = false
    }

    private mutating func startWord() {
        if breaks > 0 {
            for _ in 1..<breaks {
                bytes.append(.lineFeed)
                // An empty line carries the marks of the quote that goes on through it.
                bytes.append(contentsOf: prefix.prefix(marksOfLine).dropLast())
            }
            bytes.append(.lineFeed)
            isAtLineStart = true
        }
        if isAtLineStart {
            bytes.append(contentsOf: prefix)
            marksOfLine = prefix.count
        } else if spaceWaits {
            bytes.append(.space)
        }
        breaks = 0
        spaceWaits = false
        isAtLineStart = false
    }
}
