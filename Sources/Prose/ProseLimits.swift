/// How much of anything Prose takes; each bound keeps rendering linear and its output in proportion.
package enum ProseLimits {
    /// Bytes of one Markdown source.
    ///
    /// cmark takes up to 0.03 s at this size, with as many images as `images` lets stand.
    package static let markdownBytes = 64_000

    /// Bytes of one mail text: long enough for any real message, short enough to hold in memory many times over.
    package static let mailBytes = 1_000_000

    /// Levels of quotes, lists and emphasis in each other: beyond it no reader can see where they are.
    package static let depth = 100

    /// Output may be this many times its source (a bare link grows about so much), plus `outputSlack`.
    package static let outputFactor = 16

    /// Bytes of output that even the shortest source may have.
    package static let outputSlack = 64_000

    /// Names that one post may call; more is a crowd, not a conversation.
    package static let mentions = 50

    /// Images of one Markdown source; the signs of those behind stand as text.
    ///
    /// cmark looks at every image that is still open for each link behind it: 64 kB of `![[]()` would take 0.2 s.
    package static let images = 500

    /// Columns of a table: what still can be scrolled through.
    package static let tableColumns = 64

    /// Cells of all tables of one post; a table beyond it stays text.
    package static let tableCells = 5_000

    /// Bytes of a link's address; a longer one stays text.
    package static let linkBytes = 2_000

    /// Levels of quoting that are shown in mail; deeper ones are flattened into the last.
    package static let quoteLevels = 8

    /// Quoted lines that mail shows unfolded.
    package static let quoteLines = 12

    static func output(for sourceBytes: Int) -> Int {
        sourceBytes * outputFactor + outputSlack
    }
}
