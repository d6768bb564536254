import Storage

/// How fast a member writes, as the Gate bounds it: the last day of what they wrote.
struct PostingPace: Sendable {
    /// Posts that are looked at: more in a day are no conversation, and count as so many.
    static let most = 200

    /// Letters of a text that repeats nothing when it is said in two places.
    private static let shortLetters = 40

    /// A post of the last day.
    struct Entry: Sendable {
        let id: Post.ID
        let at: Moment
        let starts: Bool
        let fingerprint: [UInt8]
        let parent: Post.ID?
        let board: Board.ID
    }

    /// Newest first.
    let entries: [Entry]

    /// Lets the next one pass, or says why not, and how long to wait.
    func check(
        starts: Bool, body: RenderedBody, fingerprint: [UInt8], parent: Post.ID?, board: Board.ID, isNewcomer: Bool,
        _ rates: Rates, at now: Moment
    ) throws(PostingError) {
        // Few words may be said to many, one after the other: "Thank you!"
        let isShort = body.text.count <= Self.shortLetters
        let repeats = now.advanced(seconds: -Int64(rates.repeatMinutes) * 60)
        if let same = entries.first(where: {
            $0.fingerprint == fingerprint && $0.at > repeats
                && (!isShort || ($0.parent == parent && $0.board == board))
        }) {
            throw .repeated(same.id)
        }
        try wait(isNewcomer ? rates.newcomerPostSeconds : rates.postSeconds, after: entries.first, at: now)
        if starts { try wait(rates.threadSeconds, after: entries.first(where: \.starts), at: now) }
        guard isNewcomer else { return }
        let most = starts ? rates.newcomerThreads : rates.newcomerReplies
        guard entries.count(where: { $0.starts == starts }) < most else {
            let what = starts ? "threads" : "replies"
            throw .tooMany(
                reason:
                    "New members start out with \(most) \(what) a day. This ends by itself after your first day and posts."
            )
        }
    }

    private func wait(_ seconds: Int, after entry: Entry?, at now: Moment) throws(PostingError) {
        guard let entry else { return }
        let end = entry.at.advanced(seconds: Int64(seconds))
        if end > now { throw .tooSoon(seconds: Int((end.rawValue - now.rawValue + 999) / 1_000)) }
    }
}

extension Query where Row == PostingPace.Entry {
    /// What a member wrote since a moment, newest first.
    static func pace(of member: Member.ID, since moment: Moment) -> Self {
        Query(
            """
            SELECT p.id, p.arrived_at, p.parent IS NULL, p.fingerprint, p.parent, d.board
            FROM post p JOIN discussion d ON d.id = p.discussion
            WHERE p.member = \(member) AND p.posted_at > \(moment)
            ORDER BY p.posted_at DESC, p.id DESC
            LIMIT \(PostingPace.most)
            """
        ) { row in
            PostingPace.Entry(
                id: try row.next(), at: try row.next(), starts: try row.next(), fingerprint: try row.next(),
                parent: try row.next(), board: try row.next())
        }
    }
}

extension Query where Row == WriterFacts {
    /// A member who writes; of their posts no more are counted than `newcomer`.
    static func writer(_ member: Member.ID, newcomer: Int) -> Self {
        Query(
            """
            SELECT m.id, m.name, m.band, m.joined_at,
                (SELECT COUNT(*) FROM (
                    SELECT 1 FROM post p WHERE p.member = m.id AND p.state = 'visible' LIMIT \(newcomer)) counted),
                EXISTS (SELECT 1 FROM acknowledgement a WHERE a.member = m.id AND a.version = \(Acknowledgements.version))
            FROM member m WHERE m.id = \(member) AND m.state = 'active'
            """
        ) { row in
            WriterFacts(
                id: try row.next(), name: try row.next(), band: try row.next(), joinedAt: try row.next(),
                visiblePosts: try row.next(), hasUnderstood: try row.next())
        }
    }
}
