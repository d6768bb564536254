import Storage

/// How fast a member writes, as the Gate bounds it: what they wrote lately.
struct PostingPace: Sendable {
    /// Posts that are looked at: more in a day are no conversation, and count as so many.
    static let most = 200
    /// The newest posts that may say the same: who writes more in some minutes is slowed down anyhow.
    static let compared = 50
    /// Seconds that a post may be ahead of the one that its writer sends next: the two may be read at the same time.
    ///
    /// What lies further ahead was written while the clock ran fast, and nobody has to wait for it.
    static let ahead: Int64 = 60

    /// Letters of a text that repeats nothing when it is said in two places.
    private static let shortLetters = 40

    /// They may write still, as they might when they sent the next one.
    let mayWrite: Bool
    /// When the newest of their posts was written, and the newest that starts a discussion.
    let newest: Moment?
    let newestStart: Moment?
    /// The same of the oldest that count.
    let oldestStart: Moment?
    let oldestReply: Moment?
    let starts: Int
    let posts: Int
    /// The newest that says the same as the next one would.
    let same: Post.ID?

    /// Since when what a member wrote counts: where posts are counted, for a day.
    static func begin(isNewcomer: Bool, _ rates: Rates, at now: Moment) -> Moment {
        now.advanced(seconds: isNewcomer ? -Moment.day : -Int64(max(rates.postSeconds, rates.threadSeconds)))
    }

    /// Lets the next one pass, or says why not, and how long to wait.
    func check(starts isStart: Bool, isNewcomer: Bool, _ rates: Rates, at now: Moment) throws(PostingError) {
        guard mayWrite else { throw .notAllowed }
        if let same { throw .repeated(same) }
        try wait(isNewcomer ? rates.newcomerPostSeconds : rates.postSeconds, after: newest, at: now)
        if isStart { try wait(rates.threadSeconds, after: newestStart, at: now) }
        guard isNewcomer else { return }
        let most = isStart ? rates.newcomerThreads : rates.newcomerReplies
        guard (isStart ? starts : posts - starts) < most else {
            let what = isStart ? "threads" : "replies"
            let oldest = (isStart ? oldestStart : oldestReply) ?? now
            throw .tooMany(
                reason:
                    "New members start out with \(most) \(what) a day. This ends by itself after your first day and posts.",
                retryAfter: Self.seconds(from: now, to: oldest.advanced(seconds: Moment.day)))
        }
    }

    private func wait(_ seconds: Int, after moment: Moment?, at now: Moment) throws(PostingError) {
        guard let moment else { return }
        let end = moment.advanced(seconds: Int64(seconds))
        if end > now { throw .tooSoon(seconds: Self.seconds(from: now, to: end)) }
    }

    private static func seconds(from now: Moment, to end: Moment) -> Int {
        Int((end.rawValue - now.rawValue + 999) / 1_000)
    }
}

extension PostingPace {
    /// What must not be said twice: these words, wherever.
    ///
    /// Few may be said to many, one after the other, such as "Thank you!".
    struct Words: Sendable {
        /// Where the same few words are a repeat.
        enum Place: Sendable {
            case under(Post.ID)
            case startOn(Board.ID)
        }

        let fingerprint: [UInt8]
        let isShort: Bool
        let place: Place
        let since: Moment
        /// Nothing counts that was written after this.
        let until: Moment

        init(of body: RenderedBody, fingerprint: [UInt8], at place: Place, _ rates: Rates, at now: Moment) {
            self.fingerprint = fingerprint
            // Letters are slow to count, and the writer of the database waits meanwhile: no more than it takes.
            isShort = body.text.prefix(PostingPace.shortLetters + 1).count <= PostingPace.shortLetters
            self.place = place
            since = now.advanced(seconds: -Int64(rates.repeatMinutes) * 60)
            until = now.advanced(seconds: PostingPace.ahead)
        }
    }
}

