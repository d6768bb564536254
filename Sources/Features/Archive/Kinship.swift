import Storage

/// A post that is there, found by its Message-ID.
struct Kin: Sendable {
    let messageID: String
    let id: Post.ID
    let discussion: Discussion.ID
    let postedAt: Moment
}

/// What a message's ids have in common with messages that are there.
struct Kinship {
    /// Its ancestors that are there.
    let present: [String: Kin]
    /// Someone named it before it came.
    let isNamedByOthers: Bool
    /// Every discussion that its ids lead to.
    let discussions: Set<Discussion.ID>
}

extension Transaction {
    /// Looks up a message's ids in a board.
    ///
    /// All posts that name one id are in one discussion, so one is enough, but for an id that joins nothing until its
    /// message is here.
    func kin(of message: ArchivedMessage, in board: Board.ID) throws -> Kinship {
        let found = message.ancestors.isEmpty ? [] : try all(.kin(of: message.ancestors, in: board))
        let present = Dictionary(found.map { ($0.messageID, $0) }) { first, _ in first }
        var discussions = Set(found.map(\.discussion))
        for id in message.ancestors where present[id] == nil && !MessageReference.isWeak(id) {
            if let discussion = try first(.naming(id, in: board)) { discussions.insert(discussion) }
        }
        let waiting =
            MessageReference.isWeak(message.messageID)
            ? try all(.allNaming(message.messageID, in: board))
            : try first(.naming(message.messageID, in: board)).map { [$0] } ?? []
        discussions.formUnion(waiting)
        return Kinship(present: present, isNamedByOthers: !waiting.isEmpty, discussions: discussions)
    }

    /// Keeps the ancestors that a message names, arrived or not.
    func remember(_ ancestors: [String], of post: Post.ID, in board: Board.ID) throws {
        for (distance, id) in ancestors.enumerated() {
            try run(.remember(id, at: distance, of: post, in: board))
        }
    }
}

extension Query where Row == Kin {
    /// Those of some messages that are in the board; at most `ArchivedMessage.maximumAncestors`.
    static func kin(of messageIDs: [String], in board: Board.ID) -> Self {
        Query(
            """
            SELECT p.message_id, p.id, p.discussion, p.posted_at
            FROM post p JOIN discussion d ON d.id = p.discussion
            WHERE p.message_id IN (\(list: messageIDs)) AND d.board = \(board)
            """
        ) { Kin(messageID: try $0.next(), id: try $0.next(), discussion: try $0.next(), postedAt: try $0.next()) }
    }
}

extension Query where Row == Discussion.ID {
    /// The discussion of one post that names a message.
    static func naming(_ messageID: String, in board: Board.ID) -> Self {
        Query(
            """
            SELECT p.discussion FROM ancestor r JOIN post p ON p.id = r.post
            WHERE r.board = \(board) AND r.message_id = \(messageID)
            LIMIT 1
            """)
    }

    /// The discussions of all posts that name a message.
    static func allNaming(_ messageID: String, in board: Board.ID) -> Self {
        Query(
            """
            SELECT DISTINCT p.discussion FROM ancestor r JOIN post p ON p.id = r.post
            WHERE r.board = \(board) AND r.message_id = \(messageID)
            """)
    }
}

extension Query where Row == String {
    /// The ancestors that a post names, nearest first.
    static func ancestors(of post: Post.ID) -> Self {
        Query("SELECT message_id FROM ancestor WHERE post = \(post) ORDER BY distance")
    }
}

extension SQLText {
    static func remember(_ messageID: String, at distance: Int, of post: Post.ID, in board: Board.ID) -> SQLText {
        """
        INSERT INTO ancestor (post, distance, board, message_id)
        VALUES (\(post), \(distance), \(board), \(messageID))
        """
    }
}
