import Storage

/// A post that is there, found by its Message-ID.
struct Kin: Sendable {
    let messageID: String
    let id: Post.ID
    let discussion: Discussion.ID
}

/// A post that names a message which had not arrived.
struct Waiting: Sendable {
    let post: Post.ID
    let discussion: Discussion.ID
    /// Ancestors between it and the message: 0 for a direct reply.
    let distance: Int
    /// It has no parent yet, not even by subject.
    let isRootless: Bool
}

extension Query where Row == Kin {
    /// Those of some messages that are in the board; at most `ArchivedMessage.maximumAncestors`.
    static func kin(of messageIDs: [String], in board: Board.ID) -> Self {
        Query(
            """
            SELECT p.message_id, p.id, p.discussion
            FROM post p JOIN discussion d ON d.id = p.discussion
            WHERE p.message_id IN (\(list: messageIDs)) AND d.board = \(board)
            """
        ) { Kin(messageID: try $0.next(), id: try $0.next(), discussion: try $0.next()) }
    }
}

extension Query where Row == Waiting {
    static func waiting(for messageID: String, in board: Board.ID) -> Self {
        Query(
            """
            SELECT p.id, p.discussion, r.distance, p.parent IS NULL
            FROM missing_reference r JOIN post p ON p.id = r.post
            WHERE r.board = \(board) AND r.message_id = \(messageID)
            ORDER BY p.id
            """
        ) {
            Waiting(post: try $0.next(), discussion: try $0.next(), distance: try $0.next(), isRootless: try $0.next())
        }
    }
}

extension Query where Row == Discussion.ID {
    /// Discussions with a parentless post that misses one of the same messages.
    static func sharing(_ missing: [String], in board: Board.ID) -> Self {
        Query(
            """
            SELECT DISTINCT p.discussion
            FROM missing_reference r JOIN post p ON p.id = r.post
            WHERE r.board = \(board) AND r.message_id IN (\(list: missing)) AND p.parent IS NULL
            ORDER BY p.discussion
            """)
    }

    static func discussion(of post: Post.ID) -> Self {
        Query("SELECT discussion FROM post WHERE id = \(post)")
    }

    /// The discussion of a post that has no parent by References and waits for none.
    static func rootWithoutReferences(_ post: Post.ID) -> Self {
        Query(
            """
            SELECT discussion FROM post
            WHERE id = \(post) AND author IS NOT NULL AND (parent IS NULL OR parent_link = 'subject')
                AND NOT EXISTS (SELECT 1 FROM missing_reference WHERE post = \(post))
            """)
    }
}

extension Query where Row == String {
    /// The missing ancestors of a post beyond one of them, nearest first.
    static func remembered(of post: Post.ID, beyondDistance distance: Int) -> Self {
        Query(
            """
            SELECT message_id FROM missing_reference WHERE post = \(post) AND distance > \(distance) ORDER BY distance
            """)
    }

    static func parentByReference(of post: Post.ID) -> Self {
        Query(
            """
            SELECT q.message_id FROM post p JOIN post q ON q.id = p.parent
            WHERE p.id = \(post) AND p.parent_link = 'reference'
            """)
    }
}

extension Query where Row == Post.ID {
    /// The post itself where it stands above another in the tree: then that one can't become its parent.
    static func ancestor(_ post: Post.ID, above other: Post.ID) -> Self {
        Query(
            """
            WITH RECURSIVE above (id) AS (
                SELECT \(other)
                UNION
                SELECT p.parent FROM post p JOIN above ON p.id = above.id WHERE p.parent IS NOT NULL)
            SELECT id FROM above WHERE id = \(post)
            """)
    }
}

extension Query where Row == Int {
    static func branchSize(of post: Post.ID) -> Self {
        Query("WITH RECURSIVE \(branch(of: post)) SELECT COUNT(*) FROM branch")
    }

    static func postCount(of discussion: Discussion.ID) -> Self {
        Query("SELECT COUNT(*) FROM post WHERE discussion = \(discussion)")
    }
}

/// A post and all that is below it; UNION, not UNION ALL, so that a circle ends.
private func branch(of post: Post.ID) -> SQLText {
    """
    branch (id) AS (
        SELECT \(post)
        UNION
        SELECT p.id FROM post p JOIN branch ON p.parent = branch.id)
    """
}

extension SQLText {
    static func remember(_ messageID: String, at distance: Int, of post: Post.ID, in board: Board.ID) -> SQLText {
        """
        INSERT INTO missing_reference (post, distance, board, message_id)
        VALUES (\(post), \(distance), \(board), \(messageID))
        """
    }

    /// Ancestors from a distance on matter no more once a nearer one is the parent.
    static func forget(of post: Post.ID, fromDistance distance: Int) -> SQLText {
        "DELETE FROM missing_reference WHERE post = \(post) AND distance >= \(distance)"
    }

    static func reparent(_ post: Post.ID, to parent: Parent?) -> SQLText {
        "UPDATE post SET parent = \(parent?.id), parent_link = \(parent?.link) WHERE id = \(post)"
    }

    /// Positions below zero are free until settling gives each post its own.
    static func moveBranch(of post: Post.ID, to discussion: Discussion.ID) -> SQLText {
        """
        WITH RECURSIVE \(branch(of: post))
        UPDATE post SET discussion = \(discussion), position = -id WHERE id IN (SELECT id FROM branch)
        """
    }

    static func movePosts(from gone: Discussion.ID, to survivor: Discussion.ID) -> SQLText {
        "UPDATE post SET discussion = \(survivor), position = -id WHERE discussion = \(gone)"
    }

    static func countDiscussions(_ count: Int, in board: Board.ID) -> SQLText {
        "UPDATE board SET discussion_count = discussion_count + \(count) WHERE id = \(board)"
    }

    /// Leaves only the way to the discussion that took a discussion's posts; what led to it leads on.
    static func redirect(_ gone: Discussion.ID, to survivor: Discussion.ID) -> SQLText {
        """
        UPDATE discussion SET moved_to = \(survivor), first_post = NULL, last_post = NULL,
            post_count = 0, visible_count = 0
        WHERE id = \(gone) OR moved_to = \(gone)
        """
    }
}
