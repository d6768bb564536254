import Prose
import Storage

/// Takes the words of a post, which are gone for good, out of what quotes it, as much in one transaction as a writer
/// hardly waits for: posts in their order, each with its former versions and an edit that waits, then what others have
/// not sent yet.
struct QuoteWipe {
    /// Texts that are looked through at once, and bytes of them: reading Markdown takes time.
    static let textsAtOnce = 200
    static let bytesAtOnce = 200_000

    /// How far it has come; nothing before it has those words.
    struct Place: Sendable, Equatable {
        /// The last post that was looked at.
        var post = Post.ID(rawValue: 0)
        /// The last of its former versions; 0 is what it says now, `behindVersions` an edit that waits.
        var version = 0
        /// The last draft.
        var draft: Int64 = 0

        static let behindVersions = Int.max
    }

    private let words: Wording
    private let transaction: any Transaction

    init(of words: Wording, in transaction: any Transaction) {
        self.words = words
        self.transaction = transaction
    }

    /// Goes on from a place, and notes where the next one has to go on; nothing where all is done.
    func run(from start: Place = Place()) throws {
        let original = words.original.id
        if let place = try rest(from: start) {
            try transaction.run(.goOn(with: original, from: place))
        } else {
            try transaction.run(.finish(original))
        }
    }

    /// How far it came before it was enough; nil where nothing is left.
    private func rest(from start: Place) throws -> Place? {
        var (place, texts, bytes) = (start, 0, 0)
        while let text = try next(behind: place) {
            texts += 1
            bytes += text.source.utf8.count
            guard texts == 1 || (texts <= Self.textsAtOnce && bytes <= Self.bytesAtOnce) else { return place }
            if let rest = words.taken(from: text.source), rest != text.source {
                try transaction.run(.rewrite(text, as: rest))
            }
            place = text.place
        }
        return nil
    }

    private func next(behind place: Place) throws -> QuotingText? {
        let original = words.original.id
        if let text = try transaction.first(.version(behind: place)) { return text }
        if place.version < Place.behindVersions, let text = try transaction.first(.heldEdit(behind: place)) {
            return text
        }
        if let text = try transaction.first(.body(quoting: original, behind: place)) { return text }
        return try transaction.first(.draft(quoting: original, behind: place))
    }
}

extension Discussions {
    /// Goes on taking words that are gone for good out of what quotes them, where there was too much of it for once.
    ///
    /// Returns whether there was anything to do; what it changes, `rerenderQuotes` draws again.
    package func wipeQuotes() async throws -> Bool {
        try await store.write { transaction in
            guard let left = try transaction.first(.unfinishedWipe) else { return false }
            guard let original = try transaction.all(.originals([left.original])).first else {
                try transaction.run(.finish(left.original))
                return true
            }
            try QuoteWipe(of: Wording(lost: original), in: transaction).run(from: left.place)
            return true
        }
    }
}

extension Transaction {
    /// A source of a post without words that are gone for good and have yet to leave it.
    func withoutWiped(_ source: String, of post: Post.ID) throws -> String {
        guard source.holds("/p/") else { return source }
        return try rest(of: source, without: all(.unfinishedWipes(quotedBy: post)))
    }

    /// A draft of a member without such words.
    func withoutWiped(_ draft: SavedDraft, of member: Member.ID) throws -> SavedDraft {
        guard draft.source.holds("/p/") else { return draft }
        let wiped = try all(.unfinishedWipes(quotedBy: draft.target, of: member))
        var rest = draft
        rest.source = try self.rest(of: draft.source, without: wiped)
        return rest
    }

    private func rest(of source: String, without wiped: [Post.ID]) throws -> String {
        guard !wiped.isEmpty else { return source }
        return CitedSource(source).withoutWiped(try all(.originals(wiped))) ?? source
    }
}
