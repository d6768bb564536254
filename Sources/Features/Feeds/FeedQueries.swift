import Storage

extension Query where Row == FeedEntry {
    /// The newest posts among all that `audiences` may read.
    static func feed(_ audiences: [Audience], _ body: TravellingBody) -> Self {
        entries(among: latest("1 = 1", audiences), body)
    }

    /// The newest posts of a board that `audiences` may read.
    static func feed(of board: Board.ID, _ audiences: [Audience], _ body: TravellingBody) -> Self {
        entries(among: latest("d.board = \(board)", audiences), body)
    }

    /// The newest posts of a discussion; whoever asks may read its board.
    static func feed(of discussion: Discussion.ID, _ audiences: [Audience], _ body: TravellingBody) -> Self {
        entries(
            among: """
                SELECT p.id FROM post p JOIN discussion d ON d.id = p.discussion
                WHERE p.discussion = \(discussion) AND p.state = 'visible' AND p.audience IN (\(list: audiences))
                    AND \(SQLText.isOpen(to: audiences))
                ORDER BY p.position DESC
                LIMIT \(Feeds.maximumEntries)
                """, body)
    }

    /// The newest posts that a member wrote or has claimed, and that `audiences` may read.
    static func feed(of member: Member.ID, _ audiences: [Audience], _ body: TravellingBody) -> Self {
        let newest: SQLText = "ORDER BY p.posted_at DESC, p.id DESC LIMIT \(Feeds.maximumEntries)"
        return entries(
            among: """
                SELECT p.id FROM (\(Writer.member(member).posts(audiences, some: newest))) written
                JOIN post p ON p.id = written.id
                \(newest)
                """, body)
    }

    /// The newest posts that match a search.
    static func feed(
        matching terms: SearchTerms, in scope: SearchScope, _ index: any SearchIndex, _ body: TravellingBody
    ) -> Self {
        entries(
            among: .found("p.id", terms, in: scope, isScored: false, limit: Feeds.maximumEntries, index), body)
    }

    /// The ids of the newest posts in the discussions that meet a condition on `d`.
    ///
    /// A post among the newest is in one of as many discussions that were answered last, and is among the last there:
    /// so both walks follow an index and end early, however much has been said.
    private static func latest(_ condition: SQLText, _ audiences: [Audience]) -> SQLText {
        """
        SELECT p.id FROM (
            SELECT d.id FROM discussion d JOIN board b ON b.id = d.board
            WHERE d.moved_to IS NULL AND d.visible_count > 0 AND b.audience IN (\(list: audiences))
                AND \(SQLText.isOpen(to: audiences)) AND \(condition)
            ORDER BY d.last_at DESC, d.id DESC
            LIMIT \(Feeds.maximumEntries)) latest
        JOIN post p ON p.id IN (
            SELECT q.id FROM post q
            WHERE q.discussion = latest.id AND q.state = 'visible' AND q.audience IN (\(list: audiences))
            ORDER BY q.position DESC
            LIMIT \(Feeds.maximumEntries))
        ORDER BY p.posted_at DESC, p.id DESC
        LIMIT \(Feeds.maximumEntries)
        """
    }

    /// Bodies are long, so they are fetched for the chosen posts alone.
    private static func entries(among chosen: SQLText, _ body: TravellingBody) -> Self {
        Query(
            """
            SELECT p.id, d.id, d.slug, d.title, b.id, b.slug, b.name, b.group_name, p.subject, p.position, \(bylineColumns),
                p.posted_at, p.edited_at, CASE WHEN LENGTH(y.html) <= \(Feeds.longestBody) THEN y.html END, p.excerpt
            FROM (\(chosen)) chosen
            JOIN post p ON p.id = chosen.id
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            JOIN body y ON y.post = p.id
            LEFT JOIN member m ON m.id = p.member
            LEFT JOIN author a ON a.id = p.author
            ORDER BY p.posted_at DESC, p.id DESC
            """
        ) { row in
            let (id, discussion, board): (Post.ID, DiscussionLink, BoardLink) =
                (try row.next(), try DiscussionLink(row: &row), try BoardLink(row: &row))
            let (subject, position): (String?, Int) = (try row.next(), try row.next())
            let (by, postedAt, editedAt): (Byline, Moment, Moment?) =
                (try Byline(row: &row), try row.next(), try row.next())
            let (html, excerpt): (String?, String) = (try row.next(), try row.next())
            return FeedEntry(
                id: id, discussion: discussion, board: board,
                title: subject ?? (position == 1 ? discussion.title : "Re: \(discussion.title)"), by: by,
                postedAt: postedAt, editedAt: editedAt, html: html.map { body.html($0, of: id) },
                excerpt: excerpt)
        }
    }
}
