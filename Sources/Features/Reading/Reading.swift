import Storage

/// What is each reader's own: how far they have read, what they follow and have muted, whom they leave out.
///
/// A guest has none of it: to them nothing is new.
package struct Reading: Sendable {
    /// People whom one reader may leave out.
    package static let maximumIgnored = 500

    let reader: Reader
    let store: any Store
    let authorizer: Authorizer
    let surroundings: Surroundings

    init(reader: Reader, store: any Store, authorizer: Authorizer, surroundings: Surroundings) {
        self.reader = reader
        self.store = store
        self.authorizer = authorizer
        self.surroundings = surroundings
    }

    /// The member whose reading is kept; nil for those who have none.
    func tracked(_ actor: Actor) -> Member.ID? {
        authorizer.allows(actor, .keepTrack) ? actor.member?.id : nil
    }

    /// What a page with these posts of a discussion is to its reader.
    package func posts(
        _ ids: [Post.ID], in discussion: Discussion.ID, for actor: Actor
    ) async throws(ReadingError) -> ReaderPosts {
        guard let member = tracked(actor) else { return .none }
        let now = surroundings.now()
        return try await reader.read(for: actor) { transaction, audiences in
            let unread = try transaction.unread(of: member, audiences, at: now)
            let mark = try transaction.first(.marks(of: [discussion], for: unread))?.1
            let isNew = mark?.firstNew == nil ? [] : try transaction.all(.new(of: ids, in: discussion, for: unread))
            let ignored = Set(try transaction.all(.ignored(by: member)))
            return ReaderPosts(
                first: mark?.firstNew == nil ? nil : mark?.place, newCount: mark?.newCount ?? 0, isNew: Set(isNew),
                ignored: ignored,
                quoting: ignored.isEmpty ? [:] : try transaction.quoting(ids, ignoredBy: member, audiences),
                since: try transaction.since(member, at: now),
                choice: try transaction.choice(of: discussion, by: member, at: now))
        }
    }

    /// Where the reading of these discussions goes on: of those that have something new, and those that were read.
    package func marks(
        of discussions: [Discussion.ID], for actor: Actor
    ) async throws(ReadingError) -> [Discussion.ID: UnreadMark] {
        guard let member = tracked(actor), !discussions.isEmpty else { return [:] }
        let now = surroundings.now()
        return try await reader.read(for: actor) { transaction, audiences in
            let unread = try transaction.unread(of: member, audiences, at: now)
            let marks = try transaction.all(.marks(of: discussions, for: unread))
            return Dictionary(marks) { first, _ in first }
        }
    }

    /// New posts by board; boards without any are left out.
    package func boards(for actor: Actor) async throws(ReadingError) -> [Board.ID: Int] {
        try await news(for: actor)?.boards ?? [:]
    }

    /// What is new on the boards, and since when; nil for a guest.
    package func news(for actor: Actor) async throws(ReadingError) -> BoardNews? {
        guard let member = tracked(actor) else { return nil }
        let now = surroundings.now()
        return try await reader.read(for: actor) { transaction, audiences in
            let unread = try transaction.unread(of: member, audiences, at: now)
            let since = try transaction.since(member, at: now)
            var (boards, newCount): ([Board.ID: Int], Int) = ([:], 0)
            for board in try transaction.all(.readableBoards(audiences)) {
                let (count, recent) = try transaction.one(
                    .newPosts(in: board, after: since ?? Moment(rawValue: 0), for: unread))
                if count > 0 { boards[board] = count }
                newCount += recent
            }
            let muted = try transaction.all(.chosen(by: member, audiences, now: now))
                .filter { $0.chosen.choice == .mute }
            return BoardNews(
                boards: boards, newCount: newCount, since: since, muted: Set(muted.map(\.board.id)))
        }
    }

    /// Discussions that have something new, the last answered first, a page of them; nil for a guest.
    ///
    /// Only the newest few thousand discussions are looked at.
    package func unread(
        at cursor: ListCursor?, for actor: Actor
    ) async throws(ReadingError) -> ListPage<DiscussionSummary>? {
        guard let member = tracked(actor) else { return nil }
        let now = surroundings.now()
        return try await reader.read(for: actor) { transaction, audiences in
            let unread = try transaction.unread(of: member, audiences, at: now)
            let horizon = try transaction.first(.horizon()) ?? unread.floor
            return try transaction.page(at: cursor) { .unread(unread, since: horizon, at: $0) }
        }
    }

    /// When the visit ended that was before this one; nil for a guest, and for the first.
    package func since(for actor: Actor) async throws(ReadingError) -> Moment? {
        guard let member = tracked(actor) else { return nil }
        let now = surroundings.now()
        return try await reader.read(for: actor) { transaction, _ in try transaction.since(member, at: now) }
    }
}

extension Transaction {
    fileprivate func since(_ member: Member.ID, at now: Moment) throws -> Moment? {
        try first(.visit(of: member))?.since(at: now)
    }
}
