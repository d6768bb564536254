import Storage

extension Transaction {
    /// How a member's last posts in a discussion end, oldest first: what they say now may go on there.
    ///
    /// - Parameters:
    ///   - post: one of the discussion's.
    ///   - own: the post of theirs that they write anew; it does not count.
    func lastWords(
        of member: Member.ID, beside post: Post.ID, but own: Post.ID? = nil, at now: Moment
    ) throws -> [String] {
        let since = now.advanced(seconds: -LastWords.days * Moment.day)
        let posts = try all(.lastPosts(of: member, beside: post, but: own, since: since))
        return try posts.reversed().compactMap { post in
            try first(.shownText(of: post)).map { String($0.suffix(SplitNumber.reach)) }
        }
    }
}

private enum LastWords {
    /// What was said earlier is nothing that anybody goes on with.
    static let days: Int64 = 7
    /// As many posts of the member's, wherever they are, are looked through for those of the discussion.
    static let lookedThrough = 50
}

extension Query where Row == Post.ID {
    /// A member's last posts in the discussion of a post, held ones too, newest first.
    static func lastPosts(of member: Member.ID, beside post: Post.ID, but own: Post.ID?, since: Moment) -> Self {
        let others = own.map { id -> SQLText in "AND w.id <> \(id)" } ?? ""
        return Query(
            """
            SELECT w.id FROM (
                SELECT id, discussion, state, posted_at FROM post
                WHERE member = \(member) AND posted_at > \(since)
                ORDER BY posted_at DESC, id DESC LIMIT \(LastWords.lookedThrough)) w
            WHERE w.discussion = (SELECT discussion FROM post WHERE id = \(post)) AND w.state <> 'removed' \(others)
            ORDER BY w.posted_at DESC, w.id DESC LIMIT \(SplitNumber.earlierPosts)
            """)
    }
}

extension Query where Row == String {
    /// A post's text as it is read, without marks.
    static func shownText(of post: Post.ID) -> Self {
        Query("SELECT text FROM search_entry WHERE post = \(post)")
    }
}
