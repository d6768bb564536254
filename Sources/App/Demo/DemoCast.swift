import Features

/// The members of the demo community once they are there, and what they do.
struct DemoCast {
    let community: Community
    let boards: [String: Board.ID]
    /// In the order in which they joined.
    let everyone: [Actor]
    private let members: [String: Actor]

    init(_ plan: DemoPlan, _ ids: [String: Member.ID], boards: [String: Board.ID], in community: Community) {
        self.community = community
        self.boards = boards
        var members: [String: Actor] = [:]
        for member in plan.members {
            guard let id = ids[member.name] else { continue }
            members[member.name] = .member(
                SignedIn(
                    id: id, name: member.name, standing: member.standing, state: .active, band: .from18,
                    isSuspended: false, boards: [], signIn: SignIn.ID(rawValue: 0), steppedUpAt: nil,
                    preferences: Preferences()))
        }
        self.members = members
        everyone = plan.members.compactMap { members[$0.name] }
    }

    /// The member of that name; a guest where there is none.
    private func actor(_ name: String?) throws(PostingError) -> Actor {
        guard let name else { return .guest }
        guard let actor = members[name] else { throw .missing }
        return actor
    }

    func id(of name: String) throws(PostingError) -> Member.ID {
        guard let member = members[name]?.member else { throw .missing }
        return member.id
    }

    /// Does what is planned, to a post where it is done to one.
    func perform(_ act: DemoPlan.Act, to post: Post.ID?, at now: Moment) async throws {
        let actor = try actor(act.by)
        guard let post else { return try await perform(act.deed, by: actor, at: now) }
        switch act.deed {
        case .thanks: try await community.marks.thank(post, by: actor)
        case .marksAnswer: try await community.answers.mark(post, by: actor)
        case .bookmarks: try await community.marks.bookmark(post, by: actor)
        case .edits(let old, let new): try await edit(post, old, to: new, by: actor)
        case .takesBack: try await community.ownPosts.delete(post, by: actor)
        case .removes(let reason): try await community.moderation.remove(post, reason: reason, by: actor)
        case .reports(let reason, let words):
            try await community.reports.report(post, ReportDraft(reason, words: words), by: actor, from: nil)
        case .sends(let source): try await send(source, to: post, by: actor)
        case .drafts(let source):
            try await community.savedDrafts.save(.reply(to: post), title: nil, source: source, base: nil, by: actor)
        case .reads: await community.reading.saw(post, in: try await discussion(of: post), by: actor)
        case .follows: try await community.reading.choose(.follow, of: discussion(of: post), by: actor)
        case .mutes: try await community.reading.choose(.mute, of: discussion(of: post), by: actor)
        case .draftsThread, .followsBoard, .ignores, .comesBy, .readsAll:
            try await perform(act.deed, by: actor, at: now)
        }
    }

    /// What is done to no post.
    private func perform(_ deed: DemoAct.Deed, by actor: Actor, at now: Moment) async throws {
        switch deed {
        case .draftsThread(let slug, let title, let source):
            try await community.savedDrafts.save(
                .newDiscussion(in: board(slug)), title: title, source: source, base: nil, by: actor)
        case .followsBoard(let slug): try await community.reading.choose(.follow, of: board(slug), by: actor)
        case .ignores(let name): try await community.reading.ignore(id(of: name), by: actor)
        case .comesBy: await community.reading.visit(by: actor)
        case .readsAll: try await readAll(upTo: now, by: actor)
        default: throw PostingError.missing
        }
    }

    /// Takes all as read that was said, and told them, until a moment.
    func readAll(upTo moment: Moment, by actor: Actor) async throws {
        try await community.reading.markRead(board: nil, upTo: moment, by: actor)
        try await community.notices.readAll(upTo: moment, by: actor)
    }

    /// The discussion that a post stands in.
    func discussion(of post: Post.ID) async throws -> Discussion.ID {
        guard let place = try await community.discussions.place(of: post, for: .seeder) else {
            throw PostingError.missing
        }
        return place.discussion.id
    }

    private func edit(_ post: Post.ID, _ old: String, to new: String, by actor: Actor) async throws {
        let editable = try await community.ownPosts.editable(post, by: actor)
        guard editable.source.contains(old) else { throw PostingError.missing }
        try await community.ownPosts.edit(
            Edit(
                post, title: editable.title, source: editable.source.replacing(old, with: new), base: editable.base,
                isMeant: true),
            by: actor)
    }

    private func send(_ source: String, to post: Post.ID, by actor: Actor) async throws {
        guard let member = actor.member else { throw PostingError.notAllowed }
        let draft = Draft(.reply(to: post), source: source, by: member.id)
        _ = try await community.discussions.submit(
            Submission(draft, isUnderstood: true, isMeant: true), by: actor)
    }

    private func board(_ slug: String) throws(PostingError) -> Board.ID {
        guard let board = boards[slug] else { throw .missing }
        return board
    }
}
