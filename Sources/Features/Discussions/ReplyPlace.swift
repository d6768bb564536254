import Storage

/// What a reply is given to, as its composer shows it.
package struct ReplyPlace: Sendable, Equatable {
    package let place: PostPlace
    package let board: BoardLink
    /// Who wrote it.
    package let by: String
    /// Its words can be read: to what was taken away nobody answers.
    package let isReadable: Bool
    /// Who locked its discussion and why, when it is locked.
    package let lock: Discussion.Lock?
    /// When something was last said there.
    package let lastAt: Moment

    /// Seconds after which an answer will surprise those who wrote before: half a year.
    private static let oldAfter: Int64 = 180 * Moment.day

    /// Whether the discussion has been quiet for so long at `now` that whoever answers should know it.
    package static func isOld(lastAt: Moment, at now: Moment) -> Bool {
        lastAt.advanced(seconds: oldAfter) < now
    }
}

extension ReplyPlace {
    /// The first post of a discussion; nil where it is not to be read.
    init?(opening head: DiscussionHead) {
        guard let post = head.firstPost, let starter = head.starter else { return nil }
        let place = PostPlace(
            id: post, discussion: head.discussion.link, position: 1, at: head.discussion.startedAt,
            defaultView: head.defaultView)
        self.init(at: place, by: starter.name, in: head)
    }

    /// A post of a discussion that is to be read.
    init(_ post: Post, _ head: DiscussionHead) {
        let place = PostPlace(
            id: post.id, discussion: head.discussion.link, position: post.position, at: post.postedAt,
            defaultView: head.defaultView)
        self.init(at: place, by: post.by.name, in: head)
    }

    private init(at place: PostPlace, by name: String, in head: DiscussionHead) {
        self.init(
            place: place, board: head.board, by: name, isReadable: true, lock: head.discussion.lock,
            lastAt: head.discussion.lastAt)
    }
}

extension ShownPost {
    /// Everybody whom it is for can read it.
    var isReadable: Bool { post.state == .visible && html != nil }
}

extension Discussions {
    /// What a reply to a post would be given to; nil where there is nothing that `actor` may know of, and where it is
    /// held, be it theirs.
    package func replyPlace(of post: Post.ID, for actor: Actor) async throws(ReadingError) -> ReplyPlace? {
        try await reader.read(for: actor) { transaction, audiences in
            guard let place = try transaction.first(.place(of: post, for: Sight(audiences))) else { return nil }
            return try transaction.first(.replyPlace(place, audiences))
        }
    }
}

extension Boards {
    /// The board at an address, or nil when there is none for `actor`.
    package func board(slug: String, for actor: Actor) async throws(ReadingError) -> Board? {
        try await reader.read(for: actor) { try $0.first(.board(slug: slug, $1))?.0 }
    }
}

extension Query where Row == ReplyPlace {
    fileprivate static func replyPlace(_ place: PostPlace, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT b.id, b.slug, b.name, b.group_name, COALESCE(m.name, p.byline),
                CASE WHEN p.state = 'visible' AND p.audience IN (\(list: audiences)) THEN 1 ELSE 0 END,
                d.locked_at, k.name, d.lock_reason, d.last_at
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            LEFT JOIN member m ON m.id = p.member
            LEFT JOIN member k ON k.id = d.locked_by
            WHERE p.id = \(place.id)
            """
        ) { row in
            let board = try BoardLink(row: &row)
            let (by, isReadable): (String, Bool) = (try row.next(), try row.next())
            let (at, locker, reason): (Moment?, String?, String?) = (try row.next(), try row.next(), try row.next())
            return ReplyPlace(
                place: place, board: board, by: by, isReadable: isReadable,
                lock: at.map { Discussion.Lock(by: locker ?? "A moderator", reason: reason ?? "", at: $0) },
                lastAt: try row.next())
        }
    }
}
