import Prose
import Storage

/// What a post says now, and what decides who may see what it said before.
struct CurrentVersion: Sendable {
    let board: Board.ID
    let state: Post.State
    let audience: Audience
    let postedAt: Moment
    let by: Byline
    /// The thread's, of its first post alone.
    let title: String?
    let source: String

    func isReadable(by audiences: [Audience]) -> Bool { state == .visible && audiences.contains(audience) }
}

/// What a post said before it was changed, and who changed it when.
struct EarlierVersion: Sendable {
    let number: Int
    let source: String
    /// The thread's, where the edit that replaced this version changed it.
    let title: String?
    let replacedBy: String?
    let replacedAt: Moment
    let isHidden: Bool
}

extension Query where Row == CurrentVersion {
    /// Nothing of a post whose words are gone; addresses in archived ones are masked.
    static func currentVersion(of post: Post.ID) -> Self {
        Query(
            """
            SELECT d.board, p.state, p.audience, p.posted_at,
                CASE WHEN d.first_post = p.id
                    THEN COALESCE(CASE WHEN p.member IS NOT NULL THEN p.subject END, d.title) END,
                y.source, p.author IS NOT NULL, \(bylineColumns)
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN body y ON y.post = p.id
            LEFT JOIN member m ON m.id = p.member
            LEFT JOIN author a ON a.id = p.author
            WHERE p.id = \(post) AND p.wiped_at IS NULL
            """
        ) { row in
            let (board, state, audience): (Board.ID, Post.State, Audience) =
                (try row.next(), try row.next(), try row.next())
            let (postedAt, title): (Moment, String?) = (try row.next(), try row.next())
            let (source, isArchived): (String, Bool) = (try row.next(), try row.next())
            return CurrentVersion(
                board: board, state: state, audience: audience, postedAt: postedAt, by: try Byline(row: &row),
                title: title, source: isArchived ? AddressMask.masked(source) : source)
        }
    }
}

extension Query where Row == EarlierVersion {
    /// The versions of a post that were replaced, newest first, and one more than are shown: when the last of those
    /// was written stands in it.
    static func earlierVersions(of post: Post.ID) -> Self {
        Query(
            """
            SELECT r.number, r.source, r.title, m.name, r.replaced_at, r.hidden_at IS NOT NULL
            FROM revision r LEFT JOIN member m ON m.id = r.member
            WHERE r.post = \(post)
            ORDER BY r.number DESC LIMIT \(Versions.most + 1)
            """
        ) { row in
            EarlierVersion(
                number: try row.next(), source: try row.next(), title: try row.next(), replacedBy: try row.next(),
                replacedAt: try row.next(), isHidden: try row.next())
        }
    }
}

extension Query where Row == Bool {
    /// Whether a post's earlier version is hidden, if there is one of that number.
    static func isHidden(_ number: Int, of post: Post.ID) -> Self {
        Query("SELECT hidden_at IS NOT NULL FROM revision WHERE post = \(post) AND number = \(number)")
    }
}

extension Query where Row == StateChange {
    /// Whom a change of a post concerns; only where its board may be read and its words are still there.
    static func change(of post: Post.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT d.id, d.board, p.member
            FROM post p JOIN discussion d ON d.id = p.discussion JOIN board b ON b.id = d.board
            WHERE p.id = \(post) AND p.wiped_at IS NULL AND b.audience IN (\(list: audiences))
                AND \(SQLText.isOpen(to: audiences))
            """
        ) { row in
            StateChange(post: post, discussion: try row.next(), board: try row.next(), author: try row.next())
        }
    }
}

extension SQLText {
    static func hideVersion(_ number: Int, of post: Post.ID, by member: Member.ID?, at now: Moment) -> SQLText {
        """
        UPDATE revision SET hidden_at = \(now), hidden_by = \(member)
        WHERE post = \(post) AND number = \(number) AND hidden_at IS NULL
        """
    }
}
