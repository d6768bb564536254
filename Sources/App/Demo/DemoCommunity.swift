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

    private let plan: DemoPlan

    init(_ plan: DemoPlan) {
        self.plan = plan
    }

    /// Plants the demo, or leaves everything as it is when one of its boards has a thread already.
    ///
    /// `community` is called once and makes the community with the clock that it is handed, which runs through the
    /// demo's past. Throws `PostingError` and `ReadingError`.
    func plant(in community: (_ now: @escaping @Sendable () -> Moment) -> Community) async throws -> Summary {
        let clock = ScriptedClock(plan.now)
        let community = community { clock.now }
        if try await isPlanted(in: community) { return .alreadyThere }
        let boards = try await openBoards(in: community, clock)
        let members = try await enrolMembers(in: community, clock)
        var ids: [Post.ID] = []
        ids.reserveCapacity(plan.posts.count)
        for entry in plan.posts {
            clock.set(entry.at)
            guard let member = members[entry.post.by] else { throw PostingError.missing }
            let place: Draft.Place
            switch entry.place {
            case .answers(let index): place = .reply(to: ids[index])
            case .opens:
                let thread = plan.threads[entry.thread]
                guard let board = boards[thread.board] else { throw PostingError.missing }
                place = .newDiscussion(in: board, title: thread.title)
            }
            let draft = Draft(place, source: entry.post.source, by: member)
            ids.append(try await community.discussions.post(draft, by: .seeder))
        }
        try await arrange(ids, members: members, in: community, clock)
        return Summary(
            boards: boards.count, members: members.count, threads: plan.threads.count, posts: ids.count)
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
    private func arrange(
        _ ids: [Post.ID], members: [String: Member.ID], in community: Community, _ clock: ScriptedClock
    ) async throws {
        for (entry, id) in zip(plan.posts, ids) where entry.place == .opens {
            let thread = plan.threads[entry.thread]
            guard !thread.arranged.isEmpty else { continue }
            guard let place = try await community.discussions.place(of: id, for: .seeder) else {
                throw PostingError.missing
            }
            for arrangement in thread.arranged {
                switch arrangement {
                case .pinned:
                    let until = plan.now.advanced(seconds: Self.pinned.seconds)
                    try await community.discussions.pin(place.discussion.id, until: until, by: .seeder)
                case .locked(let name, let reason, let after):
                    guard let moderator = members[name] else { throw PostingError.missing }
                    clock.set(entry.at.advanced(seconds: after.seconds))
                    try await community.discussions.lock(
                        place.discussion.id, as: moderator, reason: reason, by: .seeder)
                }
            }
        }
    }
}
