import Storage

extension ReadingKeeper {
    /// Posts have left a discussion for others: what its readers had seen goes with them.
    ///
    /// Positions need not be settled: of two marks the one on the later post stays.
    func moved(from source: Discussion.ID) throws {
        try transaction.run(.followMarks(from: source))
        try transaction.run(.takeMarksBack(in: source))
        try transaction.run(.dropStrayMarks(in: source))
    }

    /// A discussion has become part of another: what its readers chose for it holds for that one, unless they chose
    /// something for that one too and its time is not over; whoever wants no mail of it gets none of that one.
    func merged(_ gone: Discussion.ID, into survivor: Discussion.ID, at now: Moment) throws {
        try transaction.run(.inheritChoices(survivor, from: gone, at: now))
        try transaction.run("DELETE FROM discussion_choice WHERE discussion = \(gone)")
        try transaction.run(.inheritMailStops(survivor, from: gone))
        try transaction.run("DELETE FROM mail_stop WHERE scope = \(MailStop.thread(gone).scope)")
    }
}

extension SQLText {
    /// Marks on posts that are in another discussion now are marks there.
    fileprivate static func followMarks(from source: Discussion.ID) -> SQLText {
        """
        INSERT INTO read_mark (member, discussion, seen, marked_at)
        SELECT r.member, s.discussion, r.seen, r.marked_at
        FROM read_mark r JOIN post s ON s.id = r.seen
        WHERE r.discussion = \(source) AND s.discussion <> r.discussion
        ON CONFLICT (member, discussion) DO UPDATE SET seen = excluded.seen, marked_at = excluded.marked_at
        WHERE (SELECT n.posted_at FROM post n WHERE n.id = excluded.seen)
            > (SELECT o.posted_at FROM post o WHERE o.id = read_mark.seen)
        """
    }

    /// Where a discussion goes on without the post that was seen, what stood before it was seen.
    fileprivate static func takeMarksBack(in source: Discussion.ID) -> SQLText {
        """
        UPDATE read_mark SET seen = COALESCE(
            (SELECT p.id FROM post p
             WHERE p.discussion = read_mark.discussion
                 AND p.posted_at <= (SELECT s.posted_at FROM post s WHERE s.id = read_mark.seen)
             ORDER BY p.posted_at DESC, p.id DESC LIMIT 1), seen)
        WHERE discussion = \(source)
            AND EXISTS (SELECT 1 FROM post s WHERE s.id = read_mark.seen AND s.discussion <> read_mark.discussion)
        """
    }

    fileprivate static func dropStrayMarks(in source: Discussion.ID) -> SQLText {
        """
        DELETE FROM read_mark
        WHERE discussion = \(source)
            AND EXISTS (SELECT 1 FROM post s WHERE s.id = read_mark.seen AND s.discussion <> read_mark.discussion)
        """
    }

    fileprivate static func inheritMailStops(_ survivor: Discussion.ID, from gone: Discussion.ID) -> SQLText {
        """
        INSERT INTO mail_stop (member, scope, since)
        SELECT member, \(MailStop.thread(survivor).scope), since FROM mail_stop
        WHERE scope = \(MailStop.thread(gone).scope)
        ON CONFLICT (member, scope) DO NOTHING
        """
    }

    fileprivate static func inheritChoices(
        _ survivor: Discussion.ID, from gone: Discussion.ID, at now: Moment
    ) -> SQLText {
        """
        INSERT INTO discussion_choice (member, discussion, choice, chosen_at, until)
        SELECT member, \(survivor), choice, chosen_at, until FROM discussion_choice WHERE discussion = \(gone)
        ON CONFLICT (member, discussion) DO UPDATE SET choice = excluded.choice, chosen_at = excluded.chosen_at,
            until = excluded.until
        WHERE discussion_choice.until <= \(now)
        """
    }
}
