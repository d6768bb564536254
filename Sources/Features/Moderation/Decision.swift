import Storage

/// What somebody decided about a post or a discussion, and why.
package struct Decision: Sendable, Equatable {
    package struct ID: RowID {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    /// What was done.
    package enum Kind: String, Sendable, CaseIterable, SQLBindable, SQLReadable {
        /// A post that was held is to be read from now on.
        case release
        /// A post that was held stays away.
        case reject
        case remove
        case restore
        /// What was reported stays as it is.
        case dismiss
        case lock, unlock
        case pin, unpin
        /// A discussion is called something else.
        case retitle
        case hideVersion = "hide-version"

        /// Those about whether a post is to be read.
        static let deciding: [Kind] = [.release, .reject, .remove, .restore, .dismiss]
        /// Those after which a post stands as whoever decided saw it.
        static let leaving: [Kind] = [.release, .dismiss, .restore]
    }

    package let id: ID
    package let kind: Kind
    /// What whoever it concerns reads; empty where nothing had to be said.
    package let reason: String
    /// Whose decision it was; nil when it came from a program of the owner's.
    package let by: String?
    /// The rule that had kept the post back.
    package let rule: String?
    package let madeAt: Moment

    /// What and when, and nothing else of it.
    var outlined: Decision {
        Decision(id: id, kind: kind, reason: "", by: nil, rule: nil, madeAt: madeAt)
    }
}

/// A decision that is about to be written down.
struct NewDecision: Sendable {
    let kind: Decision.Kind
    var post: Post.ID?
    var discussion: Discussion.ID?
    /// Whom it concerns.
    var member: Member.ID?
    let by: Member.ID?
    var rule: String?
    var reason = ""
    var until: Moment?
    let at: Moment
}

extension Query where Row == Decision.ID {
    static func decide(_ new: NewDecision) -> Self {
        Query(
            """
            INSERT INTO decision (kind, post, discussion, member, by_member, rule, reason, until, made_at)
            VALUES (\(new.kind), \(new.post), \(new.discussion), \(new.member), \(new.by), \(new.rule),
                \(new.reason), \(new.until), \(new.at))
            RETURNING id
            """
        ) { try $0.next() }
    }
}

extension Query where Row == Decision {
    private static func decisions(_ condition: SQLText) -> Self {
        Query(
            """
            SELECT x.id, x.kind, x.reason, k.name, x.rule, x.made_at
            FROM decision x LEFT JOIN member k ON k.id = x.by_member
            WHERE \(condition)
            """
        ) { row in
            Decision(
                id: try row.next(), kind: try row.next(), reason: try row.next(), by: try row.next(),
                rule: try row.next(), madeAt: try row.next())
        }
    }

    /// What was decided last about a post's being there.
    static func lastDecision(on post: Post.ID) -> Self {
        decisions(
            """
            x.post = \(post) AND x.kind IN (\(list: Decision.Kind.deciding))
            ORDER BY x.id DESC LIMIT 1
            """)
    }

    /// The same, or what was decided since about its versions, or about what its discussion is called.
    static func newestDecision(on post: Post.ID) -> Self {
        decisions("x.post = \(post) ORDER BY x.id DESC LIMIT 1")
    }

    /// What came last of a member's reports of a post, where they may read the board and what the thread is called.
    static func outcome(ofReporting post: Post.ID, by member: Member.ID, _ audiences: [Audience]) -> Self {
        decisions(
            """
            x.id IN (
                SELECT q.decision
                FROM queue_item q
                JOIN report r ON r.item = q.id AND r.member = \(member)
                JOIN board b ON b.id = q.board
                JOIN post p ON p.id = q.post
                JOIN discussion d ON d.id = p.discussion
                WHERE q.post = \(post) AND b.audience IN (\(list: audiences)) AND \(SQLText.isOpen(to: audiences)))
            ORDER BY x.id DESC LIMIT 1
            """)
    }

    /// What was decided about a member lately, newest first; a few.
    static func pastDecisions(on member: Member.ID) -> Self {
        decisions("x.member = \(member) ORDER BY x.made_at DESC LIMIT \(Moderation.pastShown)")
    }

    /// What an item of the queue ended with.
    static func decision(_ id: Decision.ID) -> Self {
        decisions("x.id = \(id)")
    }
}
