import Prose
import Storage

extension QuoteKeeper {
    /// Takes the words of a post, which are gone for good, out of what quotes it: posts, their former versions, and
    /// what others have not sent yet.
    ///
    /// Call it while the post's own source is still there, and it is known what it said: a line that others wrote into
    /// a quote of it stays where they wrote it. Without that source, or where it was edited and not every version was
    /// kept, whole quotes go.
    ///
    /// - Returns: the posts that quote it.
    @discardableResult
    func originalWiped(_ post: Post.ID) throws -> Set<Post.ID> {
        guard let original = try transaction.all(.originals([post])).first else { return [] }
        let words = try Wording(of: original, in: transaction)
        var last = Post.ID(rawValue: 0)
        while true {
            let posts = try transaction.all(.quoting(post, after: last, limit: Self.batch))
            guard let newest = posts.last else { break }
            last = newest
            for quoting in posts {
                if let stored = try transaction.first(.body(of: quoting)), let rest = words.taken(from: stored.source) {
                    try transaction.run(.rewrite(rest, in: quoting))
                }
                for version in try transaction.all(.formerVersions(of: quoting)) {
                    guard let rest = words.taken(from: version.source) else { continue }
                    try transaction.run(.rewrite(rest, in: quoting, version: version.number))
                }
            }
        }
        try wipeDrafts(words, of: post)
        return try drawAgain(post, isVisible: false)
    }

    private func wipeDrafts(_ words: Wording, of post: Post.ID) throws {
        var last: Int64 = 0
        while true {
            let drafts = try transaction.all(.drafts(quoting: post, after: last, limit: Self.batch))
            guard let newest = drafts.last else { return }
            last = newest.id
            for draft in drafts {
                if let rest = words.taken(from: draft.source) {
                    try transaction.run(.rewrite(rest, inDraft: draft.id))
                }
            }
        }
    }
}

/// All that a post ever said.
private struct Wording {
    private let original: QuotedOriginal
    private let runs: WordRuns
    /// Nothing that it said is unknown.
    private let isWhole: Bool

    init(of original: QuotedOriginal, in transaction: any Transaction) throws {
        self.original = original
        let current = try transaction.first(.body(of: original.id))?.source ?? ""
        let former = try transaction.all(.formerSources(of: original.id))
        let edits = try transaction.first(.editCount(of: original.id)) ?? 0
        let versions = (former + [current]).map { original.isArchived ? AddressMask.masked($0) : $0 }
        runs = WordRuns(of: versions)
        isWhole = !current.isEmpty && former.count >= edits && former.allSatisfy { !$0.isEmpty }
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