extension Query where Row == PostingPace {
    /// What a member wrote between a moment and now, and whether they have said some words a short while ago.
    ///
    /// - Parameter sender: who sent those words; nil where nobody asks again whether they may.
    static func pace(
        of member: Member.ID, since moment: Moment, at now: Moment, saying words: PostingPace.Words? = nil,
        by sender: SignedIn? = nil
    ) -> Self {
        let same: SQLText = if let words { Self.same(words, by: member) } else { "NULL" }
        let mayWrite: SQLText = if let sender { .mayStillWrite(sender, at: now) } else { "1 = 1" }
        return Query(
            """
            SELECT \(mayWrite), (\(same)), \(SQLText.paceColumns)
            FROM \(SQLText.recentPosts(of: member, since: moment, at: now))
            """
        ) { row in
            let (mayWrite, same): (Bool, Post.ID?) = (try row.next(), try row.next())
            return try PostingPace(mayWrite: mayWrite, same: same, row: &row)
        }
    }

    private static func same(_ words: PostingPace.Words, by member: Member.ID) -> SQLText {
        let isThere: SQLText =
            switch words.place {
            case _ where !words.isShort: "1 = 1"
            case .under(let parent): "s.parent = \(parent)"
            case .startOn(let board):
                """
                s.parent IS NULL
                    AND EXISTS (SELECT 1 FROM discussion d WHERE d.id = s.discussion AND d.board = \(board))
                """
            }
        return """
            SELECT s.id
            FROM (
                SELECT id, discussion, parent, fingerprint, posted_at, arrived_at
                FROM post WHERE member = \(member) AND posted_at > \(words.since)
                ORDER BY posted_at DESC, id DESC LIMIT \(PostingPace.compared)) AS s
            WHERE s.fingerprint = \(words.fingerprint) AND s.arrived_at > \(words.since)
                AND s.arrived_at <= \(words.until) AND \(isThere)
            ORDER BY s.posted_at DESC, s.id DESC LIMIT 1
            """
    }
}

extension PostingPace {
    /// Reads `SQLText.paceColumns`.
    init(mayWrite: Bool, same: Post.ID?, row: inout SQLRow) throws {
        self.init(
            mayWrite: mayWrite, newest: try row.next(), newestStart: try row.next(), oldestStart: try row.next(),
            oldestReply: try row.next(), starts: try row.next(), posts: try row.next(), same: same)
    }
}

extension SQLText {
    /// What counts of posts `w` that a member wrote.
    static let paceColumns: SQLText = """
        MAX(w.arrived_at) AS newest, MAX(CASE WHEN w.is_start = 1 THEN w.arrived_at END) AS newest_start,
        MIN(CASE WHEN w.is_start = 1 THEN w.posted_at END) AS oldest_start,
        MIN(CASE WHEN w.is_start = 0 THEN w.posted_at END) AS oldest_reply,
        COALESCE(SUM(w.is_start), 0) AS starts, COUNT(*) AS posts
        """

    /// Posts `w` that a member wrote between a moment and now, the newest of them.
    static func recentPosts(of member: Member.ID, since moment: Moment, at now: Moment) -> SQLText {
        """
        (
            SELECT posted_at, arrived_at, CASE WHEN parent IS NULL THEN 1 ELSE 0 END AS is_start
            FROM post
            WHERE member = \(member) AND posted_at > \(moment)
                AND arrived_at <= \(now.advanced(seconds: PostingPace.ahead))
            ORDER BY posted_at DESC, id DESC LIMIT \(PostingPace.most)) AS w
        """
    }

    /// A member `m` who writes; of their posts no more are counted than `newcomer`.
    static func writerColumns(newcomer: Int) -> SQLText {
        """
        m.id, m.name, m.band, m.joined_at,
        (SELECT COUNT(*) FROM (
            SELECT 1 FROM post p WHERE p.member = m.id AND p.state = 'visible' LIMIT \(newcomer)) counted),
        EXISTS (SELECT 1 FROM acknowledgement a WHERE a.member = m.id AND a.version = \(Acknowledgements.version))
        """
    }
}

extension Query where Row == WriterFacts {
    /// A member who writes; of their posts no more are counted than `newcomer`.
    static func writer(_ member: Member.ID, newcomer: Int) -> Self {
        Query(
            """
            SELECT \(SQLText.writerColumns(newcomer: newcomer))
            FROM member m WHERE m.id = \(member) AND m.state = 'active'
            """
        ) { row in
            WriterFacts(
                id: try row.next(), name: try row.next(), band: try row.next(), joinedAt: try row.next(),
                visiblePosts: try row.next(), hasUnderstood: try row.next())
        }
    }
}
