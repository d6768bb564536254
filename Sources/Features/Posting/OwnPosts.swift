import Prose
import Storage

/// What members do with posts of their own that are there already: edit and delete.
package struct OwnPosts: Sendable {
    let store: any Store
    let gate: Gate
    let desk: PostingDesk
    let events: EventBus
    let texts: TextPace
    let surroundings: Surroundings

    init(store: any Store, gate: Gate, events: EventBus, texts: TextPace, surroundings: Surroundings) {
        self.store = store
        self.gate = gate
        desk = PostingDesk(renderer: gate.renderer, store: store, surroundings)
        self.events = events
        self.texts = texts
        self.surroundings = surroundings
    }

    /// A post as its author finds it in the editor.
    ///
    /// Throws `closedForEditing` when its time for that is over, `removed` when it is not to be read any more.
    package func editable(_ post: Post.ID, by actor: Actor) async throws(PostingError) -> EditablePost {
        guard gate.permits(actor, .post), let member = actor.member else { throw .notAllowed }
        let (now, rates, audiences) = (surroundings.now(), gate.book.rates, gate.audiences(for: actor))
        return try await store.reading(surroundings.logger, as: PostingError.self) { transaction in
            let own = try transaction.own(post, of: member.id, newcomer: rates.newcomerPosts)
            return try transaction.editable(own, rates, audiences, at: now)
        }
    }

    /// Nobody edits what they wrote before this; newcomers have another time for it than others.
    ///
    /// - Parameter moments: when the posts were written that it matters to: who is a newcomer is looked up for these
    ///   alone.
    package func editableSince(for actor: Actor, ofPostsAt moments: [Moment]) async throws(PostingError) -> Moment {
        guard gate.permits(actor, .post), let member = actor.member?.id else { return Moment(rawValue: .max) }
        let (now, rates) = (surroundings.now(), gate.book.rates)
        let regular = now.advanced(seconds: -Int64(rates.editDaysRegular) * Moment.day)
        let newcomer = now.advanced(seconds: -Int64(rates.editHoursNewcomer) * 3_600)
        let between = min(regular, newcomer)..<max(regular, newcomer)
        guard moments.contains(where: { between.contains($0) }) else { return regular }
        let writer = try await store.reading(surroundings.logger, as: PostingError.self) {
            try $0.first(.writer(member, newcomer: rates.newcomerPosts))
        }
        return writer?.isNewcomer(rates, at: now) == false ? regular : newcomer
    }

    /// What deleting a post would do: nil when there is none of theirs to delete.
    package func deletion(of post: Post.ID, by actor: Actor) async throws(PostingError) -> Deletion? {
        guard gate.permits(actor, .keepTrack), let member = actor.member else { throw .notAllowed }
        let (now, rates, audiences) = (surroundings.now(), gate.book.rates, gate.audiences(for: actor))
        return try await store.reading(surroundings.logger, as: PostingError.self) { transaction in
            guard let own = try transaction.first(.own(post, of: member.id, newcomer: 0)), own.state != .removed
            else { return nil }
            let isUnseen = try transaction.one(.wasNeverSeen(post))
            return Deletion(
                place: try transaction.first(.place(of: post, audiences)), isHeld: own.state == .held,
                excerpt: own.excerpt, isUnseen: isUnseen, leavesNothing: isUnseen || own.isFresh(rates, at: now),
                minutes: rates.quickDeleteMinutes)
        }
    }

    /// Takes a post of one's own back.
    ///
    /// Shortly after it was written, or while nobody could read it yet, no readable word is left of it; later a line
    /// says that its author removed it, and its words are kept for a while.
    ///
    /// - Parameter isEarly: nothing is done unless no word of it is kept.
    /// - Returns: false when nothing was done, since it is too old for that.
    @discardableResult
    package func delete(_ post: Post.ID, isEarly: Bool = false, by actor: Actor) async throws(PostingError) -> Bool {
        guard gate.permits(actor, .keepTrack), let member = actor.member else { throw .notAllowed }
        let (now, rates, desk) = (surroundings.now(), gate.book.rates, desk)
        let change = try await store.writingPosts(surroundings.logger, as: PostingError.self) {
            transaction -> StateChange? in
            guard let own = try transaction.first(.own(post, of: member.id, newcomer: 0)) else {
                throw PostingError.missing
            }
            guard own.state != .removed else { throw PostingError.removed }
            let isTraceless = try own.isFresh(rates, at: now) || transaction.one(.wasNeverSeen(post))
            guard isTraceless || !isEarly else { return nil }
            let states = desk.states(in: transaction)
            let change = try states.remove(post, by: .author, reason: nil, at: now)
            if isTraceless { try states.wipe(post, at: now) }
            try transaction.run(.dropDraft(target: .edit(post), of: member.id))
            try QueueKeeper(transaction: transaction).withdrawn(post, at: now)
            return change
        }
        guard let change else { return false }
        await events.publish(.postChanged(change))
        return true
    }

    /// Whether a post was one of theirs that they have taken back.
    package func hasTakenBack(_ post: Post.ID, by actor: Actor) async throws(PostingError) -> Bool {
        guard gate.permits(actor, .keepTrack), let member = actor.member else { throw .notAllowed }
        return try await store.reading(surroundings.logger, as: PostingError.self) {
            try $0.first(.takenBack(post, by: member.id)) != nil
        }
    }
}

/// What deleting a post would do.
package struct Deletion: Sendable, Equatable {
    /// Where it stands; nil where nothing of its thread is to be read.
    package let place: PostPlace?
    /// It waits for a moderator.
    package let isHeld: Bool
    package let excerpt: String
    /// Nobody could read it yet.
    package let isUnseen: Bool
    /// No word of it would be kept.
    package let leavesNothing: Bool
    /// Minutes after writing in which that is so of any post.
    package let minutes: Int
}

