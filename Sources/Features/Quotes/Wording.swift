import Prose
import Storage

/// All that a post ever said, as far as it is known.
struct Wording {
    /// Letters of a post's versions that are looked into: of one that said more it counts as unknown.
    private static let mostLetters = 200_000

    let original: QuotedOriginal
    private let runs: WordRuns
    /// Nothing that it said is unknown.
    private let isWhole: Bool

    init(of original: QuotedOriginal, in transaction: any Transaction) throws {
        guard try transaction.one(.letters(everIn: original.id)) <= Self.mostLetters else {
            self.init(lost: original)
            return
        }
        let current = try transaction.first(.body(of: original.id))?.source ?? ""
        let former = try transaction.all(.formerSources(of: original.id))
        let edits = try transaction.first(.editCount(of: original.id)) ?? 0
        self.init(
            original, versions: (former + [current]).map { original.isArchived ? AddressMask.masked($0) : $0 },
            isWhole: !current.isEmpty && former.count >= edits && former.allSatisfy { !$0.isEmpty })
    }

    /// Of a post whose words are gone nothing is known.
    init(lost original: QuotedOriginal) {
        self.init(original, versions: [], isWhole: false)
    }

    private init(_ original: QuotedOriginal, versions: [String], isWhole: Bool) {
        self.original = original
        self.isWhole = isWhole
        runs = WordRuns(of: versions)
    }

    /// A source without these words in quotes of the post; nil where it quotes none of them.
    func taken(from source: String) -> String? {
        let cited = CitedSource(source)
        let quotes = cited.quotes.filter { $0.post == original.id.rawValue }
        guard !quotes.isEmpty else { return nil }
        return cited.without(quotes.map { ($0, original.position) }) { _, line in
            isWhole && runs.holdNothing(of: cited.lines[line])
        }
    }
}

extension Query where Row == Int {
    /// Letters in all versions of a post.
    fileprivate static func letters(everIn post: Post.ID) -> Self {
        Query(
            """
            SELECT (SELECT COALESCE(SUM(LENGTH(source)), 0) FROM revision WHERE post = \(post))
                + COALESCE((SELECT LENGTH(source) FROM body WHERE post = \(post)), 0)
            """)
    }
}
