import Storage

extension Query where Row == Settlement.Entry {
    /// A discussion's posts in order of time.
    static func orderOf(_ discussion: Discussion.ID) -> Self {
        Query(
            """
            SELECT id, parent, position, posted_at FROM post
            WHERE discussion = \(discussion)
            ORDER BY posted_at, message_id
            """
        ) {
            Settlement.Entry(id: try $0.next(), parent: try $0.next(), position: try $0.next(), postedAt: try $0.next())
        }
    }
}

extension Query where Row == String {
    /// An archived message's own subject, where it has one.
    static func subject(of post: Post.ID) -> Self {
        Query("SELECT subject FROM post WHERE id = \(post) AND subject IS NOT NULL AND author IS NOT NULL")
    }
}

extension SQLText {
    static func place(_ post: Post.ID, at position: Int) -> SQLText {
        "UPDATE post SET position = \(position) WHERE id = \(post)"
    }

    /// Counts a discussion again from its posts.
    ///
    /// Where none is visible its times stay what they were.
    static func recount(_ discussion: Discussion.ID, firstPost: Post.ID) -> SQLText {
        """
        UPDATE discussion SET
            first_post = \(firstPost),
            started_at = (SELECT posted_at FROM post WHERE id = \(firstPost)),
            post_count = (SELECT COUNT(*) FROM post WHERE discussion = \(discussion)),
            visible_count = (SELECT COUNT(*) FROM post WHERE discussion = \(discussion) AND state = 'visible'),
            last_post = (SELECT id FROM post WHERE discussion = \(discussion) AND state = 'visible'
                ORDER BY position DESC LIMIT 1),
            last_at = COALESCE(
                (SELECT MAX(posted_at) FROM post WHERE discussion = \(discussion) AND state = 'visible'), last_at),
            tail_at = (SELECT MAX(posted_at) FROM post WHERE discussion = \(discussion))
        WHERE id = \(discussion)
        """
    }

    /// A post is no answer any more that stands in another discussion, or is the first of its own.
    static func dropStrayAnswer(of discussion: Discussion.ID) -> SQLText {
        """
        UPDATE discussion SET answer = NULL, answer_by = NULL, answer_at = NULL
        WHERE id = \(discussion) AND answer IS NOT NULL AND (answer = first_post
            OR NOT EXISTS (SELECT 1 FROM post p WHERE p.id = discussion.answer AND p.discussion = \(discussion)))
        """
    }

    /// Gives a discussion the title that its first post gives it.
    static func retitle(
        _ discussion: Discussion.ID, title: String, key: String, opensWithReply: Bool
    ) -> SQLText {
        """
        UPDATE discussion SET title = \(title), slug = \(Fold.slug(title, otherwise: "thread")),
            subject_key = \(key), opens_with_reply = \(opensWithReply), is_retitled = 0
        WHERE id = \(discussion)
        """
    }

    /// The same, where a moderator has not given it another one, which stays.
    static func follow(
        _ discussion: Discussion.ID, title: String, key: String, opensWithReply: Bool
    ) -> SQLText {
        """
        UPDATE discussion SET title = CASE WHEN is_retitled = 1 THEN title ELSE \(title) END,
            slug = CASE WHEN is_retitled = 1 THEN slug ELSE \(Fold.slug(title, otherwise: "thread")) END,
            subject_key = \(key), opens_with_reply = \(opensWithReply)
        WHERE id = \(discussion)
        """
    }
}