/// A member's own post, as its author may change it.
struct OwnPost: Sendable {
    let id: Post.ID
    let discussion: Discussion.ID
    let board: Board.ID
    let state: Post.State
    let isFirst: Bool
    let title: String
    let source: String
    let excerpt: String
    let postedAt: Moment
    let editCount: Int
    /// Edits of it that a rule kept back, whatever became of them.
    let heldEdits: Int
    let editedAt: Moment?
    /// A moderator has looked at it once and left it.
    let wasLeft: Bool
    let lock: Discussion.Lock?
    let writer: WriterFacts
    /// An edit of it that waits for a moderator.
    let waiting: HeldEdit?

    /// Which of its edits was the last, those that waited counted.
    var edition: Int { editCount + heldEdits }

    /// It says this already.
    func says(_ source: String, title: String?) -> Bool {
        source == self.source && (!isFirst || title == nil || title == self.title)
    }

    /// An edit that waits says this.
    func keeps(_ source: String, title: String?) -> Bool {
        guard let waiting else { return false }
        return source == waiting.source && (!isFirst || title == nil || title == waiting.title ?? self.title)
    }

    /// It says this, or is to say it once a moderator has looked.
    func isTold(_ source: String, title: String?) -> Bool {
        says(source, title: title) || keeps(source, title: title)
    }

    /// It was written so shortly before that it can be taken back without a trace.
    func isFresh(_ rates: Rates, at now: Moment) -> Bool {
        now <= postedAt.advanced(seconds: Int64(rates.quickDeleteMinutes) * 60)
    }

    /// Until when it can be edited.
    func editableUntil(_ rates: Rates, at now: Moment) -> Moment {
        let hours = writer.isNewcomer(rates, at: now) ? rates.editHoursNewcomer : rates.editDaysRegular * 24
        return postedAt.advanced(seconds: Int64(hours) * 3_600)
    }

    /// An edit now leaves no mark: nobody has gone by it for long, and no moderator has decided about other words.
    func isSilent(_ rates: Rates, at now: Moment) -> Bool {
        editedAt == nil && !wasLeft && now <= postedAt.advanced(seconds: Int64(rates.editSilentMinutes) * 60)
    }
}

extension Transaction {
    /// A post of a member's own, or why there is none.
    func own(_ post: Post.ID, of member: Member.ID, newcomer: Int) throws -> OwnPost {
        guard let own = try first(.own(post, of: member, newcomer: newcomer)) else { throw PostingError.missing }
        guard own.state == .visible else { throw PostingError.removed }
        return own
    }

    /// A post as its author edits it, while they may: with the words that wait, where some do.
    func editable(_ own: OwnPost, _ rates: Rates, _ audiences: [Audience], at now: Moment) throws -> EditablePost {
        let until = own.editableUntil(rates, at: now)
        guard now <= until else { throw PostingError.closedForEditing }
        if let lock = own.lock { throw PostingError.locked(by: lock.by, reason: lock.reason) }
        guard let place = try first(.place(of: own.id, audiences)) else { throw PostingError.missing }
        return EditablePost(
            place: place, title: own.isFirst ? own.waiting?.title ?? own.title : nil,
            source: try withoutWiped(own.waiting?.source ?? own.source, of: own.id), base: own.edition, until: until,
            isWaiting: own.waiting != nil)
    }
}

extension Query where Row == Post.ID {
    fileprivate static func takenBack(_ post: Post.ID, by member: Member.ID) -> Self {
        Query(
            """
            SELECT id FROM post
            WHERE id = \(post) AND member = \(member) AND state = 'removed' AND state_by = 'author'
            """)
    }
}

extension Query where Row == OwnPost {
    static func own(_ post: Post.ID, of member: Member.ID, newcomer: Int) -> Self {
        Query(
            """
            SELECT p.id, d.id, d.board, p.state, CASE WHEN d.first_post = p.id THEN 1 ELSE 0 END,
                COALESCE(p.subject, d.title), y.source, p.excerpt, p.posted_at, p.edit_count, p.held_edits, p.edited_at,
                EXISTS (SELECT 1 FROM decision x WHERE x.post = p.id AND x.kind IN (\(list: Decision.Kind.leaving))),
                d.locked_at, k.name, d.lock_reason,
                m.id, m.name, m.band, m.joined_at,
                (SELECT COUNT(*) FROM (
                    SELECT 1 FROM post q WHERE q.member = m.id AND q.state = 'visible' LIMIT \(newcomer)) counted),
                e.title, e.source, e.made_at
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN body y ON y.post = p.id
            JOIN member m ON m.id = p.member
            LEFT JOIN member k ON k.id = d.locked_by
            LEFT JOIN held_edit e ON e.post = p.id
            WHERE p.id = \(post) AND p.member = \(member)
            """
        ) { row in
            OwnPost(
                id: try row.next(), discussion: try row.next(), board: try row.next(), state: try row.next(),
                isFirst: try row.next(), title: try row.next(), source: try row.next(), excerpt: try row.next(),
                postedAt: try row.next(), editCount: try row.next(), heldEdits: try row.next(),
                editedAt: try row.next(), wasLeft: try row.next(), lock: try Discussion.Lock.read(&row),
                writer: WriterFacts(
                    id: try row.next(), name: try row.next(), band: try row.next(), joinedAt: try row.next(),
                    visiblePosts: try row.next(), hasUnderstood: true),
                waiting: try HeldEdit.read(&row, of: post))
        }
    }
}
