import Storage

/// Whose posts a list holds.
enum Writer: Sendable {
    case author(Author.ID)
    /// What they wrote here, and what they have claimed of an archive.
    case member(Member.ID)

    /// The ids of posts that `audiences` may read: of each way to be the writer's, as many as `part` lets through.
    ///
    /// Each way follows an index of its own, so what stands in `part` decides how much is read.
    ///
    /// - Parameters:
    ///   - condition: on `p`, in addition.
    ///   - part: the order and the limit of each way.
    func posts(_ audiences: [Audience], where condition: SQLText = "1 = 1", some part: SQLText) -> SQLText {
        func way(_ own: SQLText) -> SQLText {
            """
            SELECT p.id FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            WHERE \(own) AND p.state = 'visible'
                AND p.audience IN (\(list: audiences)) AND b.audience IN (\(list: audiences))
                AND \(SQLText.isOpen(to: audiences)) AND \(condition)
            \(part)
            """
        }
        return switch self {
        case .author(let id): way("p.author = \(id)")
        case .member(let id):
            """
            SELECT id FROM (\(way("p.member = \(id)"))) own
            UNION ALL
            SELECT q.id FROM author a JOIN post q ON q.id IN (\(way("p.author = a.id")))
            WHERE a.claimed_by = \(id)
            """
        }
    }
}

extension Query where Row == (Int, Moment?) {
    /// How many posts somebody wrote that `audiences` may read, counted as far as is said, and when the first was
    /// written.
    static func totals(of writer: Writer, _ audiences: [Audience]) -> Self {
        let limit: SQLText = "LIMIT \(PersonPage.countedPosts + 1)"
        let first: SQLText = "ORDER BY p.posted_at, p.id LIMIT 1"
        return Query(
            """
            SELECT (SELECT COUNT(*) FROM (
                    SELECT 1 FROM (\(writer.posts(audiences, some: limit))) written \(limit)) counted),
                (SELECT MIN(f.posted_at) FROM (\(writer.posts(audiences, some: first))) oldest
                    JOIN post f ON f.id = oldest.id)
            """
        ) { (try $0.next(), try $0.next()) }
    }
}

extension Query where Row == PersonPage.Entry {
    /// Posts that somebody wrote and that `audiences` may read, newest first.
    static func wrote(by writer: Writer, _ audiences: [Audience], at range: ListRange) -> Self {
        let order = range.order("p.posted_at", "p.id")
        let some = writer.posts(audiences, where: range.condition("p.posted_at", "p.id"), some: order)
        return Query(
            """
            SELECT p.id, d.id, d.slug, d.title, b.id, b.slug, b.name, b.group_name, p.excerpt, p.posted_at
            FROM (\(some)) written
            JOIN post p ON p.id = written.id
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            \(order)
            """
        ) { row in
            PersonPage.Entry(
                post: try row.next(), discussion: try DiscussionLink(row: &row), board: try BoardLink(row: &row),
                excerpt: try row.next(), at: try row.next())
        }
    }
}
