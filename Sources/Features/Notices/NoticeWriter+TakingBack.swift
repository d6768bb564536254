import Storage

extension NoticeWriter {
    /// A post is not to be read any more: nobody is told of it, and no mail about it goes out.
    ///
    /// What was decided about it stays; see `Notice.Kind.isOwed`.
    func died(with post: Post.ID) throws -> Set<Member.ID> {
        let notices = try transaction.all(.mortalNotices(of: post))
        guard !notices.isEmpty else { return [] }
        try transaction.run(.forget(notices.map(\.id)))
        try recall(notices)
        return Self.belled(by: notices)
    }

    /// A post is held back: what was told of it is neither shown nor mailed until somebody has decided about it.
    func held(_ post: Post.ID) throws {
        try recall(transaction.all(.mortalNotices(of: post)))
    }

    /// No word of a post is left: none is left in letters that wait, either.
    ///
    /// Those go that tell of it, whatever they tell, or of what quotes it; where it gave its thread the title, all that
    /// name the thread. What else stood in them is mailed again. One that is under way is not tried again. Call it while
    /// it is still known what quotes the post.
    func wiped(_ post: Post.ID, opening discussion: Discussion.ID?) throws {
        var letters = Set(try transaction.all(.lettersNaming(post)))
        if let discussion { letters.formUnion(try transaction.all(.lettersNaming(discussion))) }
        for pair in letters {
            try mailAgain(pair)
            try transaction.run(.dropLetter(pair.letter, at: now))
        }
        if let discussion { try transaction.run(.dropLetters(list: MailStop.thread(discussion).scope, at: now)) }
    }

    /// Letters that tell of these notices and wait are not sent, and what else stood in them is mailed again.
    ///
    /// One that is under way is left alone as long as it tells of something else.
    func recall(_ notices: [NoticeTrace]) throws {
        for pair in Set(notices.compactMap(\.letterPair)) {
            try mailAgain(pair)
            try transaction.run(.dropLetterIfRead(pair.letter, to: pair.member, at: now))
        }
    }

    /// What a letter tells that waits is due at once, unless it was read.
    private func mailAgain(_ pair: NoticeTrace.LetterPair) throws {
        guard try transaction.first(.isWaiting(pair.letter)) != nil else { return }
        try transaction.run(.mailAgain(pair.letter, to: pair.member, at: now))
    }

    /// Whose bell told of these.
    static func belled(by notices: [NoticeTrace]) -> Set<Member.ID> {
        Set(notices.filter { $0.onWeb && $0.isUnread }.map(\.member))
    }
}

extension Query where Row == NoticeTrace.LetterPair {
    private static func letters(_ condition: SQLText) -> Self {
        Query(
            """
            SELECT DISTINCT n.letter, n.member
            FROM notice n JOIN outbox o ON o.message_id = n.letter
            WHERE n.letter IS NOT NULL AND o.state IN ('waiting', 'sending') AND \(condition)
            """
        ) { row in
            NoticeTrace.LetterPair(letter: try row.next(), member: try row.next())
        }
    }

    /// Letters that have not gone out and tell of a post, or of what quotes it.
    static func lettersNaming(_ post: Post.ID) -> Self {
        letters("(n.post = \(post) OR n.post IN (SELECT q.post FROM quote q WHERE q.original = \(post)))")
    }

    /// Letters that have not gone out and tell of anything in a discussion.
    static func lettersNaming(_ discussion: Discussion.ID) -> Self {
        letters("n.post IN (SELECT id FROM post WHERE discussion = \(discussion))")
    }
}

extension SQLText {
    /// Nobody sees or is mailed these any more, though they are still there.
    static func silence(_ notices: [Notice.ID], at now: Moment) -> SQLText {
        """
        UPDATE notice SET on_web = \(false), read_at = COALESCE(read_at, \(now)), mail_at = NULL
        WHERE id IN (\(list: notices))
        """
    }

    /// Letters of one list that wait.
    static func dropLetters(list: String, at now: Moment) -> SQLText {
        """
        UPDATE outbox SET state = 'dropped', letter_sealed = NULL, lease_until = NULL, settled_at = \(now)
        WHERE list_key = \(list) AND state = 'waiting'
        """
    }
}
