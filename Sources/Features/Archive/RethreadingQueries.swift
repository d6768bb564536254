import Storage

/// A post as rethreading loads it.
struct ThreadRow: Sendable {
    let id: Post.ID
    let messageID: String
    let postedAt: Moment
    let subject: String
    let parent: Parent?
}

extension Query where Row == ThreadRow {
    static func threadRows(of discussion: Discussion.ID) -> Self {
        Query(
            """
            SELECT p.id, p.message_id, p.posted_at,
                COALESCE(p.subject, CASE WHEN p.parent IS NULL THEN d.title ELSE 'Re: ' || d.title END),
                p.parent, p.parent_link
            FROM post p JOIN discussion d ON d.id = p.discussion
            WHERE p.discussion = \(discussion)
            """
        ) { row in
            let (id, messageID, postedAt, subject): (Post.ID, String, Moment, String) =
                (try row.next(), try row.next(), try row.next(), try row.next())
            let (parent, link): (Post.ID?, Post.ParentLink?) = (try row.next(), try row.next())
            var place: Parent?
            if let parent, let link { place = Parent(id: parent, link: link) }
            return ThreadRow(id: id, messageID: messageID, postedAt: postedAt, subject: subject, parent: place)
        }
    }
}

extension Query where Row == (Post.ID, String) {
    /// All ancestors that a discussion's posts name, each post's nearest first.
    static func allAncestors(in discussion: Discussion.ID) -> Self {
        Query(
            """
            SELECT r.post, r.message_id FROM post p JOIN ancestor r ON r.post = p.id
            WHERE p.discussion = \(discussion)
            ORDER BY r.post, r.distance
            """
        ) { (try $0.next(), try $0.next()) }
    }
}

extension Query where Row == Post.ID {
    static func anyPost(in discussion: Discussion.ID) -> Self {
        Query("SELECT id FROM post WHERE discussion = \(discussion) LIMIT 1")
    }
}

extension SQLText {
    static func reparent(_ post: Post.ID, to parent: Parent?) -> SQLText {
        "UPDATE post SET parent = \(parent?.id), parent_link = \(parent?.link) WHERE id = \(post)"
    }

    /// Positions below zero are free until settling gives each post its own.
    static func move(_ post: Post.ID, to discussion: Discussion.ID) -> SQLText {
        "UPDATE post SET discussion = \(discussion), position = -id WHERE id = \(post)"
    }

    static func movePosts(from gone: Discussion.ID, to survivor: Discussion.ID) -> SQLText {
        "UPDATE post SET discussion = \(survivor), position = -id WHERE discussion = \(gone)"
    }

    static func countDiscussions(_ count: Int, in board: Board.ID) -> SQLText {
        "UPDATE board SET discussion_count = discussion_count + \(count) WHERE id = \(board)"
    }

    /// A pin, a lock and an answer stay with the posts they were put on.
    static func inheritArrangement(_ survivor: Discussion.ID, from gone: Discussion.ID) -> SQLText {
        let answered: SQLText = """
            FROM discussion g JOIN post p ON p.id = g.answer WHERE g.id = \(gone) AND p.discussion = \(survivor)
            """
        return """
            UPDATE discussion SET
                pinned_until = COALESCE(pinned_until, (SELECT pinned_until FROM discussion WHERE id = \(gone))),
                lock_reason = CASE WHEN locked_at IS NULL
                    THEN (SELECT lock_reason FROM discussion WHERE id = \(gone)) ELSE lock_reason END,
                locked_by = CASE WHEN locked_at IS NULL
                    THEN (SELECT locked_by FROM discussion WHERE id = \(gone)) ELSE locked_by END,
                locked_at = COALESCE(locked_at, (SELECT locked_at FROM discussion WHERE id = \(gone))),
                answer_by = CASE WHEN answer IS NULL THEN (SELECT g.answer_by \(answered)) ELSE answer_by END,
                answer_at = CASE WHEN answer IS NULL THEN (SELECT g.answer_at \(answered)) ELSE answer_at END,
                answer = COALESCE(answer, (SELECT g.answer \(answered)))
            WHERE id = \(survivor)
            """
    }

    /// Leaves only the way to the discussion that took a discussion's posts; what led to it leads on, and what it was
    /// called went with the posts.
    static func redirect(_ gone: Discussion.ID, to survivor: Discussion.ID) -> SQLText {
        """
        UPDATE discussion SET moved_to = \(survivor), first_post = NULL, last_post = NULL,
            post_count = 0, visible_count = 0, pinned_until = NULL, answer = NULL, answer_by = NULL, answer_at = NULL,
            title = '', slug = 'thread', subject_key = ''
        WHERE id = \(gone) OR moved_to = \(gone)
        """
    }
}
