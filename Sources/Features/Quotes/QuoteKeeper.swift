import Prose
import Storage

/// Keeps quotes in step with the posts that they are of, inside the transaction that changes either.
///
/// A quote is a block of Markdown whose first line is a link to a post, `> [ada, #3](/p/17)`. When the post is there and
/// its writer may read it, or could until it was taken away, the pair is kept, and the quote is drawn from both: under
/// the name that the original bears, without its words once they are not to be read any more by everybody who reads the
/// quoting post.
struct QuoteKeeper {
    /// Posts that one post can quote.
    static let maximumOriginals = 20
    /// Quotes in one post, those of the same post counted each: a long letter that is answered line by line has fewer.
    static let maximumQuotes = 100
    /// Posts that are drawn again at once, and bytes of sources that are read for it, theirs and those of what they
    /// quote; the rest waits for `Discussions.rerenderQuotes`.
    static let drawnAtOnce = 500
    static let bytesAtOnce = 100_000
    /// Posts looked through at a time.
    static let batch = 100

    let transaction: any Transaction
    let renderer: BodyRenderer
    let index: any SearchIndex

    /// What stands as the renderer of a body that waits to be drawn again.
    enum Waiting {
        /// Words in it are not to be shown any more.
        static let hidden = "quote"
        static let shown = "quote-words"
        static let all = [hidden, shown]
        /// What stands in place of a body until then.
        static let markup = "<p>Something that is quoted here was taken away. The rest is back in a moment.</p>\n"
    }

    /// Keeps which posts a post quotes that was just stored with this text, and draws it with its quotes.
    ///
    /// Words that it has of a post which was wiped since the text was read are taken out of what is stored.
    func record(_ post: Post.ID, _ text: WrittenText, by writer: Member.ID) throws {
        guard !text.cited.quotes.isEmpty else { return }
        let originals = try transaction.quotable(in: text.cited, for: writer).filter { $0.id != post }
        for original in originals { try transaction.run(.quote(original.id, in: post)) }
        let rest = text.cited.withoutWiped(originals)
        if let rest { try transaction.run(.rewrite(rest, in: post)) }
        var words = OriginalWords()
        let cited = rest.map { CitedSource($0) } ?? text.cited
        let drawing = try transaction.drawing(cited, in: post, words: &words)
        // Without a known quote it looks as it was stored.
        guard rest != nil || drawing.showsQuotes else { return }
        try store(made(rest ?? text.body.source, drawing), of: post)
    }

    /// A source as it would look in a post of this writer's for these readers; throws the limit that it breaks.
    func preview(of source: String, by writer: Member.ID, for audience: Audience) throws -> RenderedBody {
        let cited = CitedSource(source)
        return try rendered(
            source, try transaction.drawing(cited, try transaction.quotable(in: cited, for: writer), audience))
    }

    /// A source as it would look in a post, whose quotes are kept already.
    func look(of source: String, in post: Post.ID) throws -> RenderedBody {
        var words = OriginalWords()
        return try body(of: source, for: post, taking: nil, words: &words)
    }

    /// A source as it is shown in a post, with the quotes that were found in it.
    private func body(
        of source: String, for post: Post.ID, taking gone: Post.ID?, words: inout OriginalWords
    ) throws -> RenderedBody {
        try made(source, try transaction.drawing(CitedSource(source), in: post, taking: gone, words: &words))
    }

    /// Stored bodies made anew: the first of these, as many as are read at once.
    func again(_ stored: [StoredBody]) throws -> [(Post.ID, RenderedBody)] {
        var (words, bytes) = (OriginalWords(), 0)
        var bodies: [(Post.ID, RenderedBody)] = []
        for body in stored {
            bytes += body.source.utf8.count
            guard bodies.isEmpty || bytes + words.bytesRead <= Self.bytesAtOnce else { break }
            bodies.append((body.post, try again(body, words: &words)))
        }
        return bodies
    }

    /// A stored body made anew.
    func again(_ stored: StoredBody) throws -> RenderedBody {
        var words = OriginalWords()
        return try again(stored, words: &words)
    }

    private func again(_ stored: StoredBody, words: inout OriginalWords) throws -> RenderedBody {
        guard stored.isQuoting, stored.kind == .markdown, !stored.isArchived else { return try renderer.again(stored) }
        return try body(of: stored.source, for: stored.post, taking: nil, words: &words)
    }

    /// Draws the quotes of a post again: its words have changed, or whether it can be read.
    ///
    /// Call it once the change is made. A few are drawn at once, the rest soon by a job; words that are not to be read
    /// any more go now, everywhere.
    ///
    /// - Returns: the posts that quote it.
    @discardableResult
    func originalChanged(_ post: Post.ID) throws -> Set<Post.ID> {
        let isVisible = try transaction.all(.originals([post])).first?.isVisible ?? false
        return try drawAgain(post, isVisible: isVisible)
    }

    /// Draws again what quotes a post that can be read, or not any more.
    func drawAgain(_ original: Post.ID, isVisible: Bool) throws -> Set<Post.ID> {
        var quoting: Set<Post.ID> = []
        var (last, bytes, drawn) = (Post.ID(rawValue: 0), 0, 0)
        var words = OriginalWords()
        if isVisible {
            try transaction.run(.renewQuotes(of: original))
        } else {
            try transaction.run(.hideQuotes(of: original))
            try transaction.run(.hideExcerpts(quoting: original))
        }
        let keeper = SearchKeeper(transaction: transaction, index: index)
        while true {
            let posts = try transaction.all(.quoting(original, after: last, limit: Self.batch))
            guard let newest = posts.last else { return quoting }
            last = newest
            quoting.formUnion(posts)
            for post in posts where drawn < Self.drawnAtOnce {
                drawn += 1
                guard let stored = try transaction.first(.body(of: post)) else { continue }
                bytes += stored.source.utf8.count
                if bytes + words.bytesRead <= Self.bytesAtOnce {
                    let gone = isVisible ? nil : original
                    try store(body(of: stored.source, for: post, taking: gone, words: &words), of: post)
                } else if !isVisible {
                    try keeper.retext(post, as: "")
                }
            }
        }
    }

    private func store(_ body: RenderedBody, of post: Post.ID) throws {
        guard try transaction.run(.rerender(body, of: post)) > 0 else { return }
        try transaction.run(.setExcerpt(body.excerpt, of: post))
        try SearchKeeper(transaction: transaction, index: index).retext(post, as: body.text)
    }

    private func rendered(_ source: String, _ drawing: QuoteDrawing) throws -> RenderedBody {
        drawing.showsQuotes
            ? try renderer.body(of: source, drawing.cited, looks: drawing.looks)
            : try renderer.body(of: source, kind: .markdown, isArchived: false)
    }

    /// What can't be rendered is shown as plain text, and without the words that are not to be read either.
    private func made(_ source: String, _ drawing: QuoteDrawing) throws -> RenderedBody {
        do {
            return try rendered(source, drawing)
        } catch {
            let plain = try renderer.body(of: drawing.withoutGone, kind: .mail, isArchived: false)
            return RenderedBody(
                kind: .markdown, source: source, html: plain.html, text: plain.text, excerpt: plain.excerpt,
                renderer: plain.renderer, mentions: plain.mentions)
        }
    }
}
