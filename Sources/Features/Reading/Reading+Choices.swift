import Storage

extension Reading {
    /// What holds for a reader of a discussion; nil where there is none for them.
    package func choice(of discussion: Discussion.ID, for actor: Actor) async throws(ReadingError) -> Chosen? {
        guard let member = tracked(actor) else { return nil }
        let now = surroundings.now()
        return try await reader.read(for: actor) { try $0.readableChoice(of: discussion, by: member, $1, at: now) }
    }

    /// What a reader has chosen for a board; nil where there is none for them.
    package func choice(of board: Board.ID, for actor: Actor) async throws(ReadingError) -> Chosen? {
        guard let member = tracked(actor) else { return nil }
        let now = surroundings.now()
        return try await reader.read(for: actor) { transaction, audiences in
            guard try transaction.first(.readable(board, audiences)) != nil else { return nil }
            return try transaction.first(.choice(ofBoard: board, by: member, at: now)) ?? Chosen(.normal)
        }
    }

    /// Follows a discussion, mutes it for some time, or neither; returns where it is.
    @discardableResult
    package func choose(
        _ choice: FollowChoice, for time: MuteTime = .always, of discussion: Discussion.ID, by actor: Actor
    ) async throws(TrackingError) -> DiscussionLink {
        guard let member = tracked(actor) else { throw .notAllowed }
        let (audiences, now) = (authorizer.audiences(for: actor), surroundings.now())
        let chosen = Chosen(choice, for: time, from: now)
        return try await store.writing(surroundings.logger, as: TrackingError.self) { transaction in
            guard let (link, _) = try transaction.first(.choosable(discussion, audiences)) else {
                throw TrackingError.missing
            }
            try transaction.run(.choose(chosen, of: discussion, by: member, at: now))
            return link
        }
    }

    /// Follows a board, mutes it for some time, or neither.
    package func choose(
        _ choice: FollowChoice, for time: MuteTime = .always, of board: Board.ID, by actor: Actor
    ) async throws(TrackingError) {
        guard let member = tracked(actor) else { throw .notAllowed }
        let (audiences, now) = (authorizer.audiences(for: actor), surroundings.now())
        let chosen = Chosen(choice, for: time, from: now)
        try await store.writing(surroundings.logger, as: TrackingError.self) { transaction in
            guard try transaction.first(.readable(board, audiences)) != nil else { throw TrackingError.missing }
            try transaction.run(.choose(chosen, ofBoard: board, by: member, at: now))
        }
    }

    /// All that a reader follows or has muted: boards by name, discussions the last chosen first; nil for a guest.
    package func chosen(at cursor: ListCursor?, for actor: Actor) async throws(ReadingError) -> ChosenPage? {
        guard let member = tracked(actor) else { return nil }
        let now = surroundings.now()
        return try await reader.read(for: actor) { transaction, audiences in
            ChosenPage(
                boards: try transaction.all(.chosen(by: member, audiences, now: now)),
                threads: try transaction.page(at: cursor) { .chosen(by: member, audiences, at: $0, now: now) })
        }
    }
}

extension Chosen {
    /// Nothing but a mute ends by itself.
    fileprivate init(_ choice: FollowChoice, for time: MuteTime, from now: Moment) {
        self.init(choice, until: choice == .mute ? time.end(from: now) : nil)
    }
}

extension Transaction {
    fileprivate func readableChoice(
        of discussion: Discussion.ID, by member: Member.ID, _ audiences: [Audience], at now: Moment
    ) throws -> Chosen? {
        guard try first(.choosable(discussion, audiences)) != nil else { return nil }
        return try choice(of: discussion, by: member, at: now)
    }
}

extension Query where Row == (DiscussionLink, Board.ID) {
    /// A discussion that its reader may choose something for.
    fileprivate static func choosable(_ discussion: Discussion.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT d.id, d.slug, d.title, d.board FROM discussion d JOIN board b ON b.id = d.board
            WHERE d.id = \(discussion) AND d.moved_to IS NULL AND d.visible_count > 0
                AND b.audience IN (\(list: audiences)) AND \(SQLText.isOpen(to: audiences))
            """
        ) { (try DiscussionLink(row: &$0), try $0.next()) }
    }
}

extension Query where Row == ChosenBoard {
    static func chosen(by member: Member.ID, _ audiences: [Audience], now: Moment) -> Self {
        Query(
            """
            SELECT b.id, b.slug, b.name, b.group_name, c.choice, c.until
            FROM board_choice c JOIN board b ON b.id = c.board
            WHERE c.member = \(member) AND b.audience IN (\(list: audiences)) AND \(SQLText.holds("c", at: now))
            ORDER BY b.name, b.id LIMIT 200
            """
        ) { ChosenBoard(board: try BoardLink(row: &$0), chosen: try Chosen(row: &$0)) }
    }
}

extension Query where Row == ChosenThread {
    static func chosen(by member: Member.ID, _ audiences: [Audience], at range: ListRange, now: Moment) -> Self {
        Query(
            """
            SELECT d.id, d.slug, d.title, b.id, b.slug, b.name, b.group_name, c.choice, c.until, c.chosen_at
            FROM discussion_choice c
            JOIN discussion d ON d.id = c.discussion
            JOIN board b ON b.id = d.board
            WHERE c.member = \(member) AND c.choice <> 'normal' AND \(SQLText.holds("c", at: now))
                AND d.moved_to IS NULL AND d.visible_count > 0
                AND b.audience IN (\(list: audiences)) AND \(SQLText.isOpen(to: audiences))
                AND \(range.condition("c.chosen_at", "c.discussion"))
            \(range.order("c.chosen_at", "c.discussion"))
            """
        ) { row in
            ChosenThread(
                discussion: try DiscussionLink(row: &row), board: try BoardLink(row: &row),
                chosen: try Chosen(row: &row), chosenAt: try row.next())
        }
    }
}

extension SQLText {
    fileprivate static func choose(
        _ chosen: Chosen, of discussion: Discussion.ID, by member: Member.ID, at now: Moment
    ) -> SQLText {
        """
        INSERT INTO discussion_choice (member, discussion, choice, chosen_at, until)
        VALUES (\(member), \(discussion), \(chosen.choice), \(now), \(chosen.until))
        ON CONFLICT (member, discussion) DO UPDATE SET choice = excluded.choice, chosen_at = excluded.chosen_at,
            until = excluded.until
        """
    }

    fileprivate static func choose(
        _ chosen: Chosen, ofBoard board: Board.ID, by member: Member.ID, at now: Moment
    ) -> SQLText {
        if chosen.choice == .normal {
            return "DELETE FROM board_choice WHERE member = \(member) AND board = \(board)"
        }
        return """
            INSERT INTO board_choice (member, board, choice, chosen_at, until)
            VALUES (\(member), \(board), \(chosen.choice), \(now), \(chosen.until))
            ON CONFLICT (member, board) DO UPDATE SET choice = excluded.choice, chosen_at = excluded.chosen_at,
                until = excluded.until
            """
    }
}
