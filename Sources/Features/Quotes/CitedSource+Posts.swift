import Prose

extension CitedSource {
    /// The posts that it quotes, each once, in order; whether they are there nobody has looked.
    var posts: [Post.ID] {
        var seen: Set<Int64> = []
        return quotes.compactMap { seen.insert($0.post).inserted ? Post.ID(rawValue: $0.post) : nil }
    }

    /// Throws when it quotes more posts than are kept: what is not known to be quoted could not be taken back; or holds
    /// more quotes, of whatever posts, than anybody reads.
    func checkQuotes() throws(PostingError) {
        let (count, limit) = (posts.count, QuoteKeeper.maximumOriginals)
        guard count <= limit else {
            throw .tooMuch(
                reason: "A post can quote \(limit) others; this one quotes \(count). Leave some of them out.")
        }
        let (pieces, most) = (quotes.count, QuoteKeeper.maximumQuotes)
        guard pieces <= most else {
            throw .tooMuch(reason: "A post can hold \(most) quotes; this one holds \(pieces). Leave some of them out.")
        }
    }

    /// The source without what it quotes of posts whose words are gone for good; nil where it has no words of them.
    func withoutWiped(_ originals: [QuotedOriginal]) -> String? {
        let wiped = Dictionary(originals.filter(\.isWiped).map { ($0.id.rawValue, $0.position) }) { first, _ in first }
        let gone = quotes.compactMap { quote in wiped[quote.post].map { (quote: quote, position: $0) } }
        guard !gone.isEmpty else { return nil }
        let rest = without(gone) { _, _ in false }
        return rest == text ? nil : rest
    }
}
