import MessageFormat
import Storage

extension Moderation {
    /// Gives a discussion another title; the member who began it is told, and why.
    ///
    /// What it was called stays as a version of its first post, where a member wrote that; a message of an archive
    /// keeps the subject that it came with. A title that waits with an edit is dropped: it would take the place of this
    /// one.
    package func retitle(
        _ id: Discussion.ID, title: String, reason: String, by actor: Actor
    ) async throws(ModerationError) {
        let title = try checked(title: title)
        let reason = try Self.checked(reason: reason)
        let (authorizer, now, delay) = (authorizer, surroundings.now(), surroundings.noticeDelay)
        let settled = try await store.writingPosts(surroundings.logger, as: ModerationError.self) { transaction in
            let found = try transaction.arranged(id, for: actor, authorizer)
            guard let first = try transaction.first(.opening(of: id)) else { throw ModerationError.missing }
            // Sent twice, or thought of by two: nothing is left to decide.
            guard title != found.link.title else { return Settled(change: nil, noticed: []) }
            let by = actor.member?.id
            try transaction.name(found, first, title, by: by, at: now)
            let author = first.state == .visible ? first.member : nil
            _ = try transaction.one(
                .decide(
                    NewDecision(
                        kind: .retitle, post: first.id, discussion: id, member: author, by: by, reason: reason,
                        at: now)))
            let notices = NoticeWriter(transaction: transaction, now: now, delay: delay)
            try notices.renamed(id)
            var noticed: Set<Member.ID> = []
            if let author, author != by { noticed = try notices.decided(first.id, to: author, by: by) }
            let change = StateChange(post: first.id, discussion: id, board: found.board.id, author: first.member)
            return Settled(change: change, noticed: noticed)
        }
        if let change = settled.change { await events.publish(.postChanged(change)) }
        if !settled.noticed.isEmpty { await events.publish(.noticed(settled.noticed)) }
    }

    /// A title as it is kept, by the rules for every other one.
    private func checked(title: String) throws(ModerationError) -> String {
        let gate = Gate(authorizer: authorizer, renderer: renderer, rules: surroundings.rules)
        do {
            return try gate.admit(title: title)
        } catch {
            guard case .titleLength(let letters, let allowed) = error else { throw .unfit }
            throw .titleLength(letters: letters, allowed: allowed)
        }
    }
}

/// The first post of a discussion of which something can be read.
private struct OpeningPost: Sendable {
    let id: Post.ID
    /// Nil for a message of an archive.
    let member: Member.ID?
    let state: Post.State
    let isWiped: Bool
    /// What a message of an archive came with; else what the post called its discussion, while it can't be read.
    let subject: String?
}

extension Query where Row == OpeningPost {
    fileprivate static func opening(of discussion: Discussion.ID) -> Self {
        Query(
            """
            SELECT p.id, p.member, p.state, p.wiped_at IS NOT NULL, p.subject
            FROM discussion d JOIN post p ON p.id = d.first_post
            WHERE d.id = \(discussion) AND d.visible_count > 0
            """
        ) { row in
            OpeningPost(
                id: try row.next(), member: try row.next(), state: try row.next(), isWiped: try row.next(),
                subject: try row.next())
        }
    }
}

extension Transaction {
    /// Calls a discussion so, and keeps what it was called until now.
    fileprivate func name(
        _ found: ArrangedDiscussion, _ first: OpeningPost, _ title: String, by moderator: Member.ID?, at now: Moment
    ) throws {
        let id = found.link.id
        try run(.name(id, title))
        try run(.markStale(in: id))
        // Messages find a thread of an archive by the subject that it came with, whatever it is called here.
        let keepsSubject = first.member == nil && first.subject != nil
        if !keepsSubject { try run(.find(id, by: SubjectLine.base(title))) }
        guard first.member != nil else { return }
        // One that nobody could read yet is as new when it is let through as it was.
        if !first.isWiped, try !one(.wasNeverSeen(first.id)) {
            try run(.keepVersion(of: first.id, titled: first.subject ?? found.link.title, by: moderator, at: now))
            try run(.noteVersion(of: first.id, at: now))
        }
        try run("UPDATE post SET subject = NULL WHERE id = \(first.id)")
        try run("UPDATE held_edit SET title = NULL WHERE post = \(first.id)")
        // It was to change the title alone: nothing is left of it to decide.
        guard let edit = try self.first(.heldEdit(of: first.id)), let body = try self.first(.body(of: first.id)),
            edit.source == body.source
        else { return }
        try run(.dropEdit(of: first.id))
        try QueueKeeper(transaction: self).editTakenBack(first.id, at: now)
    }
}

extension SQLText {
    fileprivate static func name(_ discussion: Discussion.ID, _ title: String) -> SQLText {
        """
        UPDATE discussion SET title = \(title), slug = \(Fold.slug(title, otherwise: "thread")), is_retitled = 1
        WHERE id = \(discussion)
        """
    }

    /// Messages of an archive that answer a thread by its subject alone find it by this one.
    fileprivate static func find(_ discussion: Discussion.ID, by key: String) -> SQLText {
        "UPDATE discussion SET subject_key = \(key), opens_with_reply = 0 WHERE id = \(discussion)"
    }

    fileprivate static func keepVersion(
        of post: Post.ID, titled title: String, by moderator: Member.ID?, at now: Moment
    ) -> SQLText {
        """
        INSERT INTO revision (post, number, kind, source, member, replaced_at, title)
        SELECT p.id, p.edit_count + 1, y.kind, y.source, \(moderator), \(now), \(title)
        FROM post p JOIN body y ON y.post = p.id
        WHERE p.id = \(post)
        """
    }

    fileprivate static func noteVersion(of post: Post.ID, at now: Moment) -> SQLText {
        "UPDATE post SET edit_count = edit_count + 1, edited_at = \(now) WHERE id = \(post)"
    }
}
