import Features

/// What a thread's page is to the one who looks at it: the same to every guest.
struct ThreadReader: Sendable {
    /// The member who looks; nil for a guest.
    var member: Member.ID?
    var posts = ReaderPosts.none
    /// Who thanked for which post, and which of them the reader keeps.
    var marks: [Post.ID: PostMarks] = [:]
    var answer: AnswerShown?
    /// They may thank for posts of others.
    var mayThank = false
    /// They may say which post is the answer.
    var mayAnswer = false
    /// They decide about posts here.
    var mayModerate = false
    /// What they wrote before this they can't edit.
    var editableSince = Moment(rawValue: 0)

    /// What the posts that a page shows are to whoever asks.
    ///
    /// - Parameters:
    ///   - whole: those that are shown with what can be done with them, and with who thanked for them.
    ///   - takesAnswers: one of the replies may be marked as the answer.
    static func looking(
        at posts: [Post.ID], whole: [Post], in discussion: Discussion, takesAnswers: Bool, for actor: Actor,
        _ community: Community
    ) async throws -> ThreadReader {
        let question = takesAnswers ? try await community.answers.place(of: discussion.id, for: actor) : nil
        let member = community.authorizer.allows(actor, .keepTrack) ? actor.member?.id : nil
        let own = whole.filter { member != nil && $0.by.member == member && $0.state == .visible }
        return ThreadReader(
            member: member,
            posts: try await community.reading.posts(posts, in: discussion.id, for: actor),
            marks: try await community.marks.shown(on: whole.map(\.id), for: actor),
            answer: question?.answer, mayThank: community.authorizer.allows(actor, .post),
            mayAnswer: question?.mayMark ?? false,
            mayModerate: community.authorizer.allows(actor, .moderate, on: discussion.board),
            editableSince: try await community.ownPosts.editableSince(for: actor, ofPostsAt: own.map(\.postedAt)))
    }

    /// Whether the reader wrote it.
    func wrote(_ by: Byline) -> Bool {
        member != nil && by.member == member
    }

    /// Whether the reader may still change a post: theirs, and not too old.
    func mayEdit(_ post: Post) -> Bool {
        wrote(post.by) && post.state == .visible && post.postedAt >= editableSince
    }

    /// What stands beside a writer's name: what its owner chose goes before what they are here.
    ///
    /// - Parameter starter: who began the thread; nil where that is not to be read.
    func role(of by: Byline, starter: Byline?) -> HTML? {
        if wrote(by) { return "\(by.role) <span class=\"role\">\(PostWords.you)</span>" }
        if let role = by.role { return role }
        return by.person == starter?.person ? " <span class=\"role\">\(PostWords.starter)</span>" : nil
    }

    /// What stands over a post that the reader has folded away, since they ignore its writer or somebody whom it
    /// quotes; nil over all others.
    func folds(_ post: Post) -> HTML? {
        if let member = post.by.member, posts.ignored.contains(member) { return PostWords.ignored(post.by.name) }
        return posts.quoting[post.id].map(PostWords.quoting)
    }
}

extension Byline {
    /// The member who wrote it; nil for somebody from an archive.
    var member: Member.ID? {
        if case .member(let member, _) = person { member } else { nil }
    }
}
