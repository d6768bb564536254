import Storage

extension SQLText {
    static func setState(
        _ post: Post.ID, _ state: Post.State, by: Post.StateBy?, reason: String?, at moment: Moment?
    ) -> SQLText {
        """
        UPDATE post SET state = \(state), state_by = \(by), state_reason = \(reason), state_at = \(moment)
        WHERE id = \(post)
        """
    }

    static func countVisible(in discussion: Discussion.ID, _ count: Int) -> SQLText {
        "UPDATE discussion SET visible_count = visible_count + \(count) WHERE id = \(discussion)"
    }

    /// Finds the last post again that readers see; where there is none its time stays what it was.
    static func findLast(of discussion: Discussion.ID) -> SQLText {
        """
        UPDATE discussion SET
            last_post = (SELECT id FROM post WHERE discussion = \(discussion) AND state = 'visible'
                ORDER BY position DESC LIMIT 1),
            last_at = COALESCE(
                (SELECT MAX(posted_at) FROM post WHERE discussion = \(discussion) AND state = 'visible'), last_at)
        WHERE id = \(discussion)
        """
    }

    /// A post that was removed is no answer any more.
    static func dropAnswer(_ post: Post.ID) -> SQLText {
        """
        UPDATE discussion SET answer = NULL, answer_by = NULL, answer_at = NULL
        WHERE id = (SELECT discussion FROM post WHERE id = \(post)) AND answer = \(post)
        """
    }

    /// Notes with a post what it has called its discussion, for when it comes back.
    static func keepTitle(of discussion: Discussion.ID, with post: Post.ID) -> SQLText {
        """
        UPDATE post SET subject = (SELECT title FROM discussion WHERE id = \(discussion)) WHERE id = \(post)
        """
    }

    static func wipeBody(of post: Post.ID) -> SQLText {
        "UPDATE body SET source = '', html = '' WHERE post = \(post)"
    }

    static func wipePost(_ post: Post.ID, at now: Moment) -> SQLText {
        """
        UPDATE post SET wiped_at = \(now), excerpt = '', subject = NULL, fingerprint = \([UInt8]()), edited_at = NULL,
            edit_count = 0, held_edits = 0
        WHERE id = \(post)
        """
    }

    /// The index is to leave a post out.
    static func staleEntry(of post: Post.ID) -> SQLText {
        "UPDATE search_entry SET state = 'stale' WHERE post = \(post) AND state = 'indexed'"
    }

    /// The index is to take a post in.
    static func showEntry(of post: Post.ID) -> SQLText {
        "UPDATE search_entry SET state = 'waiting' WHERE post = \(post) AND state = 'hidden'"
    }

    static func forgetEntry(of post: Post.ID) -> SQLText {
        "UPDATE search_entry SET state = 'hidden', text = '', title = '', author = '' WHERE post = \(post)"
    }
}

extension SQLText {
    /// A post counts as written then.
    static func date(_ post: Post.ID, at moment: Moment) -> SQLText {
        "UPDATE post SET posted_at = \(moment) WHERE id = \(post)"
    }
}

extension Query where Row == Bool {
    /// A post was held as soon as it was written, and nobody has let it be read since.
    static func wasNeverSeen(_ post: Post.ID) -> Self {
        Query(
            """
            SELECT p.state <> 'visible' AND p.edit_count = 0 AND p.held_edits = 0
                AND EXISTS (
                    SELECT 1 FROM queue_item q
                    WHERE q.post = p.id AND q.kind = 'held' AND q.opened_at = p.arrived_at)
                AND NOT EXISTS (
                    SELECT 1 FROM decision x WHERE x.post = p.id AND x.kind IN ('release', 'restore', 'dismiss'))
            FROM post p WHERE p.id = \(post)
            """)
    }
}

extension Query where Row == String {
    /// What a member's post has called its discussion, whose title went with it.
    static func takenTitle(of post: Post.ID) -> Self {
        Query("SELECT subject FROM post WHERE id = \(post) AND subject IS NOT NULL AND member IS NOT NULL")
    }
}
