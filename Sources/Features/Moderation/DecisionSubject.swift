import Storage

/// A post that is decided about.
struct DecisionSubject: Sendable {
    let post: Post.ID
    let board: Board.ID
    let link: DiscussionLink
    /// Something of its discussion can be read.
    let isOpen: Bool
    /// Its discussion became part of another one.
    let isMoved: Bool
    let author: Member.ID?
    /// The member who began its discussion.
    let starter: Member.ID?
    let state: Post.State
    let stateBy: Post.StateBy?
    let stateAt: Moment?
    /// Its words are gone.
    let isWiped: Bool
    /// The title that came with words which are not read yet, or any more.
    let waitingTitle: String?

    /// A moderator took it down, or did not let it through.
    var isTakenDown: Bool { state == .removed && stateBy != .author }

    /// Whether a member who decides about it can put it back at `now`.
    func mayBeRestored(by member: Member.ID, at now: Moment) -> Bool {
        isTakenDown && !isMoved && author != member && mayReturn(at: now)
    }

    /// Whether it can be read again at `now` after a moderator took it down.
    func mayReturn(at now: Moment) -> Bool {
        guard !isWiped, let stateAt else { return false }
        return now < stateAt.advanced(seconds: Moderation.restorable)
    }
}

extension Query where Row == DecisionSubject {
    static func subject(_ post: Post.ID) -> Self {
        Query(
            """
            SELECT p.id, d.board, d.id, d.slug, d.title, d.visible_count > 0, d.moved_to IS NOT NULL, p.member, f.member,
                p.state, p.state_by, p.state_at, p.wiped_at IS NOT NULL,
                CASE WHEN p.state <> 'visible' AND p.member IS NOT NULL THEN p.subject END
            FROM post p JOIN discussion d ON d.id = p.discussion LEFT JOIN post f ON f.id = d.first_post
            WHERE p.id = \(post)
            """
        ) { row in
            DecisionSubject(
                post: try row.next(), board: try row.next(), link: try DiscussionLink(row: &row),
                isOpen: try row.next(), isMoved: try row.next(), author: try row.next(), starter: try row.next(),
                state: try row.next(), stateBy: try row.next(), stateAt: try row.next(), isWiped: try row.next(),
                waitingTitle: try row.next())
        }
    }
}

extension Query where Row == Member.ID {
    /// Who reported a post while this item was open; guests are nobody.
    static func reporters(of item: QueueItem.ID) -> Self {
        Query(
            """
            SELECT member FROM report
            WHERE item = \(item) AND member IS NOT NULL
            ORDER BY id LIMIT \(Moderation.reportersTold)
            """
        ) { try $0.next() }
    }
}
