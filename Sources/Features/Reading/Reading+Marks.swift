import Storage

extension Reading {
    /// A reader has seen a post of a discussion, and so all that stands before it.
    ///
    /// The mark moves forward only, and nothing is written where it would not. Whoever reads a page is never troubled
    /// with what goes wrong here: it is in the log, and the next page moves the mark.
    package func saw(_ post: Post.ID, in discussion: Discussion.ID, by actor: Actor) async {
        guard let member = tracked(actor) else { return }
        let now = surroundings.now()
        await quietly { () throws(TrackingError) in
            let moves = try await store.reading(surroundings.logger, as: TrackingError.self) {
                try $0.one(.moves(to: post, in: discussion, by: member))
            }
            guard moves else { return }
            _ = try await store.writing(surroundings.logger, as: TrackingError.self) {
                try $0.run(.mark(post, in: discussion, by: member, at: now))
            }
        }
    }

    /// A member is here: their visit begins, or goes on.
    ///
    /// A visit that goes on is noted every few minutes only.
    package func visit(by actor: Actor) async {
        guard let member = tracked(actor) else { return }
        let now = surroundings.now()
        await quietly { () throws(TrackingError) in
            let visit = try await store.reading(surroundings.logger, as: TrackingError.self) {
                try $0.first(.visit(of: member))
            }
            guard let note = visit.map({ $0.going(at: now) }) ?? Visit(at: now) else { return }
            _ = try await store.writing(surroundings.logger, as: TrackingError.self) {
                try $0.run(.note(note, of: member))
            }
        }
    }

    private func quietly(_ work: () async throws(TrackingError) -> Void) async {
        do {
            try await work()
        } catch {
            // What it was is in the log already.
        }
    }

    /// Takes all as read that was written until a moment, on a board or everywhere; never what is yet to come.
    package func markRead(
        board: Board.ID?, upTo moment: Moment, by actor: Actor
    ) async throws(TrackingError) {
        guard let member = tracked(actor) else { throw .notAllowed }
        let audiences = authorizer.audiences(for: actor)
        let until = min(moment, surroundings.now())
        try await store.writing(surroundings.logger, as: TrackingError.self) { transaction in
            if let board, try transaction.first(.readable(board, audiences)) == nil { throw TrackingError.missing }
            try transaction.run(.raiseFloor(of: board ?? .all, to: until, by: member))
            if board == nil { try transaction.run(.dropFloors(of: member, until: until)) }
        }
    }
}

extension Query where Row == Bool {
    /// Whether a reader's mark would move forward to a post.
    static func moves(to post: Post.ID, in discussion: Discussion.ID, by member: Member.ID) -> Self {
        Query(
            """
            SELECT EXISTS (
                SELECT 1 FROM post p
                WHERE p.id = \(post) AND p.discussion = \(discussion) AND p.position > COALESCE(
                    (SELECT s.position FROM read_mark r JOIN post s ON s.id = r.seen AND s.discussion = r.discussion
                     WHERE r.member = \(member) AND r.discussion = \(discussion)), 0))
            """)
    }
}

extension Query where Row == BoardLink {
    static func readable(_ board: Board.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT b.id, b.slug, b.name, b.group_name FROM board b
            WHERE b.id = \(board) AND b.audience IN (\(list: audiences))
            """
        ) { try BoardLink(row: &$0) }
    }
}

extension SQLText {
    fileprivate static func raiseFloor(of board: Board.ID, to moment: Moment, by member: Member.ID) -> SQLText {
        """
        INSERT INTO read_floor (member, board, at) VALUES (\(member), \(board), \(moment))
        ON CONFLICT (member, board) DO UPDATE SET at = excluded.at WHERE read_floor.at < excluded.at
        """
    }

    /// What is read on every board need not be said of one.
    fileprivate static func dropFloors(of member: Member.ID, until moment: Moment) -> SQLText {
        """
        DELETE FROM read_floor WHERE member = \(member) AND board <> \(Board.ID.all) AND at <= \(moment)
        """
    }
}
