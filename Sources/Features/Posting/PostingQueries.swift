import Storage

extension Query where Row == DiscussionTail {
    static func tail(of discussion: Discussion.ID) -> Self {
        Query(
            """
            SELECT board, post_count, visible_count, tail_at FROM discussion WHERE id = \(discussion)
            """
        ) {
            DiscussionTail(
                board: try $0.next(), postCount: try $0.next(), visibleCount: try $0.next(), tailAt: try $0.next())
        }
    }
}

extension Query where Row == Int {
    /// The number that a board gave last.
    static func lastArticle(in board: Board.ID) -> Self {
        Query("SELECT next_article - 1 FROM board WHERE id = \(board)")
    }
}

extension SQLText {
    static func startDiscussion(_ opening: Opening, at now: Moment, isVisible: Bool = true) -> SQLText {
        """
        INSERT INTO discussion (board, title, slug, subject_key, opens_with_reply, started_at, last_at,
            tail_at, post_count, visible_count)
        VALUES (\(opening.board), \(opening.title), \(Fold.slug(opening.title, otherwise: "thread")),
            \(opening.subjectKey), \(opening.opensWithReply), \(now), \(now), \(now), 1, \(isVisible))
        """
    }

    static func insertPost(
        _ post: NewPost, in discussion: Discussion.ID, at position: Int, under parent: Parent?
    ) -> SQLText {
        let (member, author, byline): (Member.ID?, Author.ID?, String?) =
            switch post.writer {
            case .member(let member): (member, nil, nil)
            case .author(let author, let byline): (nil, author, byline)
            }
        let state: Post.State = post.heldBy == nil ? .visible : .held
        let by: Post.StateBy? = post.heldBy == nil ? nil : .rule
        let heldAt = post.heldBy == nil ? nil : post.arrivedAt
        return """
            INSERT INTO post (discussion, position, parent, parent_link, author, member, byline, subject, message_id,
                fingerprint, posted_at, arrived_at, excerpt, state, state_by, state_reason, state_at, audience)
            VALUES (\(discussion), \(position), \(parent?.id), \(parent?.link), \(author), \(member), \(byline),
                \(post.subject), \(post.messageID), \(post.fingerprint), \(post.postedAt), \(post.arrivedAt),
                \(post.body.excerpt), \(state), \(by), \(post.heldBy), \(heldAt), \(post.audience))
            """
    }

    /// Takes the board's next article number, and counts what came with it.
    static func takeArticle(in board: Board.ID, posts: Int, discussions: Int) -> SQLText {
        """
        UPDATE board SET next_article = next_article + 1, post_count = post_count + \(posts),
            discussion_count = discussion_count + \(discussions)
        WHERE id = \(board)
        """
    }

    static func insertBody(_ body: RenderedBody, of post: Post.ID) -> SQLText {
        """
        INSERT INTO body (post, kind, source, html, renderer)
        VALUES (\(post), \(body.kind), \(body.source), \(body.html), \(body.renderer))
        """
    }

    static func setFirstAndLast(_ post: Post.ID, of discussion: Discussion.ID, isVisible: Bool) -> SQLText {
        let last = isVisible ? post : nil
        return "UPDATE discussion SET first_post = \(post), last_post = \(last) WHERE id = \(discussion)"
    }

    /// Counts a post that is now the newest.
    static func extend(_ discussion: Discussion.ID, with post: Post.ID, at moment: Moment) -> SQLText {
        """
        UPDATE discussion SET post_count = post_count + 1, visible_count = visible_count + 1,
            last_post = \(post), last_at = \(moment), tail_at = \(moment)
        WHERE id = \(discussion)
        """
    }

    /// Counts a post that is the newest, and that nobody sees yet.
    static func extendUnseen(_ discussion: Discussion.ID, at moment: Moment) -> SQLText {
        "UPDATE discussion SET post_count = post_count + 1, tail_at = \(moment) WHERE id = \(discussion)"
    }

    /// Counts a post that came late; who is last, settling decides.
    static func countPost(in discussion: Discussion.ID, isVisible: Bool) -> SQLText {
        """
        UPDATE discussion SET post_count = post_count + 1, visible_count = visible_count + \(isVisible)
        WHERE id = \(discussion)
        """
    }

    static func countPosts(_ count: Int, in board: Board.ID) -> SQLText {
        "UPDATE board SET post_count = post_count + \(count) WHERE id = \(board)"
    }

    static func article(_ post: Post.ID, number: Int, in board: Board.ID) -> SQLText {
        "INSERT INTO article (board, number, post) VALUES (\(board), \(number), \(post))"
    }
}
