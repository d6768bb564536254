import Prose
import Storage

/// A source with what is to be shown of each of its quotes.
struct QuoteDrawing {
    static let removed = "Quoted post removed"
    static let forOthers = "Quoted post, not for everyone to read"
    static let changed = "changed since"
    static let differs = "not word for word"
    static let unchecked = "not compared word for word"

    let cited: CitedSource
    /// In the order of the quotes; nil for an ordinary one.
    private(set) var looks: [QuoteLook?] = []
    private var originals: [Int64: QuotedOriginal] = [:]

    /// A source in which nothing is known to be quoted.
    init(_ cited: CitedSource) {
        self.cited = cited
    }

    /// A source with quotes of known posts for an audience; not compared yet.
    ///
    /// - Parameter gone: a post that is being taken away.
    init(_ cited: CitedSource, of originals: [QuotedOriginal], for audience: Audience, taking gone: Post.ID?) {
        self.cited = cited
        let known = Dictionary(originals.map { ($0.id.rawValue, $0) }) { first, _ in first }
        looks = cited.quotes.map { quote in
            guard let original = known[quote.post] else { return nil }
            guard original.isVisible, original.id != gone else { return .gone(instead: Self.removed) }
            guard original.audience.holds(audience) else { return .gone(instead: Self.forOthers) }
            return .shown(by: "\(original.name), #\(original.position)", note: Self.unchecked)
        }
        self.originals = known
    }

    /// Something in it is shown as a quote of a post.
    var showsQuotes: Bool { looks.contains { $0 != nil } }

    /// The posts whose words are shown, each once, in the order of their quotes.
    var shown: [QuotedOriginal] {
        var seen: Set<Int64> = []
        return zip(cited.quotes, looks).compactMap { quote, look in
            guard case .shown? = look, seen.insert(quote.post).inserted else { return nil }
            return originals[quote.post]
        }
    }

    /// Says beside each quote whether its words are those of its original; nothing of one whose words are not among
    /// these.
    mutating func compare(with words: [Post.ID: WordRuns]) {
        guard !words.isEmpty else { return }
        let lines = cited.ownLines()
        for (index, quote) in cited.quotes.enumerated() where looks.indices.contains(index) {
            guard case .shown(let by, _)? = looks[index], let original = originals[quote.post],
                let runs = words[original.id]
            else { continue }
            let own = lines[index].dropFirst().map { cited.lines[$0] }.joined(separator: "\n")
            let note = runs.holdAll(of: own) ? nil : original.isEdited ? Self.changed : Self.differs
            looks[index] = .shown(by: by, note: note)
        }
    }

    /// The source without the words that are not to be read.
    var withoutGone: String {
        let gone: [(quote: CitedQuote, position: Int)] = zip(cited.quotes, looks).compactMap { quote, look in
            if case .gone? = look { (quote, originals[quote.post]?.position ?? 1) } else { nil }
        }
        return gone.isEmpty ? cited.text : cited.without(gone) { _, _ in false }
    }
}

extension Transaction {
    /// What is quoted in a source that a writer may read, or could until it was taken away.
    ///
    /// What they quote of such a post they had from it earlier: it is a quote like any other, without its words.
    func quotable(in cited: CitedSource, for writer: Member.ID) throws -> [QuotedOriginal] {
        let posts = Array(cited.posts.prefix(QuoteKeeper.maximumOriginals))
        guard !posts.isEmpty, let circle = try first(.circle(of: writer)) else { return [] }
        return try all(.originals(posts)).filter { $0.isWiped || $0.audience.holds(circle) }
    }

    /// What is to be shown of the quotes in a source of a post.
    ///
    /// - Parameter gone: a post that is being taken away.
    func drawing(
        _ cited: CitedSource, in post: Post.ID, taking gone: Post.ID? = nil, words: inout OriginalWords
    ) throws -> QuoteDrawing {
        var drawing = try plainDrawing(cited, in: post, taking: gone)
        drawing.compare(with: try words.runs(of: drawing.shown, in: self))
        return drawing
    }

    /// The same for an audience, of posts that are known to be quoted.
    func drawing(
        _ cited: CitedSource, _ originals: [QuotedOriginal], _ audience: Audience
    ) throws -> QuoteDrawing {
        guard !originals.isEmpty else { return QuoteDrawing(cited) }
        var drawing = QuoteDrawing(cited, of: originals, for: audience, taking: nil)
        var words = OriginalWords()
        drawing.compare(with: try words.runs(of: drawing.shown, in: self))
        return drawing
    }

    private func plainDrawing(_ cited: CitedSource, in post: Post.ID, taking gone: Post.ID?) throws -> QuoteDrawing {
        let named = Set(cited.posts)
        guard !named.isEmpty else { return QuoteDrawing(cited) }
        let known = try all(.quoted(by: post)).filter(named.contains)
        guard !known.isEmpty, let audience = try first(.circle(of: post)) else { return QuoteDrawing(cited) }
        return QuoteDrawing(cited, of: try all(.originals(known)), for: audience, taking: gone)
    }
}
