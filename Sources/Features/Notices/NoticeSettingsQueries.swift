import Storage

extension Query where Row == (Notice.Kind, NoticeChoice) {
    static func noticeChoices(of member: Member.ID) -> Self {
        Query("SELECT kind, on_web, by_mail FROM notice_choice WHERE member = \(member)") { row in
            (try row.next(), NoticeChoice(onWeb: try row.next(), byMail: try row.next()))
        }
    }
}

extension Query where Row == NoticeSettings.Every {
    static func digest(of member: Member.ID) -> Self {
        Query("SELECT every FROM digest WHERE member = \(member)")
    }
}

extension Query where Row == Int {
    /// A row when a member wants no mail at all.
    static func isMailStopped(for member: Member.ID) -> Self {
        Query("SELECT 1 FROM mail_stop WHERE member = \(member) AND scope = 'all'")
    }
}

extension Transaction {
    /// Threads of which a member wants no mail, as far as these readers may read them, those stopped last first, at
    /// most 50.
    func threadsWithoutMail(of member: Member.ID, _ audiences: [Audience]) throws -> [DiscussionLink] {
        let stopped = try all(.stoppedScopes(of: member)).compactMap { scope -> Discussion.ID? in
            if case .thread(let discussion) = MailStop(scope: scope) { discussion } else { nil }
        }
        guard !stopped.isEmpty else { return [] }
        let titles = Dictionary(
            try all(.titles(of: stopped, audiences)).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return stopped.compactMap { titles[$0] }
    }

    /// The same about the thread that another has become part of.
    func current(_ stop: MailStop) throws -> MailStop {
        guard case .thread(let discussion) = stop else { return stop }
        return .thread(try first(.survivor(of: discussion)) ?? discussion)
    }
}

extension Query where Row == DiscussionLink {
    /// Those among some threads whose titles these readers may read.
    static func titles(of discussions: [Discussion.ID], _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT d.id, d.slug, d.title
            FROM discussion d JOIN board b ON b.id = d.board
            WHERE d.id IN (\(list: discussions)) AND d.visible_count > 0 AND b.audience IN (\(list: audiences))
                AND \(SQLText.isOpen(to: audiences))
            """
        ) { try DiscussionLink(row: &$0) }
    }
}

extension Query where Row == Discussion.ID {
    /// The thread itself, or the one that it has become part of.
    fileprivate static func survivor(of discussion: Discussion.ID) -> Self {
        Query("SELECT COALESCE(moved_to, id) FROM discussion WHERE id = \(discussion)")
    }
}

extension Query where Row == String {
    /// What a member wants no mail about, by thread, the last first.
    static func stoppedScopes(of member: Member.ID) -> Self {
        Query(
            """
            SELECT scope FROM mail_stop WHERE member = \(member) AND scope <> 'all' ORDER BY since DESC, scope LIMIT 50
            """)
    }
}

extension SQLText {
    static func choose(_ choice: NoticeChoice, for kind: Notice.Kind, by member: Member.ID) -> SQLText {
        """
        INSERT INTO notice_choice (member, kind, on_web, by_mail)
        VALUES (\(member), \(kind), \(choice.onWeb), \(choice.byMail))
        ON CONFLICT (member, kind) DO UPDATE SET on_web = excluded.on_web, by_mail = excluded.by_mail
        """
    }

    /// What is chosen of the web stays as it is.
    static func stopMail(about kind: Notice.Kind, of member: Member.ID) -> SQLText {
        """
        INSERT INTO notice_choice (member, kind, on_web, by_mail)
        VALUES (\(member), \(kind), \(NoticeChoice.usual(for: kind).onWeb), 'never')
        ON CONFLICT (member, kind) DO UPDATE SET by_mail = 'never'
        """
    }

    /// What waited for the digest and is not to come by it any more.
    static func leaveDigest(_ kind: Notice.Kind, of member: Member.ID) -> SQLText {
        """
        UPDATE notice SET mail_at = NULL
        WHERE member = \(member) AND mail_at IS NOT NULL AND is_digested = 1 AND kind = \(kind)
        """
    }

    /// Whoever has the digest as often already keeps the time of the next.
    static func subscribe(_ member: Member.ID, every: NoticeSettings.Every, from next: Moment) -> SQLText {
        """
        INSERT INTO digest (member, every, next_at) VALUES (\(member), \(every), \(next))
        ON CONFLICT (member) DO UPDATE SET
            next_at = CASE WHEN digest.every = excluded.every THEN digest.next_at ELSE excluded.next_at END,
            every = excluded.every
        """
    }

    static func endDigest(of member: Member.ID) -> SQLText {
        "DELETE FROM digest WHERE member = \(member)"
    }

    static func stopMail(_ stop: MailStop, of member: Member.ID, at now: Moment) -> SQLText {
        """
        INSERT INTO mail_stop (member, scope, since) VALUES (\(member), \(stop.scope), \(now))
        ON CONFLICT (member, scope) DO NOTHING
        """
    }

    static func resumeMail(of member: Member.ID) -> SQLText {
        "DELETE FROM mail_stop WHERE member = \(member) AND scope = 'all'"
    }

    static func resumeThreads(of member: Member.ID) -> SQLText {
        "DELETE FROM mail_stop WHERE member = \(member) AND scope <> 'all'"
    }

    /// Notices about which a mail is due that is not wanted.
    static func forgetDueMail(about stop: MailStop, of member: Member.ID) -> SQLText {
        """
        UPDATE notice SET mail_at = NULL
        WHERE member = \(member) AND mail_at IS NOT NULL AND \(concerns(stop))
        """
    }

    private static func concerns(_ stop: MailStop) -> SQLText {
        switch stop {
        case .thread(let discussion): "post IN (SELECT id FROM post WHERE discussion = \(discussion))"
        case .kind(let kind): "kind = \(kind)"
        case .digest: "is_digested = 1"
        case .all: "1 = 1"
        }
    }

    /// Letters that were not sent and tell of nothing but what mail is not wanted about.
    static func dropLetters(about stop: MailStop, of member: Member.ID, at now: Moment) -> SQLText {
        """
        UPDATE outbox SET state = 'dropped', letter_sealed = NULL, lease_until = NULL, settled_at = \(now)
        WHERE state IN ('waiting', 'sending')
            AND message_id IN (
                SELECT letter FROM notice WHERE member = \(member) AND letter IS NOT NULL AND \(concerns(stop)))
            AND NOT EXISTS (
                SELECT 1 FROM notice n
                WHERE n.member = \(member) AND n.letter = outbox.message_id AND n.letter IS NOT NULL
                    AND n.id NOT IN (
                        SELECT id FROM notice WHERE member = \(member) AND letter IS NOT NULL AND \(concerns(stop))))
        """
    }
}
