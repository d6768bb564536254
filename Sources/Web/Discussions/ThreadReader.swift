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
    /// What they wrote before this they can't edit any more.
    var editableSince = Moment(rawValue: 0)

    /// What the posts that a page shows are to whoever asks.
    ///
    /// - Parameters:
    ///   - marked: those beside which it is shown who thanked.
    ///   - takesAnswers: one of the replies may be marked as the answer.
    static func looking(
        at posts: [Post.ID], marked: [Post.ID], in discussion: Discussion, takesAnswers: Bool, for actor: Actor,
        _ community: Community
    ) async throws -> ThreadReader {
        let question = takesAnswers ? try await community.answers.place(of: discussion.id, for: actor) : nil
        return ThreadReader(
            member: community.authorizer.allows(actor, .keepTrack) ? actor.member?.id : nil,
            posts: try await community.reading.posts(posts, in: discussion.id, for: actor),
            marks: try await community.marks.shown(on: marked, for: actor),
            answer: question?.answer, mayThank: community.authorizer.allows(actor, .post),
            mayAnswer: question?.mayMark ?? false,
            mayModerate: community.authorizer.allows(actor, .moderate, on: discussion.board),
            editableSince: community.ownPosts.editableSince)
    }

    /// Whether the reader wrote it.
    func wrote(_ by: Byline) -> Bool {
        member != nil && by.member == member
    }

    /// Whether the reader may still change a post: theirs, and not too old.
    func mayEdit(_ post: Post) -> Bool {
        wrote(post.by) && post.state == .visible && post.postedAt >= editableSince
    }

    /// Whether the reader has folded away what its writer says.
    func ignores(_ by: Byline) -> Bool {
        by.member.map(posts.ignored.contains) ?? false
    }
}

extension Byline {
    /// The member who wrote it; nil for somebody from an archive.
    var member: Member.ID? {
        if case .member(let member, _) = person { member } else { nil }
    }
}
