import Storage

/// How many thanked for a post.
struct ThanksCount: Sendable {
    let post: Post.ID
    let count: Int
}

extension Query where Row == ThanksCount {
    static func thanks(on posts: [Post.ID]) -> Self {
        Query(
            """
            SELECT post, COUNT(*) FROM thanks WHERE post IN (\(list: posts)) GROUP BY post
            """
        ) { ThanksCount(post: try $0.next(), count: try $0.next()) }
    }
}

extension Query where Row == Post.ID {
    /// Those of some posts that a member thanked for.
    static func thanked(among posts: [Post.ID], by member: Member.ID) -> Self {
        Query("SELECT post FROM thanks WHERE post IN (\(list: posts)) AND member = \(member)")
    }
}

extension Query where Row == String {
    /// Names of some who thanked for a post; those of minors for members alone.
    static func thankful(for post: Post.ID, _ audiences: [Audience]) -> Self {
        let who: SQLText = audiences.contains(.members) ? "m.state = 'active'" : "m.state = 'active' AND m.band = '18+'"
        return Query(
            """
            SELECT m.name FROM thanks t JOIN member m ON m.id = t.member
            WHERE t.post = \(post) AND \(who)
            ORDER BY t.member LIMIT \(PostMarks.names)
            """)
    }
}

extension SQLText {
    static func thank(_ post: Post.ID, by member: Member.ID, at now: Moment) -> SQLText {
        """
        INSERT INTO thanks (post, member, given_at) VALUES (\(post), \(member), \(now))
        ON CONFLICT (post, member) DO NOTHING
        """
    }

    static func takeBackThanks(_ post: Post.ID, by member: Member.ID) -> SQLText {
        "DELETE FROM thanks WHERE post = \(post) AND member = \(member)"
    }

    /// Takes what readers put on a post off it, whose words are gone for good.
    static func dropThanks(for post: Post.ID) -> SQLText {
        "DELETE FROM thanks WHERE post = \(post)"
    }

    static func dropBookmarks(of post: Post.ID) -> SQLText {
        "DELETE FROM bookmark WHERE post = \(post)"
    }
}

extension Limit {
    /// So many thanks that each still means something.
    static func thanks(_ rates: Rates) -> Limit { Limit(.thanks, .perDay(rates.thanksPerDay)) }
}
