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

    /// The same for the quotes of all posts of a discussion from a position on, which stand at others now.
    static func renewQuotes(in discussion: Discussion.ID, from position: Int) -> SQLText {
        """
        UPDATE body SET renderer = \(QuoteKeeper.Waiting.shown)
        WHERE post IN (
                SELECT q.post FROM post p JOIN quote q ON q.original = p.id
                WHERE p.discussion = \(discussion) AND p.position >= \(position))
            AND kind = 'markdown' AND renderer <> \(QuoteKeeper.Waiting.hidden)
        """
    }

    static func rewrite(_ source: String, in post: Post.ID) -> SQLText {
        "UPDATE body SET source = \(source) WHERE post = \(post)"
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
