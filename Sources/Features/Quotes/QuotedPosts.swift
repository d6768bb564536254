import Prose
import Storage

/// The posts that a post was found to quote: what tells which words of its sources are to be read.
struct QuotedPosts: Sendable {
    fileprivate let originals: [QuotedOriginal]
    /// Who reads the quoting post.
    fileprivate let audience: Audience

    /// A source that the post has, or had, as its readers see it: without the words of quotes that are not to be read
    /// any more.
    ///
    /// It is read only where such a quote may be in it.
    func readable(_ source: String) -> String {
        let gone = originals.filter { $0.isGone(for: audience) }
        guard !gone.isEmpty else { return source }
        let cited = CitedSource(source)
        return cited.quotes.isEmpty ? source : QuoteDrawing(cited, of: gone, for: audience, taking: nil).withoutGone
    }
}

extension Transaction {
    /// What a post was found to quote, whatever became of it.
    func quotedPosts(of post: Post.ID) throws -> QuotedPosts {
        let known = try all(.quoted(by: post))
        guard !known.isEmpty, let audience = try first(.circle(of: post)) else {
            return QuotedPosts(originals: [], audience: .everyone)
        }
        return QuotedPosts(originals: try all(.originals(known)), audience: audience)
    }

    /// The source of a post as its readers see it.
    func readable(_ source: String, of post: Post.ID) throws -> String {
        source.holds("/p/") ? try quotedPosts(of: post).readable(source) : source
    }
}
