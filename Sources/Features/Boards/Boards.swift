import Storage

/// Boards: the front page, a board's list of discussions, opening one.
package struct Boards: Sendable {
    let reader: Reader
    private let store: any Store
    private let gate: Gate
    private let events: EventBus
    private let surroundings: Surroundings

    init(reader: Reader, store: any Store, gate: Gate, events: EventBus, surroundings: Surroundings) {
        self.reader = reader
        self.store = store
        self.gate = gate
        self.events = events
        self.surroundings = surroundings
    }

    /// The front page: every board that `actor` may read, by category; a thread that they muted is no board's last.
    package func index(for actor: Actor) async throws(ReadingError) -> BoardIndex {
        let (now, member) = (surroundings.now(), actor.member?.id)
        return try await reader.read(for: actor) { transaction, audiences in
            var sections: [BoardIndex.Section] = []
            try transaction.each(.index(audiences, for: member, now: now)) { category, entry in
                if let last = sections.last, last.category == category {
                    sections[sections.count - 1] = BoardIndex.Section(
                        category: category, boards: last.boards + [entry])
                } else {
                    sections.append(BoardIndex.Section(category: category, boards: [entry]))
                }
            }
            return BoardIndex(sections: sections)
        }
    }

    /// A board with a page of one of its lists, from the newest or from `cursor`; nil when there is no such board for
    /// `actor`.
    ///
    /// Where it has no such list for them, they get that of all its threads. To a member nothing is pinned that they
    /// have read: it stands in the list again. Only the newest few thousand discussions are looked at to find those
    /// that are unread, or that nobody has answered.
    package func show(
        slug: String, list asked: BoardList = .latest, at cursor: ListCursor?, for actor: Actor
    ) async throws(ReadingError) -> BoardPage? {
        let (now, member) = (surroundings.now(), actor.member?.id)
        let keepsTrack = gate.permits(actor, .keepTrack)
        return try await reader.read(for: actor) { transaction, audiences -> BoardPage? in
            guard let (board, category) = try transaction.first(.board(slug: slug, audiences)) else { return nil }
            let lists = BoardList.all(of: board, keepsTrack: keepsTrack)
            let shown = lists.contains(asked) ? asked : .latest
            let isTop = shown == .latest && cursor == nil
            return BoardPage(
                board: board, category: category,
                pinned: isTop ? try transaction.all(.pinned(in: board.id, at: now, audiences, for: member)) : [],
                list: try transaction.page(of: shown, in: board.id, at: cursor, audiences, for: member, now: now),
                pinEndsAt: shown == .latest ? try transaction.first(.pinEnd(in: board.id, after: now)) : nil,
                lists: lists, shown: shown)
        }
    }

    /// The board that is this news group, or nil when there is none for `actor`.
    package func link(ofGroup name: String, for actor: Actor) async throws(ReadingError) -> BoardLink? {
        try await reader.read(for: actor) { try $0.first(.board(group: name, $1)) }
    }

    /// Opens a board, or finds the one with that slug; makes its category when it isn't there.
    @discardableResult
    package func open(_ draft: BoardDraft, by actor: Actor) async throws(PostingError) -> Board.ID {
        guard gate.permits(actor, .openBoard) else { throw .notAllowed }
        try draft.checkNames()
        let now = surroundings.now()
        let (id, isNew) = try await store.writingPosts(surroundings.logger, as: PostingError.self) { transaction in
            if let id = try transaction.first(.boardID(slug: draft.slug)) { return (id, false) }
            if let group = draft.groupName, let other = try transaction.first(.board(group: group, Audience.allCases)) {
                throw PostingError.boardNaming(reason: "The news group \(group) is the board \(other.slug) already.")
            }
            let category = try transaction.one(.category(named: draft.category))
            return (try transaction.one(.openBoard(draft, in: category, at: now)), true)
        }
        if isNew { await events.publish(.boardOpened(id)) }
        return id
    }

    /// Makes a board one of questions, or one no more; what was marked as an answer is marked again when it is.
    package func takeAnswers(_ takes: Bool, on slug: String, by actor: Actor) async throws(PostingError) {
        guard gate.permits(actor, .openBoard) else { throw .notAllowed }
        let id = try await store.writing(surroundings.logger, as: PostingError.self) { transaction in
            guard let id = try transaction.first(.takeAnswers(takes, onBoard: slug)) else { throw PostingError.missing }
            return id
        }
        await events.publish(.boardChanged(id))
    }
}
