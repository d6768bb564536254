import Storage

extension Transaction {
    /// A member's last posts in a discussion: what they say now may go on there.
    ///
    /// - Parameter post: one of the discussion's.
    func lastWords(of member: Member.ID, beside post: Post.ID, at now: Moment) throws -> WordsAround {
        let since = now.advanced(seconds: -LastWords.days * Moment.day)
        let posts = try all(.lastPosts(of: member, beside: post, since: since))
        return WordsAround(before: try said(in: posts.reversed()))
    }

    /// A member's posts before and behind one of theirs in its discussion: new words in it may go on there, and what
    /// was said later may go on with them.
    func wordsAround(_ own: OwnPost) throws -> WordsAround {
        let before = try all(.postsBefore(own.id, at: own.postedAt, in: own.discussion, of: own.writer.id))
        let behind = try all(.postsBehind(own.id, at: own.postedAt, in: own.discussion, of: own.writer.id))
        return WordsAround(before: try said(in: before.reversed()), behind: try said(in: behind))
    }

    private func said(in posts: [Post.ID]) throws -> [WordsAround.Said] {
        try posts.compactMap { try first(.said(in: $0)) }
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
    static func lastPosts(of member: Member.ID, beside post: Post.ID, since: Moment) -> Self {
        posts(
            of: member, in: "(SELECT discussion FROM post WHERE id = \(post))", when: "posted_at > \(since)",
            order: "DESC")
    }

    /// Those before one of the member's, which was written at a moment, newest first.
    static func postsBefore(
        _ own: Post.ID, at moment: Moment, in discussion: Discussion.ID, of member: Member.ID
    ) -> Self {
        let since = moment.advanced(seconds: -LastWords.days * Moment.day)
        return posts(
            of: member, in: "\(discussion)",
            when: """
                posted_at > \(since) AND posted_at <= \(moment)
                    AND (posted_at < \(moment) OR id < \(own))
                """,
            order: "DESC")
    }

    /// Those behind it, oldest first.
    static func postsBehind(
        _ own: Post.ID, at moment: Moment, in discussion: Discussion.ID, of member: Member.ID
    ) -> Self {
        let until = moment.advanced(seconds: LastWords.days * Moment.day)
        return posts(
            of: member, in: "\(discussion)",
            when: """
                posted_at >= \(moment) AND posted_at < \(until)
                    AND (posted_at > \(moment) OR id > \(own))
                """,
            order: "ASC")
    }

    private static func posts(
        of member: Member.ID, in discussion: SQLText, when times: SQLText, order: SQLText
    ) -> Self {
        Query(
            """
            SELECT w.id FROM (
                SELECT id, discussion, state, posted_at FROM post
                WHERE member = \(member) AND \(times)
                ORDER BY posted_at \(order), id \(order) LIMIT \(LastWords.lookedThrough)) w
            WHERE w.discussion = \(discussion) AND w.state <> 'removed'
            ORDER BY w.posted_at \(order), w.id \(order) LIMIT \(SplitNumber.earlierPosts)
            """)
    }
}

extension Query where Row == WordsAround.Said {
    /// A post's words as they were written and as they are read.
    static func said(in post: Post.ID) -> Self {
        Query(
            """
            SELECT CASE WHEN d.first_post = p.id THEN COALESCE(p.subject, d.title) END, y.source, e.text
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN body y ON y.post = p.id
            LEFT JOIN search_entry e ON e.post = p.id
            WHERE p.id = \(post)
            """
        ) { row in
            let (title, source, text): (String?, String, String?) =
                (try row.next(), try row.next(), try row.next())
            let opening = title.map { "\($0)\n" } ?? ""
            return WordsAround.Said(source: opening + source, text: opening + (text ?? ""))
        }
    }
}
