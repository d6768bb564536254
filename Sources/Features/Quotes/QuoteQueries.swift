import Prose
import Storage

extension Query where Row == Post.ID {
    /// The posts that a post was found to quote.
    static func quoted(by post: Post.ID) -> Self {
        Query("SELECT original FROM quote WHERE post = \(post) ORDER BY original")
    }

    /// The posts that quote a post, in order, after one.
    static func quoting(_ original: Post.ID, after post: Post.ID, limit: Int) -> Self {
        Query(
            """
            SELECT post FROM quote WHERE original = \(original) AND post > \(post) ORDER BY post LIMIT \(limit)
            """)
    }
}

extension Query where Row == StoredBody {
    static func body(of post: Post.ID) -> Self { bodies("y.post = \(post)") }

    /// Bodies whose quotes wait to be drawn again.
    static func quotesWaiting(limit: Int) -> Self {
        bodies("y.renderer IN (\(list: QuoteKeeper.Waiting.all)) ORDER BY y.renderer, y.post LIMIT \(limit)")
    }
}

extension Query where Row == String {
    /// The sources that a post had before, oldest first.
    static func formerSources(of post: Post.ID) -> Self {
        Query("SELECT source FROM revision WHERE post = \(post) ORDER BY number")
    }
}

/// A version that a post had before.
struct FormerVersion: Sendable {
    let number: Int
    let source: String
}

extension Query where Row == FormerVersion {
    static func formerVersions(of post: Post.ID) -> Self {
        Query("SELECT number, source FROM revision WHERE post = \(post) AND kind = 'markdown' ORDER BY number") {
            FormerVersion(number: try $0.next(), source: try $0.next())
        }
    }
}

/// What somebody has not sent yet.
struct UnsentText: Sendable {
    let id: Int64
    let source: String
}

extension Query where Row == UnsentText {
    /// Drafts that quote a post, in order, after one.
    static func drafts(quoting original: Post.ID, after id: Int64, limit: Int) -> Self {
        Query(
            """
            SELECT r.id, r.source FROM draft_quote q JOIN draft r ON r.id = q.draft
            WHERE q.original = \(original) AND q.draft > \(id) ORDER BY q.draft LIMIT \(limit)
            """
        ) { UnsentText(id: try $0.next(), source: try $0.next()) }
    }
}

extension Query where Row == Int {
    /// How often a post was edited.
    static func editCount(of post: Post.ID) -> Self {
        Query("SELECT edit_count FROM post WHERE id = \(post)")
    }
}

extension SQLText {
    static func quote(_ original: Post.ID, in post: Post.ID) -> SQLText {
        """
        INSERT INTO quote (post, original) VALUES (\(post), \(original)) ON CONFLICT (post, original) DO NOTHING
        """
    }

    /// Takes the markup of all posts that quote one away, until it is made anew.
    static func hideQuotes(of original: Post.ID) -> SQLText {
        """
        UPDATE body SET html = \(QuoteKeeper.Waiting.markup), renderer = \(QuoteKeeper.Waiting.hidden)
        WHERE post IN (SELECT post FROM quote WHERE original = \(original)) AND kind = 'markdown'
        """
    }

    static func hideExcerpts(quoting original: Post.ID) -> SQLText {
        "UPDATE post SET excerpt = '' WHERE id IN (SELECT post FROM quote WHERE original = \(original))"
    }

    /// Notes that the quotes of a post are to be drawn again; what stands there may stand for so long.
    static func renewQuotes(of original: Post.ID) -> SQLText {
        """
        UPDATE body SET renderer = \(QuoteKeeper.Waiting.shown)
        WHERE post IN (SELECT post FROM quote WHERE original = \(original)) AND kind = 'markdown'
            AND renderer <> \(QuoteKeeper.Waiting.hidden)
        """
    }

    /// The same for the quotes of all posts of a member, who has another name.
    static func renewQuotes(by member: Member.ID) -> SQLText {
        """
        UPDATE body SET renderer = \(QuoteKeeper.Waiting.shown)
        WHERE post IN (SELECT q.post FROM post p JOIN quote q ON q.original = p.id WHERE p.member = \(member))
            AND kind = 'markdown' AND renderer <> \(QuoteKeeper.Waiting.hidden)
        """
    }

    static func rewrite(_ source: String, in post: Post.ID) -> SQLText {
        "UPDATE body SET source = \(source) WHERE post = \(post)"
    }

    static func rewrite(_ source: String, in post: Post.ID, version number: Int) -> SQLText {
        "UPDATE revision SET source = \(source) WHERE post = \(post) AND number = \(number)"
    }

    static func rewrite(_ source: String, inDraft id: Int64) -> SQLText {
        "UPDATE draft SET source = \(source) WHERE id = \(id)"
    }
}

extension Transaction {
    /// The discussions that posts stand in: what must be shown anew when their quotes are.
    func discussions(of posts: Set<Post.ID>) throws -> Set<Discussion.ID> {
        var discussions: Set<Discussion.ID> = []
        var rest = posts.sorted()[...]
        while !rest.isEmpty {
            let some = Array(rest.prefix(QuoteKeeper.batch))
            rest = rest.dropFirst(some.count)
            discussions.formUnion(try all(.discussions(of: some)))
        }
        return discussions
    }
}

extension Query where Row == Discussion.ID {
    fileprivate static func discussions(of posts: [Post.ID]) -> Self {
        Query("SELECT DISTINCT discussion FROM post WHERE id IN (\(list: posts))")
    }
}
