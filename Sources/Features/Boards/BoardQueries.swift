import Storage

/// A board's columns, in the order in which `Board.init(row:)` reads them; `b` is the board.
let boardColumns: SQLText = """
    b.id, b.slug, b.name, b.description, b.group_name, b.default_view, b.audience, b.discussion_count, b.post_count,
    b.takes_answers
    """

extension Board {
    init(row: inout SQLRow) throws {
        self.init(
            id: try row.next(), slug: try row.next(), name: try row.next(), description: try row.next(),
            groupName: try row.next(), defaultView: try row.next(), audience: try row.next(),
            discussionCount: try row.next(), postCount: try row.next(), takesAnswers: try row.next())
    }
}

extension BoardLink {
    init(row: inout SQLRow) throws {
        self.init(id: try row.next(), slug: try row.next(), name: try row.next(), groupName: try row.next())
    }
}

extension DiscussionLink {
    init(row: inout SQLRow) throws {
        self.init(id: try row.next(), slug: try row.next(), title: try row.next())
    }
}

extension Query where Row == (Category, BoardIndex.Entry) {
    /// Every board that may be read, in the order of the front page, with its last post that the reader has not muted.
    static func index(_ audiences: [Audience], for reader: Member.ID? = nil, now: Moment) -> Self {
        Query(
            """
            SELECT c.id, c.name, \(boardColumns), d.id, d.slug, d.title,
                CASE WHEN p.audience IN (\(list: audiences)) THEN COALESCE(m.name, p.byline) END, p.posted_at
            FROM category c
            JOIN board b ON b.category = c.id
            LEFT JOIN discussion d ON d.id = (
                SELECT latest.id FROM discussion latest
                JOIN post opening ON opening.id = latest.first_post
                WHERE latest.board = b.id AND latest.moved_to IS NULL AND latest.visible_count > 0
                    AND opening.audience IN (\(list: audiences))
                    AND \(SQLText.isHeededItself(by: reader, at: now, "latest"))
                ORDER BY latest.last_at DESC, latest.id DESC
                LIMIT 1)
            LEFT JOIN post p ON p.id = d.last_post
            LEFT JOIN member m ON m.id = p.member
            WHERE b.audience IN (\(list: audiences))
            ORDER BY c.position, c.id, b.position, b.id
            """
        ) { row in
            let category = Category(id: try row.next(), name: try row.next())
            let board = try Board(row: &row)
            let discussion: Discussion.ID? = try row.next()
            let (slug, title, by, at): (String?, String?, String?, Moment?) =
                (try row.next(), try row.next(), try row.next(), try row.next())
            guard let discussion, let slug, let title, let at else {
                return (category, BoardIndex.Entry(board: board, lastPost: nil))
            }
            let link = DiscussionLink(id: discussion, slug: slug, title: title)
            return (category, BoardIndex.Entry(board: board, lastPost: LastPost(discussion: link, by: by, at: at)))
        }
    }
}

extension Query where Row == (Board, String) {
    /// A board by its slug, with its category's name.
    static func board(slug: String, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT \(boardColumns), c.name
            FROM board b JOIN category c ON c.id = b.category
            WHERE b.slug = \(slug) AND b.audience IN (\(list: audiences))
            """
        ) { (try Board(row: &$0), try $0.next()) }
    }
}

extension Query where Row == BoardLink {
    /// A board by its news group's name.
    static func board(group: String, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT b.id, b.slug, b.name, b.group_name FROM board b
            WHERE b.group_name = \(group) AND b.audience IN (\(list: audiences))
            """
        ) { try BoardLink(row: &$0) }
    }
}

extension Query where Row == Board.ID {
    static func boardID(slug: String) -> Self {
        Query("SELECT id FROM board WHERE slug = \(slug)") { try $0.next() }
    }

    /// Makes a board one of questions, or one no more; no row where there is none.
    static func takeAnswers(_ takes: Bool, onBoard slug: String) -> Self {
        Query("UPDATE board SET takes_answers = \(takes) WHERE slug = \(slug) RETURNING id") { try $0.next() }
    }

    /// Opens a board at the end of its category.
    static func openBoard(_ draft: BoardDraft, in category: Category.ID, at now: Moment) -> Self {
        Query(
            """
            INSERT INTO board (category, position, slug, name, description, group_name, default_view, audience,
                takes_answers, created_at)
            SELECT \(category), COUNT(*) + 1, \(draft.slug), \(draft.name), \(draft.description),
                \(draft.groupName), \(draft.defaultView), \(draft.audience), \(draft.takesAnswers), \(now)
            FROM board WHERE category = \(category)
            RETURNING id
            """
        ) { try $0.next() }
    }
}

extension Query where Row == Category.ID {
    /// The category of that name, made at the end of the list when it isn't there.
    static func category(named name: String) -> Self {
        Query(
            """
            INSERT INTO category (name, folded_name, position)
            SELECT \(name), \(Fold.name(name)), COUNT(*) + 1 FROM category WHERE 1 = 1
            ON CONFLICT (folded_name) DO UPDATE SET folded_name = excluded.folded_name
            RETURNING id
            """
        ) { try $0.next() }
    }
}
