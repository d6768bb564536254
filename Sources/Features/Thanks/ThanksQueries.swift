import Storage

/// How many thanked for a post, and the names of a few.
struct ThanksCount: Sendable {
    let post: Post.ID
    let count: Int
    let names: [String]
}

extension Query where Row == ThanksCount {
    /// The names of minors are for members alone.
    static func thanks(on posts: [Post.ID], _ audiences: [Audience]) -> Self {
        let names = (1..<PostMarks.names).reduce(name(0, audiences)) { "\($0), \(name($1, audiences))" }
        return Query(
            """
            SELECT t.post, COUNT(*), \(names) FROM thanks t WHERE t.post IN (\(list: posts)) GROUP BY t.post
            """
        ) { row in
            let (post, count): (Post.ID, Int) = (try row.next(), try row.next())
            var names: [String] = []
            for _ in 0..<PostMarks.names {
                let name: String? = try row.next()
                if let name { names.append(name) }
            }
            return ThanksCount(post: post, count: count, names: names)
        }
    }

    /// Whoever stands at a place, from 0, among those who thanked for the post of `t` and may be named.
    private static func name(_ place: Int, _ audiences: [Audience]) -> SQLText {
        """
        (SELECT m.name FROM thanks o JOIN member m ON m.id = o.member
            WHERE o.post = t.post AND \(SQLText.isNamed(to: audiences)) ORDER BY o.member LIMIT 1 OFFSET \(place))
        """
    }
}

extension Query where Row == String {
    /// The names of those who thanked for a post and may be named, of those first who are here longest.
    static func thanking(_ post: Post.ID, _ audiences: [Audience], limit: Int) -> Self {
        Query(
            """
            SELECT m.name FROM thanks o JOIN member m ON m.id = o.member
            WHERE o.post = \(post) AND \(SQLText.isNamed(to: audiences)) ORDER BY o.member LIMIT \(limit)
            """)
    }
}

extension SQLText {
    /// These readers may learn that member `m` thanked.
    fileprivate static func isNamed(to audiences: [Audience]) -> SQLText {
        let who: SQLText = audiences.contains(.members) ? "m.state = 'active'" : "m.state = 'active' AND m.band = '18+'"
        return who
    }
}

extension Query where Row == Post.ID {
    /// Those of some posts that a member thanked for.
    static func thanked(among posts: [Post.ID], by member: Member.ID) -> Self {
        Query("SELECT post FROM thanks WHERE post IN (\(list: posts)) AND member = \(member)")
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
