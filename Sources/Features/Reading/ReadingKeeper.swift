import Storage

/// Keeps how far people have read while posts come and move; lives inside one transaction.
struct ReadingKeeper {
    let transaction: any Transaction

    /// A member wrote: they have read so far, where nothing stood before it that they had not seen, and follow the
    /// discussion if they like that and have not chosen otherwise.
    func wrote(
        _ post: Post.ID, in discussion: Discussion.ID, by member: Member.ID, at now: Moment, started: Bool
    ) throws {
        if started {
            try transaction.run(.mark(post, in: discussion, by: member, at: now))
        } else if try transaction.first(.hasReadUp(to: post, in: discussion, member)) ?? false {
            try transaction.run(.markOwn(post, in: discussion, by: member, at: now))
        }
        try transaction.run(.followOwn(discussion, by: member, at: now))
    }

    /// A post is about to come last in its discussion: marks on it, its author's as a rule, stay where it stood until
    /// now, or what came meanwhile would be read with it.
    func comesLast(_ post: Post.ID, in discussion: Discussion.ID) throws {
        try transaction.run(.moveMarksBefore(post, in: discussion))
        try transaction.run(.dropMarks(on: post, in: discussion))
    }
}

extension Query where Row == Bool {
    /// Nobody else's post stands between a member's mark and a post of their own; no row where that is elsewhere.
    static func hasReadUp(to post: Post.ID, in discussion: Discussion.ID, _ member: Member.ID) -> Self {
        Query(
            """
            SELECT NOT EXISTS (
                SELECT 1 FROM post o
                WHERE o.discussion = \(discussion) AND o.position < p.position AND o.position > COALESCE(
                        (SELECT s.position FROM read_mark r JOIN post s ON s.id = r.seen AND s.discussion = r.discussion
                         WHERE r.member = \(member) AND r.discussion = \(discussion)), 0)
                    AND o.state = 'visible' AND (o.member IS NULL OR o.member <> \(member)))
            FROM post p WHERE p.id = \(post) AND p.discussion = \(discussion)
            """)
    }
}

extension SQLText {
    /// Moves a reader's mark forward to a post of a discussion, never back.
    static func mark(_ post: Post.ID, in discussion: Discussion.ID, by member: Member.ID, at now: Moment) -> SQLText {
        """
        INSERT INTO read_mark (member, discussion, seen, marked_at)
        SELECT \(member), p.discussion, p.id, \(now) FROM post p
        WHERE p.id = \(post) AND p.discussion = \(discussion)
        \(forwardOnly)
        """
    }

    /// The same to a post of the reader's own that is known to stand there: one statement that asked for both would
    /// read what it changes, and make a table of that first.
    fileprivate static func markOwn(
        _ post: Post.ID, in discussion: Discussion.ID, by member: Member.ID, at now: Moment
    ) -> SQLText {
        """
        INSERT INTO read_mark (member, discussion, seen, marked_at)
        VALUES (\(member), \(discussion), \(post), \(now))
        \(forwardOnly)
        """
    }

    /// What stands last when a mark is set that may be there.
    private static let forwardOnly: SQLText = """
        ON CONFLICT (member, discussion) DO UPDATE SET seen = excluded.seen, marked_at = excluded.marked_at
        WHERE (SELECT n.position FROM post n WHERE n.id = excluded.seen) > COALESCE(
            (SELECT o.position FROM post o WHERE o.id = read_mark.seen AND o.discussion = read_mark.discussion), 0)
        """

    /// Marks on a post become marks on the one that stands before it.
    fileprivate static func moveMarksBefore(_ post: Post.ID, in discussion: Discussion.ID) -> SQLText {
        let before: SQLText = """
            SELECT p.id FROM post p
            WHERE p.discussion = \(discussion) AND p.position < (SELECT s.position FROM post s WHERE s.id = \(post))
            ORDER BY p.position DESC LIMIT 1
            """
        return """
            UPDATE read_mark SET seen = (\(before))
            WHERE discussion = \(discussion) AND seen = \(post) AND EXISTS (\(before))
            """
    }

    /// Whoever has seen nothing but a post behind which others stand has no mark; where it is alone it can stay.
    fileprivate static func dropMarks(on post: Post.ID, in discussion: Discussion.ID) -> SQLText {
        """
        DELETE FROM read_mark
        WHERE discussion = \(discussion) AND seen = \(post)
            AND EXISTS (SELECT 1 FROM post p WHERE p.discussion = \(discussion) AND p.id <> \(post))
        """
    }

    fileprivate static func followOwn(_ discussion: Discussion.ID, by member: Member.ID, at now: Moment) -> SQLText {
        """
        INSERT INTO discussion_choice (member, discussion, choice, chosen_at)
        SELECT \(member), \(discussion), 'follow', \(now)
        WHERE NOT EXISTS (SELECT 1 FROM preference f WHERE f.member = \(member) AND f.follows_own = 0)
        ON CONFLICT (member, discussion) DO UPDATE SET choice = excluded.choice, chosen_at = excluded.chosen_at,
            until = NULL
        WHERE discussion_choice.until <= excluded.chosen_at
        """
    }
}
