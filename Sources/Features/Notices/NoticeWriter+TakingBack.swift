import Storage

extension NoticeWriter {
    /// A post is not to be read any more: nobody is told of it, and no mail goes out that has its words, of its own or
    /// of what quotes it.
    ///
    /// What was decided about it stays; see `Notice.Kind.isOwed`.
    ///
    /// - Parameter discussion: where its title went with the post: no mail goes out that has it.
    func died(with post: Post.ID, opening discussion: Discussion.ID? = nil) throws -> Set<Member.ID> {
        let letters = try unsent(naming: post, opening: discussion)
        let notices = try transaction.all(.mortalNotices(of: post))
        // They go first: nothing comes early for the sake of what is told no more.
        if !notices.isEmpty { try transaction.run(.forget(notices.map(\.id))) }
        try takeBack(letters, opening: discussion)
        return Self.belled(by: notices)
    }

    /// A post is held back: what was told of it is neither shown nor mailed until somebody has decided about it, and
    /// what quotes it is mailed without its words.
    ///
    /// - Parameter discussion: where its title went with the post: no mail goes out that has it.
    /// - Returns: whose bell told of it.
    func held(_ post: Post.ID, opening discussion: Discussion.ID?) throws -> Set<Member.ID> {
        try takeBack(unsent(naming: post, opening: discussion), opening: discussion)
        return try bells(tellingOf: post)
    }

    /// Whose bells tell of a post as soon as it can be read.
    func bells(tellingOf post: Post.ID) throws -> Set<Member.ID> {
        try Self.belled(by: transaction.all(.mortalNotices(of: post)))
    }

    /// No word of a post is left: none is left in letters that have not gone out, either.
    ///
    /// Those go that tell of it, whatever they tell, or of what quotes it; where it gave its thread the title, all that
    /// name the thread. Call it while it is still known what quotes the post.
    func wiped(_ post: Post.ID, opening discussion: Discussion.ID?) throws {
        try takeBack(unsent(naming: post, opening: discussion), opening: discussion)
    }

    /// A thread is called something else from now on: no mail goes out that has its former title.
    func renamed(_ discussion: Discussion.ID) throws {
        try takeBack(Set(transaction.all(.lettersNaming(discussion))), opening: discussion)
    }

    /// A member may read less from now on, or is written to elsewhere: what has not gone out to them is written anew,
    /// by what holds then.
    func rewriteLetters(to member: Member.ID) throws {
        try takeBack(Set(transaction.all(.lettersNotSent(to: member))))
    }

    /// Letters that have not gone out and tell of a post, or of anything in a thread that it gave the title.
    private func unsent(
        naming post: Post.ID, opening discussion: Discussion.ID?
    ) throws -> Set<NoticeTrace.LetterPair> {
        var letters = Set(try transaction.all(.lettersNaming(post)))
        if let discussion { letters.formUnion(try transaction.all(.lettersNaming(discussion))) }
        return letters
    }

    /// The same with all about a thread that has not gone out, where its title is another now.
    private func takeBack(_ letters: Set<NoticeTrace.LetterPair>, opening discussion: Discussion.ID?) throws {
        try takeBack(letters)
        if let discussion { try transaction.run(.dropLetters(list: MailStop.thread(discussion).scope, at: now)) }
    }

    /// Letters that tell of these notices and wait are not sent, and what else stood in them is mailed again.
    ///
    /// One that is under way is left alone as long as it tells of something else.
    func recall(_ notices: [NoticeTrace]) throws {
        for pair in Set(notices.compactMap(\.letterPair)) {
            if try transaction.first(.isWaiting(pair.letter)) != nil {
                try mailAgain(pair)
            }
            try transaction.run(.dropLetterIfRead(pair.letter, to: pair.member, at: now))
        }
    }

    /// Letters that have not gone out are not sent as they are: what they tell is due at once, unless it was read or
    /// mail about it was stopped since.
    ///
    /// That holds for one that is under way, too. Should it arrive, its reader is told twice of what else stood in it;
    /// should it not, it is not tried again with words that are gone.
    private func takeBack(_ letters: Set<NoticeTrace.LetterPair>) throws {
        for pair in letters {
            try mailAgain(pair)
            try transaction.run(.dropLetter(pair.letter, at: now))
        }
    }

    /// What a letter tells is due at once, unless it was read or is not wanted; where some of it is for a digest, the
    /// next one is.
    private func mailAgain(_ pair: NoticeTrace.LetterPair) throws {
        let isForDigest = try transaction.all(.mailAgain(pair.letter, to: pair.member, at: now))
        if isForDigest.contains(true) { try transaction.run(.hastenDigest(of: pair.member, at: now)) }
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

    /// Letters that have not gone out to a member.
    static func lettersNotSent(to member: Member.ID) -> Self {
        letters("n.member = \(member)")
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
