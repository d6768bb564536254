import Storage

/// A post of a member's own that waits for a moderator, or an edit of one that does, as a line in their list.
package struct WaitingPost: Sendable, Equatable {
    /// What waits.
    package enum Kind: Sendable, Equatable {
        case thread, reply, edit
    }

    package let id: Post.ID
    package let kind: Kind
    /// What its discussion is called; nil where that is not for whoever wrote the post to read.
    package let title: String?
    /// How the post begins; for an edit, as it is read until then.
    package let beginning: String
    /// When it was sent.
    package let at: Moment
}

extension Discussions {
    /// Lines of the list of what waits of a member's.
    static let waitingShown = 50

    /// What waits of one's own, newest first: nobody else finds it, and no list of theirs shows it.
    package func waiting(of actor: Actor) async throws(ReadingError) -> [WaitingPost] {
        guard let member = actor.member, gate.permits(actor, .keepTrack) else { return [] }
        let audiences = gate.audiences(for: actor)
        let found = try await store.reading(surroundings.logger, as: ReadingError.self) {
            transaction -> [WaitingPost] in
            let posts = try transaction.all(.waitingPosts(of: member.id, audiences))
            return posts + (try transaction.all(.waitingEdits(of: member.id, audiences)))
        }
        return Array(found.sorted { ($0.at, $0.id) > ($1.at, $1.id) }.prefix(Self.waitingShown))
    }
}

extension Query where Row == WaitingPost {
    /// Posts that nobody can read before a moderator has decided.
    static func waitingPosts(of member: Member.ID, _ audiences: [Audience]) -> Self {
        waiting(
            "FROM post p", at: "p.posted_at", isEdit: false,
            "p.member = \(member) AND p.state = 'held' ORDER BY p.id DESC", audiences)
    }

    /// Edits of posts that are read meanwhile as they were.
    static func waitingEdits(of member: Member.ID, _ audiences: [Audience]) -> Self {
        waiting(
            "FROM post p JOIN held_edit e ON e.post = p.id", at: "e.made_at", isEdit: true,
            "p.member = \(member) AND p.held_edits > 0 AND p.state = 'visible' ORDER BY p.id DESC", audiences)
    }

    private static func waiting(
        _ source: SQLText, at moment: SQLText, isEdit: Bool, _ condition: SQLText, _ audiences: [Audience]
    ) -> Self {
        Query(
            """
            SELECT p.id, CASE WHEN d.first_post = p.id THEN 1 ELSE 0 END,
                CASE WHEN d.first_post = p.id THEN COALESCE(p.subject, d.title)
                    WHEN d.visible_count > 0 AND b.audience IN (\(list: audiences)) AND \(SQLText.isOpen(to: audiences))
                        THEN d.title END,
                p.excerpt, \(moment)
            \(source)
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            WHERE \(condition) LIMIT \(Discussions.waitingShown)
            """
        ) { row in
            let (id, isFirst): (Post.ID, Bool) = (try row.next(), try row.next())
            let (title, beginning): (String?, String) = (try row.next(), try row.next())
            return WaitingPost(
                id: id, kind: isEdit ? .edit : isFirst ? .thread : .reply, title: title, beginning: beginning,
                at: try row.next())
        }
    }
}
