import Storage

/// A post that somebody wants to mark, as far as it decides whether they may.
struct MarkedPost: Sendable {
    let discussion: Discussion.ID
    let board: Board.ID
    /// Who wrote it, where that is a member.
    let author: Member.ID?
    let takesAnswers: Bool
    let isFirst: Bool
    /// Who began the discussion, where that is a member.
    let starter: Member.ID?
    let answer: Post.ID?
}

extension Query where Row == MarkedPost {
    /// A post that can be read by `audiences`.
    static func markable(_ post: Post.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT d.id, d.board, p.member, b.takes_answers, CASE WHEN d.first_post = p.id THEN 1 ELSE 0 END,
                f.member, d.answer
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            LEFT JOIN post f ON f.id = d.first_post
            WHERE p.id = \(post) AND p.state = 'visible' AND p.audience IN (\(list: audiences))
                AND b.audience IN (\(list: audiences)) AND \(SQLText.isOpen(to: audiences))
            """
        ) { row in
            MarkedPost(
                discussion: try row.next(), board: try row.next(), author: try row.next(),
                takesAnswers: try row.next(), isFirst: try row.next(), starter: try row.next(),
                answer: try row.next())
        }
    }
}
