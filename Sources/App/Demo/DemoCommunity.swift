import Features

/// The community that `bandstand seed` makes: boards, members and their threads, written through the same verbs as
/// everything else, at times that lie in the past.
struct DemoCommunity {
    /// What planting came to.
    struct Summary: Sendable, Equatable {
        let boards: Int
        let members: Int
        let threads: Int
        let posts: Int

        /// There were threads already, so nothing was added.
        static let alreadyThere = Summary(boards: 0, members: 0, threads: 0, posts: 0)
    }

    /// How long the pinned threads stay pinned: longer than a demo lasts.
    private static let pinned = Span.days(3_650)
    /// What everybody was told longer ago, they have read.
    private static let remembered = Span.days(2)

    private let plan: DemoPlan

    init(_ plan: DemoPlan) {
        self.plan = plan
    }

    /// Plants the demo, or leaves everything as it is when one of its boards has a thread already.
    ///
    /// `community` is called once and makes the community with the clock that it is handed, which runs through the
    /// demo's past. Throws the errors of its verbs.
    func plant(in community: (_ now: @escaping @Sendable () -> Moment) -> Community) async throws -> Summary {
        let clock = ScriptedClock(plan.now)
        let community = community { clock.now }
        if try await isPlanted(in: community) { return .alreadyThere }
        let boards = try await openBoards(in: community, clock)
        let members = try await enrolMembers(in: community, clock)
        let cast = DemoCast(plan, members, boards: boards, in: community)
        let ids = try await live(cast, clock)
        try await arrange(ids, cast, clock)
        clock.set(plan.now)
        for actor in cast.everyone {
            try await community.notices.readAll(upTo: plan.moment(Self.remembered), by: actor)
        }
        return Summary(
            boards: boards.count, members: members.count, threads: plan.threads.count, posts: ids.count)
    }

    /// Everything that was written and done, in the order in which it was.
    private func live(_ cast: DemoCast, _ clock: ScriptedClock) async throws -> [Post.ID] {
        var ids: [Post.ID] = []
        ids.reserveCapacity(plan.posts.count)
        var acts = plan.acts[...]
        for entry in plan.posts {
            while let act = acts.first, act.at < entry.at {
                acts.removeFirst()
                try await perform(act, to: ids, cast, clock)
            }
            clock.set(entry.at)
            ids.append(try await write(entry, after: ids, cast))
        }
        for act in acts { try await perform(act, to: ids, cast, clock) }
        return ids
    }

    private func perform(
        _ act: DemoPlan.Act, to ids: [Post.ID], _ cast: DemoCast, _ clock: ScriptedClock
    ) async throws {
        clock.set(act.at)
        // Not written yet: the plan is wrong.
        if let entry = act.entry, entry >= ids.count { throw PostingError.missing }
        try await cast.perform(act, to: act.entry.map { ids[$0] }, at: act.at)
    }

    private func write(_ entry: DemoPlan.Entry, after ids: [Post.ID], _ cast: DemoCast) async throws -> Post.ID {
        let member = try cast.id(of: entry.post.by)
        let place: Draft.Place
        switch entry.place {
        case .answers(let index): place = .reply(to: ids[index])
        case .opens:
            let thread = plan.threads[entry.thread]
            guard let board = cast.boards[thread.board] else { throw PostingError.missing }
            place = .newDiscussion(in: board, title: thread.title)
        }
        var source = entry.post.source
        if let quoted = entry.quoted {
            guard quoted < ids.count,
                let quote = try await cast.community.quotes.quote(of: ids[quoted], for: .seeder)
            else { throw PostingError.missing }
            source = quote + source
        }
        return try await cast.community.discussions.post(Draft(place, source: source, by: member), by: .seeder)
    }

    private func isPlanted(in community: Community) async throws -> Bool {
        let ours = Set(plan.boards.map(\.slug))
        return try await community.boards.index(for: .seeder).sections
            .contains { $0.boards.contains { ours.contains($0.board.slug) && $0.board.discussionCount > 0 } }
    }

    private func openBoards(in community: Community, _ clock: ScriptedClock) async throws -> [String: Board.ID] {
        let opened = plan.members.map { plan.moment($0.joined) }.min() ?? plan.now
        clock.set(opened)
        var ids: [String: Board.ID] = [:]
        for board in plan.boards {
            ids[board.slug] = try await community.boards.open(board.draft, by: .seeder)
        }
        return ids
    }

    private func enrolMembers(in community: Community, _ clock: ScriptedClock) async throws -> [String: Member.ID] {
        var ids: [String: Member.ID] = [:]
        for member in plan.members {
            clock.set(plan.moment(member.joined))
            ids[member.name] = try await community.people.enrol(
                member.name, standing: member.standing, label: member.label, by: .seeder)
        }
        return ids
    }

    /// Pins and locks; last, because a locked thread takes no posts.
    private func arrange(_ ids: [Post.ID], _ cast: DemoCast, _ clock: ScriptedClock) async throws {
        for (entry, id) in zip(plan.posts, ids) where entry.place == .opens {
            for arrangement in plan.threads[entry.thread].arranged {
                let discussion = try await cast.discussion(of: id)
                switch arrangement {
                case .pinned:
                    let until = plan.now.advanced(seconds: Self.pinned.seconds)
                    try await cast.community.discussions.pin(discussion, until: until, by: .seeder)
                case .locked(let name, let reason, let after):
                    clock.set(entry.at.advanced(seconds: after.seconds))
                    try await cast.community.discussions.lock(
                        discussion, as: cast.id(of: name), reason: reason, by: .seeder)
                }
            }
        }
    }
}
