import Storage

/// A post as somebody who decides about it sees it: whatever its state, wherever it stands.
struct CaseRow: Sendable {
    let post: Post
    let html: String
    let waitingTitle: String?
    let board: BoardLink
    let discussion: DiscussionLink
    /// Something of the discussion can be read.
    let isOpen: Bool
    let answers: QueueCase.Context?
    /// Reports of this item.
    let reportCount: Int
    /// Which of its author's edits was the last.
    let edition: Int
}

extension Query where Row == CaseRow {
    /// - Parameter item: the item whose reports are counted.
    static func caseRow(of post: Post.ID, item: QueueItem.ID) -> Self {
        Query(
            """
            SELECT \(postColumns), y.html,
                CASE WHEN p.state <> 'visible' AND p.member IS NOT NULL THEN p.subject END,
                b.id, b.slug, b.name, b.group_name, d.id, d.slug, d.title, d.visible_count > 0,
                q.id, q.position, COALESCE(qm.name, q.byline), q.excerpt,
                (SELECT COUNT(*) FROM report r WHERE r.item = \(item)), p.edit_count + p.held_edits
            FROM post p
            JOIN body y ON y.post = p.id
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            LEFT JOIN member m ON m.id = p.member
            LEFT JOIN author a ON a.id = p.author
            LEFT JOIN post q ON q.id = p.parent AND q.state = 'visible'
            LEFT JOIN member qm ON qm.id = q.member
            WHERE p.id = \(post)
            """
        ) { row in
            let post = try Post(row: &row)
            let (html, waitingTitle): (String, String?) = (try row.next(), try row.next())
            let (board, discussion) = (try BoardLink(row: &row), try DiscussionLink(row: &row))
            let isOpen: Bool = try row.next()
            let (parent, position, name, excerpt): (Post.ID?, Int?, String?, String?) =
                (try row.next(), try row.next(), try row.next(), try row.next())
            var answers: QueueCase.Context?
            if let parent, let position, let name, let excerpt {
                answers = .init(id: parent, position: position, name: name, excerpt: excerpt)
            }
            return CaseRow(
                post: post, html: html, waitingTitle: waitingTitle, board: board, discussion: discussion,
                isOpen: isOpen, answers: answers, reportCount: try row.next(), edition: try row.next())
        }
    }
}

extension Query where Row == QueueCase.Report {
    /// What was said of a post while this item was open, oldest first.
    static func reports(of item: QueueItem.ID) -> Self {
        Query(
            """
            SELECT r.reason, r.words, m.name, r.made_at
            FROM report r LEFT JOIN member m ON m.id = r.member
            WHERE r.item = \(item)
            ORDER BY r.id LIMIT \(Moderation.reportsShown)
            """
        ) { row in
            QueueCase.Report(
                reason: try row.next(), words: try row.next(), by: try row.next(), madeAt: try row.next())
        }
    }
}

extension Query where Row == (Moment, Int, Int) {
    /// Since when a member is here, how many of their posts can be read, how many decisions there are about them; as
    /// far as that is counted.
    static func facts(of member: Member.ID) -> Self {
        Query(
            """
            SELECT m.joined_at, (SELECT COUNT(*) FROM (
                    SELECT 1 AS counts FROM post p WHERE p.member = \(member) AND p.state = 'visible'
                    LIMIT \(Moderation.mostCounted)) AS posts),
                (SELECT COUNT(*) FROM (
                    SELECT 1 AS counts FROM decision x WHERE x.member = \(member)
                    LIMIT \(Moderation.mostCounted)) AS decisions)
            FROM member m WHERE m.id = \(member)
            """
        ) { (try $0.next(), try $0.next(), try $0.next()) }
    }
}

extension Transaction {
    /// What is to be known of an item, for a member who looks at it.
    ///
    /// Whoever wrote the post, here or before it came with an archive, is not told who reported it, nor in which words.
    func queueCase(of row: ItemRow, for own: Member.ID?, _ desk: PostingDesk) throws -> QueueCase {
        let item = row.item
        let seen = try one(.caseRow(of: item.post, item: item.id))
        var facts: QueueCase.Facts?
        if let author = row.author {
            let (joinedAt, posts, decisions) = try one(.facts(of: author))
            facts = .init(
                joinedAt: joinedAt, posts: posts, decisions: decisions, past: try all(.pastDecisions(on: author)))
        }
        let decision = try row.decision.flatMap { try first(.decision($0)) }
        let waiting = row.settledAt == nil ? try first(.heldEdit(of: item.post)) : nil
        let isWriter = if case .member(let writer, _) = seen.post.by.person { writer == own } else { false }
        return QueueCase(
            item: item, board: seen.board, discussion: seen.discussion, isOpen: seen.isOpen, post: seen.post,
            html: seen.html, waitingTitle: seen.waitingTitle, edit: try waiting.map { try look(at: $0, desk) },
            edition: seen.edition, answers: seen.answers, author: facts,
            reports: isWriter ? [] : try all(.reports(of: item.id)),
            reportCount: seen.reportCount, outcome: row.settledAt.map { .init(at: $0, decision: decision) },
            isOwn: own != nil && row.author == own, isTaken: own != nil && item.claim?.by == own)
    }

    /// An edit that waits beside what its post says, without words of others that are not to be read any more.
    private func look(at edit: HeldEdit, _ desk: PostingDesk) throws -> QueueCase.Edit {
        let quoted = try quotedPosts(of: edit.post)
        let standing = try first(.body(of: edit.post))?.source ?? ""
        return QueueCase.Edit(
            title: edit.title, html: try desk.quotes(in: self).look(of: edit.source, in: edit.post).html,
            madeAt: edit.madeAt, standing: quoted.readable(standing), source: quoted.readable(edit.source))
    }
}
