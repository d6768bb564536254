import Storage

/// What is told in one letter: what is due to a member about a discussion.
struct DueHeap: Sendable, Hashable {
    let member: Member.ID
    let discussion: Discussion.ID
}

extension Query where Row == DueHeap {
    /// Whose mail is due about what, that due longest first.
    static func dueNotices(at now: Moment) -> Self {
        Query(
            """
            SELECT n.member, p.discussion
            FROM notice n JOIN post p ON p.id = n.post
            WHERE n.mail_at IS NOT NULL AND n.is_digested = 0 AND n.mail_at <= \(now) AND \(SQLText.isDecided)
            ORDER BY n.mail_at LIMIT \(NoticeLetters.batch)
            """
        ) { DueHeap(member: try $0.next(), discussion: try $0.next()) }
    }
}

/// A digest that is due.
struct DueDigest: Sendable {
    let member: Member.ID
    let name: String
    let every: NoticeSettings.Every
    let dueAt: Moment
    let zone: String?
    /// When the member was last here.
    let seenAt: Moment
    /// They may get it: an account that is in use, and no word that they want no mail.
    let isWanted: Bool
}

extension Query where Row == DueDigest {
    static func dueDigests(at now: Moment) -> Self {
        Query(
            """
            SELECT g.member, m.name, g.every, g.next_at, f.zone, m.joined_at, v.last_at,
                (SELECT MAX(s.seen_at) FROM sign_in s WHERE s.member = g.member),
                CASE WHEN m.state = 'active' AND NOT EXISTS (
                    SELECT 1 FROM mail_stop t WHERE t.member = g.member AND t.scope = 'all') THEN 1 ELSE 0 END
            FROM digest g
            JOIN member m ON m.id = g.member
            LEFT JOIN preference f ON f.member = g.member
            LEFT JOIN visit v ON v.member = g.member
            WHERE g.next_at <= \(now)
            ORDER BY g.next_at LIMIT \(NoticeLetters.batch)
            """
        ) { row in
            let (member, name, every, dueAt): (Member.ID, String, NoticeSettings.Every, Moment) =
                (try row.next(), try row.next(), try row.next(), try row.next())
            let (zone, joined): (String?, Moment) = (try row.next(), try row.next())
            let (visited, signedIn): (Moment?, Moment?) = (try row.next(), try row.next())
            return DueDigest(
                member: member, name: name, every: every, dueAt: dueAt, zone: zone,
                seenAt: [joined, visited, signedIn].compactMap(\.self).max() ?? joined, isWanted: try row.next())
        }
    }
}

/// A notice whose mail is due, with all that the letter says of it.
struct DueNotice: Sendable {
    let id: Notice.ID
    let entry: LetterEntry
    let thread: LetterThread
    /// The member's name.
    let to: String
    /// Their account is in use, they want mail of this, and may read the post or are owed this.
    let isTold: Bool
    /// Message-ID of what the post answers.
    let parentMessage: String?
    /// Message-ID of the discussion's first post, where that is another.
    let openingMessage: String?
}

extension Query where Row == DueNotice {
    private static func due(_ condition: SQLText, at now: Moment, _ order: SQLText) -> Self {
        Query(
            """
            SELECT n.id, n.kind, o.name, n.post,
                CASE WHEN \(SQLText.isShown(at: now)) THEN p.excerpt ELSE '' END,
                \(SQLText.namedThread), m.name,
                CASE WHEN m.state = 'active' AND NOT \(SQLText.isUnwanted("n"))
                    AND (n.kind IN ('decision', 'report') OR \(SQLText.isShown(at: now))) THEN 1 ELSE 0 END,
                q.message_id, CASE WHEN d.first_post <> n.post THEN f.message_id END
            FROM notice n
            JOIN member m ON m.id = n.member
            JOIN post p ON p.id = n.post
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            LEFT JOIN member o ON o.id = n.by_member
            LEFT JOIN post q ON q.id = p.parent
            LEFT JOIN post f ON f.id = d.first_post
            WHERE \(condition)
            \(order)
            """
        ) { row in
            let id: Notice.ID = try row.next()
            let entry = LetterEntry(
                kind: try row.next(), by: try row.next(), post: try row.next(), excerpt: try row.next())
            let thread = LetterThread(id: try row.next(), slug: try row.next(), title: try row.next())
            return DueNotice(
                id: id, entry: entry, thread: thread, to: try row.next(), isTold: try row.next(),
                parentMessage: try row.next(), openingMessage: try row.next())
        }
    }

    /// What one letter tells, oldest first.
    static func notices(due heap: DueHeap, at now: Moment) -> Self {
        due(
            """
            n.member = \(heap.member) AND n.is_digested = 0 AND n.mail_at IS NOT NULL AND n.mail_at <= \(now)
                AND p.discussion = \(heap.discussion) AND \(SQLText.isDecided)
            """, at: now, "ORDER BY n.made_at, n.id LIMIT \(NoticeLetters.longest)")
    }

    /// What a digest tells, newest first, and one more, which says that there is more.
    static func digestedNotices(of member: Member.ID, at now: Moment) -> Self {
        due(
            """
            n.member = \(member) AND n.is_digested = 1 AND n.mail_at IS NOT NULL AND n.mail_at <= \(now)
                AND \(SQLText.isDecided)
            """, at: now,
            "ORDER BY n.made_at DESC, n.id DESC LIMIT \(NoticeLetters.longest + 1)")
    }
}

extension Query where Row == Int {
    /// Letters that were subscribed to and went to an address, or are about to, since then.
    static func subscribedLetters(to addressHash: [UInt8], since moment: Moment) -> Self {
        Query(
            """
            SELECT COUNT(*) FROM outbox
            WHERE address_hash = \(addressHash) AND made_at > \(moment) AND class = 'subscribed'
                AND state <> 'dropped'
            """)
    }
}

extension SQLText {
    /// Holds for a notice `n` of the post `p` that waits for no decision about the post.
    fileprivate static var isDecided: SQLText { "(p.state <> 'held' OR n.kind IN ('decision', 'report'))" }

    /// Holds for a post `p` in the board `b` that the member `m` may read.
    fileprivate static func isShown(at now: Moment) -> SQLText {
        """
        (p.state = 'visible' AND ((p.audience <> 'staff' AND b.audience <> 'staff') OR \(isStaff(at: now))))
        """
    }

    /// No mail is due about these any more: it stands in that letter, or is not written.
    static func settleMail(_ notices: [Notice.ID], letter: String?) -> SQLText {
        "UPDATE notice SET mail_at = NULL, letter = \(letter) WHERE id IN (\(list: notices))"
    }

    /// What waits for a decision about its post comes with a later digest.
    static func settleDigest(of member: Member.ID, at now: Moment) -> SQLText {
        """
        UPDATE notice SET mail_at = NULL
        WHERE member = \(member) AND is_digested = 1 AND mail_at IS NOT NULL AND mail_at <= \(now)
            AND NOT \(noticeWaits)
        """
    }

    /// The digest that was due then is due at another time.
    static func putDigestOff(of member: Member.ID, due: Moment, until next: Moment) -> SQLText {
        "UPDATE digest SET next_at = \(next) WHERE member = \(member) AND next_at = \(due)"
    }

    /// Mail to a member that is due, by no digest, is due later.
    static func putMailOff(of member: Member.ID, until later: Moment, at now: Moment) -> SQLText {
        """
        UPDATE notice SET mail_at = \(later)
        WHERE member = \(member) AND is_digested = 0 AND mail_at IS NOT NULL AND mail_at <= \(now)
        """
    }
}
