import Storage

/// Writes what members are told, and takes it back, within the transaction of its cause.
///
/// A member is told of a post once, for the nearest reason: it answers them, names them, quotes them, or stands in what
/// they follow. Nobody is told of what they did themselves, of what they may not read, or of whom they ignore.
struct NoticeWriter {
    let transaction: any Transaction
    let now: Moment
    /// Seconds until a mail is due.
    let delay: Int64

    init(transaction: any Transaction, now: Moment, delay: Int64 = NoticeLetters.usualDelay) {
        self.transaction = transaction
        self.now = now
        self.delay = delay
    }

    /// Tells whom a post concerns that can be read from now on; who was told of it already is not told again.
    ///
    /// Whoever does not want to hear of it for one reason may still be told for another.
    ///
    /// - Returns: whose bell has changed.
    func posted(_ post: PostedNotice) throws -> Set<Member.ID> {
        let occasion = Occasion(post)
        let told: Set<Member.ID> = try post.isNew ? [] : Set(transaction.all(.told(of: post.post)))
        return try tell(
            [
                (.members([post.parentAuthor].compactMap(\.self)), occasion.rule(.reply, at: now)),
                (.members(post.mentioned), occasion.rule(.mention, spares: .ignored, at: now)),
                (.members(post.quoted), occasion.rule(.quote, at: now)),
                // Nothing is muted that somebody follows: what they say of a thread goes before its board.
                (.followers, occasion.rule(.followed, spares: .ignored, at: now)),
            ], butNot: told)
    }

    /// Tells those whom an edit of a post calls by name; who was told of the post already is not told again.
    func mentioned(_ members: [Member.ID], in post: Post.ID, by member: Member.ID) throws -> Set<Member.ID> {
        guard let place = try transaction.first(.noticePlace(of: post)) else { return [] }
        let occasion = Occasion(
            post: post, discussion: place.discussion, board: place.board, by: member, audience: place.audience)
        return try tell(
            [(.members(members), occasion.rule(.mention, spares: .ignored, at: now))],
            butNot: Set(transaction.all(.told(of: post))))
    }

    /// Tells a post's author that `member` thanks them; once, however often that is taken back and given again.
    func thanked(_ post: Post.ID, by member: Member.ID) throws -> Set<Member.ID> {
        guard let place = try transaction.first(.noticePlace(of: post)), let author = place.author, author != member,
            try transaction.first(.anyNotice(.thanks, of: post, by: member)) == nil
        else { return [] }
        let occasion = Occasion(
            post: post, discussion: place.discussion, board: place.board, by: member, audience: place.audience)
        return try tell([(.members([author]), occasion.rule(.thanks, at: now))])
    }

    /// Thanks were taken back: nobody need be told of them, though it stays noted that somebody was.
    func thanksTakenBack(_ post: Post.ID, by member: Member.ID) throws -> Set<Member.ID> {
        let notices = try transaction.all(.noticed(.thanks, of: post, by: member))
        guard !notices.isEmpty else { return [] }
        try transaction.run(.silence(notices.map(\.id), at: now))
        try recall(notices)
        return Self.belled(by: notices)
    }

    /// Tells a post's author that it was decided about.
    func decided(_ post: Post.ID, to member: Member.ID, by moderator: Member.ID?) throws -> Set<Member.ID> {
        try tell(owed: [member], .decision, of: post, by: moderator)
    }

    /// Tells those who reported a post that it was decided about.
    func reported(outcome post: Post.ID, to members: [Member.ID]) throws -> Set<Member.ID> {
        try tell(owed: members, .report, of: post, by: nil)
    }

    /// A member has seen these posts, or what they were told of them.
    ///
    /// - Returns: whether that changes what their bell says.
    func read(posts: [Post.ID], by member: Member.ID) throws -> Bool {
        guard !posts.isEmpty else { return false }
        return try read(transaction.all(.unreadNotices(of: posts, for: member)), by: member)
    }

    /// The same for notices that were found.
    func read(_ notices: [NoticeTrace], by member: Member.ID) throws -> Bool {
        guard !notices.isEmpty else { return false }
        try transaction.run(.readNotices(notices.map(\.id), at: now))
        let letters = Set(notices.compactMap(\.letter))
        for letter in letters { try transaction.run(.dropLetterIfRead(letter, to: member, at: now)) }
        return notices.contains(where: \.onWeb)
    }
}

extension NoticeWriter {
    /// Where something happened, and who did it.
    private struct Occasion {
        let post: Post.ID
        let discussion: Discussion.ID
        let board: Board.ID
        let by: Member.ID?
        let audience: Audience

        init(post: Post.ID, discussion: Discussion.ID, board: Board.ID, by: Member.ID?, audience: Audience) {
            self.post = post
            self.discussion = discussion
            self.board = board
            self.by = by
            self.audience = audience
        }

        init(_ post: PostedNotice) {
            self.init(
                post: post.post, discussion: post.discussion, board: post.board, by: post.by, audience: post.audience)
        }

        func rule(_ kind: Notice.Kind, spares: NoticeRule.Spares = .muted, at now: Moment) -> NoticeRule {
            NoticeRule(
                kind: kind, post: post, discussion: discussion, board: board, by: by, audience: audience,
                spares: spares, at: now)
        }
    }

    /// Whoever wrote the post or reported it is told, whether they may read it still or not.
    private func tell(
        owed members: [Member.ID], _ kind: Notice.Kind, of post: Post.ID, by: Member.ID?
    ) throws -> Set<Member.ID> {
        guard !members.isEmpty, let place = try transaction.first(.noticePlace(of: post)) else { return [] }
        let occasion = Occasion(
            post: post, discussion: place.discussion, board: place.board, by: by, audience: .everyone)
        return try tell([(.members(members), occasion.rule(kind, spares: .nobody, at: now))])
    }

    /// Tells everybody once, for the first of these reasons for which they want to hear of it.
    ///
    /// - Parameter told: those who have heard of it already.
    /// - Returns: whose bell has changed.
    private func tell(
        _ reasons: [(NoticeCircle, NoticeRule)], butNot told: Set<Member.ID> = []
    ) throws -> Set<Member.ID> {
        var told = told
        var notices: [NewNotice] = []
        for (circle, rule) in reasons {
            for candidate in try candidates(circle, rule) where !told.contains(candidate.member) {
                told.insert(candidate.member)
                notices.append(NewNotice(candidate, rule, delay: delay))
            }
        }
        for start in stride(from: 0, to: notices.count, by: NewNotice.atOnce) {
            try transaction.run(.store(notices[start..<min(start + NewNotice.atOnce, notices.count)]))
        }
        return Set(notices.filter(\.onWeb).map(\.member))
    }

    /// Those in a circle who want to hear of it somewhere, by their numbers.
    private func candidates(_ circle: NoticeCircle, _ rule: NoticeRule) throws -> [NoticeCandidate] {
        if case .members(let members) = circle, members.allSatisfy({ $0 == rule.by }) { return [] }
        return try transaction.all(.candidates(circle, rule))
            .filter { $0.wish.onWeb || $0.wish.byMail != .never }
            .sorted { $0.member < $1.member }
    }
}
