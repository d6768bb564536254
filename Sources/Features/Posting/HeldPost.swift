import Prose
import Storage

/// A post that waits for a moderator, or waited, or an edit of one, as its author reads of it.
package struct HeldPost: Sendable, Equatable {
    package let id: Post.ID
    package let state: Post.State
    /// Who held it back, or took it away.
    package var stateBy: Post.StateBy?
    package let board: BoardLink
    /// Its discussion; nil where it begins one that nobody else sees yet.
    package let discussion: DiscussionLink?
    /// What the discussion that it begins is called; nil for a reply.
    package let title: String?
    /// What it is to be called once these words are read; nil where they brought no other title.
    package var waitingTitle: String?
    /// The rendered body: of what its author sent last.
    package var html: String
    /// The key of the rule that keeps it back; nil where nobody knows any more.
    package let rule: String?
    package let postedAt: Moment
    /// It is an edit that waits.
    package var isEdit = false
    /// A moderator kept away what waited last.
    package var wasRejected = false
}

extension Discussions {
    /// What became of a post of one's own that a rule kept back, or of an edit of it; nil where there is none, or
    /// nothing is left of it.
    package func held(_ post: Post.ID, by actor: Actor) async throws(ReadingError) -> HeldPost? {
        guard let member = actor.member, gate.permits(actor, .keepTrack) else { return nil }
        let desk = PostingDesk(renderer: renderer, store: store, surroundings)
        let found = try await store.reading(surroundings.logger, as: ReadingError.self) { transaction -> FoundHeld? in
            guard let held = try transaction.first(.heldPost(post, of: member.id)) else { return nil }
            guard let edit = try transaction.first(.heldEdit(of: post)) else { return FoundHeld(post: held) }
            let isQuoting = edit.source.holds("/p/")
            let drawn = isQuoting ? try desk.quotes(in: transaction).look(of: edit.source, in: post) : nil
            return FoundHeld(post: held, edit: edit, drawn: drawn)
        }
        guard let found else { return nil }
        guard let edit = found.edit else { return found.post }
        // Without quotes it asks nothing of the database: others read there meanwhile.
        let body = found.drawn ?? (try? renderer.body(of: edit.source, kind: .markdown, isArchived: false))
        var held = found.post
        held.isEdit = true
        held.html = body?.html ?? held.html
        return held
    }
}

/// What the database has of a post that waits, or of an edit of one.
private struct FoundHeld: Sendable {
    let post: HeldPost
    var edit: HeldEdit?
    /// The edit as it would look, where it may quote posts.
    var drawn: RenderedBody?
}

extension Query where Row == HeldPost {
    /// A post of this member's that was in the moderators' queue because it was held, or an edit of it.
    static func heldPost(_ post: Post.ID, of member: Member.ID) -> Self {
        Query(
            """
            SELECT p.id, p.state, p.state_by, b.id, b.slug, b.name, b.group_name, d.id, d.slug, d.title, d.visible_count,
                CASE WHEN d.first_post = p.id THEN COALESCE(p.subject, d.title) END,
                CASE WHEN d.first_post = p.id THEN e.title END, y.html,
                (SELECT i.rule FROM queue_item i WHERE i.post = p.id AND i.kind = 'held' ORDER BY i.id DESC LIMIT 1),
                p.posted_at,
                EXISTS (
                    SELECT 1 FROM decision x
                    WHERE x.id = \(SQLText.lastDecision(on: "p.id")) AND x.kind = 'reject')
            FROM post p
            JOIN body y ON y.post = p.id
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            LEFT JOIN held_edit e ON e.post = p.id
            WHERE p.id = \(post) AND p.member = \(member) AND p.wiped_at IS NULL
                AND (p.state = 'held' OR p.held_edits > 0
                    OR EXISTS (SELECT 1 FROM queue_item i WHERE i.post = p.id AND i.kind = 'held'))
            """
        ) { row in
            let (id, state): (Post.ID, Post.State) = (try row.next(), try row.next())
            let stateBy: Post.StateBy? = try row.next()
            let (board, discussion) = (try BoardLink(row: &row), try DiscussionLink(row: &row))
            let (others, title, waitingTitle, html): (Int, String?, String?, String) =
                (try row.next(), try row.next(), try row.next(), try row.next())
            let (rule, postedAt): (String?, Moment) = (try row.next(), try row.next())
            return HeldPost(
                id: id, state: state, stateBy: stateBy, board: board, discussion: others > 0 ? discussion : nil,
                title: title, waitingTitle: waitingTitle, html: html, rule: rule, postedAt: postedAt,
                wasRejected: try row.next())
        }
    }
}
