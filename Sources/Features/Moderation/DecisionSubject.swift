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
    /// The title that it has given its thread, which went with its words.
    let waitingTitle: String?
    /// An edit of it waits.
    let hasEdit: Bool
    /// Which of its author's edits was the last, those that waited counted.
    let edition: Int
    /// It was not let through for something personal in it.
    let isPersonal: Bool

    /// Its discussion as a member knows it: whoever has named it by this post still knows how.
    func known(to member: Member.ID) -> DiscussionLink {
        guard let waitingTitle, author == member else { return link }
        return DiscussionLink(id: link.id, slug: link.slug, title: waitingTitle)
    }

    /// A moderator took it down, or did not let it through.
    var isTakenDown: Bool { state == .removed && stateBy != .author }

    /// Whether a member who decides about it can put it back at `now`.
    func mayBeRestored(by member: Member.ID, at now: Moment) -> Bool {
        isTakenDown && !isMoved && author != member && mayReturn(at: now)
    }

    /// Whether it can be read again at `now` after a moderator took it down.
    func mayReturn(at now: Moment) -> Bool {
        guard !isWiped, let stateAt else { return false }
        return now < stateAt.advanced(seconds: isPersonal ? RemovedTexts.keptPersonal : Moderation.restorable)
    }
}

extension Query where Row == DecisionSubject {
    static func subject(_ post: Post.ID) -> Self {
        Query(
            """
            SELECT p.id, d.board, d.id, d.slug, d.title, d.visible_count > 0, d.moved_to IS NOT NULL, p.member, f.member,
                p.state, p.state_by, p.state_at, p.wiped_at IS NOT NULL,
                CASE WHEN p.state <> 'visible' AND p.member IS NOT NULL THEN p.subject END,
                EXISTS (SELECT 1 FROM held_edit e WHERE e.post = p.id), p.edit_count + p.held_edits,
                EXISTS (
                    SELECT 1 FROM decision x
                    WHERE x.id = \(SQLText.lastDecision(on: "p.id")) AND \(SQLText.keepsPersonal))
            FROM post p JOIN discussion d ON d.id = p.discussion LEFT JOIN post f ON f.id = d.first_post
            WHERE p.id = \(post)
            """
        ) { row in
            DecisionSubject(
                post: try row.next(), board: try row.next(), link: try DiscussionLink(row: &row),
                isOpen: try row.next(), isMoved: try row.next(), author: try row.next(), starter: try row.next(),
                state: try row.next(), stateBy: try row.next(), stateAt: try row.next(), isWiped: try row.next(),
                waitingTitle: try row.next(), hasEdit: try row.next(), edition: try row.next(),
                isPersonal: try row.next())
        }
    }
}

extension SQLText {
    /// The last decision about a post's being there.
    static func lastDecision(on post: SQLText) -> SQLText {
        """
        (SELECT y.id FROM decision y WHERE y.post = \(post) AND y.kind IN (\(list: Decision.Kind.deciding))
         ORDER BY y.id DESC LIMIT 1)
        """
    }

    /// Decision `x` keeps post `p` away for something personal in it.
    ///
    /// One of which an edit has waited was read before: the rule was about that edit, and no word of that is left.
    static var keepsPersonal: SQLText {
        "x.rule = \(Gate.OwnRule.personal.rawValue) AND x.kind IN ('reject', 'remove') AND p.held_edits = 0"
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
