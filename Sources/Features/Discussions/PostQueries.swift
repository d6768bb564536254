import Prose
import Storage

/// A post's columns, in the order in which `Post.init(row:)` reads them; `p` is the post, `m` its member, `a` its
/// author.
let postColumns: SQLText = """
    p.id, p.discussion, p.position, p.parent, p.posted_at, p.edited_at,
    p.state, p.state_by, p.state_reason, p.state_at, \(bylineColumns)
    """

/// Who wrote a post, in the order in which `Byline.init(row:)` reads it.
///
/// The name that an archive printed stays when its author is claimed; it leads to the member from then on.
let bylineColumns: SQLText = """
    m.id, m.name, m.label, m.role, a.id, a.slug, p.byline, a.claimed_by,
    (SELECT o.name FROM member o WHERE o.id = a.claimed_by AND o.state <> 'gone')
    """

extension Post {
    init(row: inout SQLRow) throws {
        let (id, discussion, position, parent): (ID, Discussion.ID, Int, ID?) =
            (try row.next(), try row.next(), try row.next(), try row.next())
        let (postedAt, editedAt): (Moment, Moment?) = (try row.next(), try row.next())
        let (state, stateBy, reason, stateAt): (State, StateBy?, String?, Moment?) =
            (try row.next(), try row.next(), try row.next(), try row.next())
        self.init(
            id: id, discussion: discussion, position: position, parent: parent, by: try Byline(row: &row),
            postedAt: postedAt, editedAt: editedAt, state: state, stateBy: stateBy, stateReason: reason,
            stateAt: stateAt)
    }
}

extension Byline {
    init(row: inout SQLRow) throws {
        guard let byline = try Self.read(&row) else { throw StorageError.noRow }
        self = byline
    }

    /// Nil where the row has no post.
    static func read(_ row: inout SQLRow) throws -> Byline? {
        let (member, name, label, standing): (Member.ID?, String?, String?, Member.Standing?) =
            (try row.next(), try row.next(), try row.next(), try row.next())
        let (author, slug, byline): (Author.ID?, String?, String?) = (try row.next(), try row.next(), try row.next())
        let (owner, ownerName): (Member.ID?, String?) = (try row.next(), try row.next())
        if let member, let name {
            return Byline(
                name: name, person: .member(member, name: name), label: label,
                isStaff: standing == .moderator || standing == .administrator)
        } else if let owner, let ownerName, let byline {
            return Byline(name: byline, person: .member(owner, name: ownerName), label: nil, isStaff: false)
        } else if let author, let slug, let byline {
            return Byline(name: byline, person: .author(author, slug: slug), label: nil, isStaff: false)
        }
        return nil
    }
}

extension Query where Row == ShownPost {
    /// The posts of a discussion at a range of positions.
    ///
    /// A body is there only where the reader may read it; one of more than `longest` characters is left out. Posts of
    /// which nothing is shown are left out altogether: their places stay empty.
    static func posts(
        of discussion: Discussion.ID, positions: ClosedRange<Int>, longest: Int = .max, for sight: Sight
    ) -> Self {
        Query(
            """
            SELECT \(postColumns),
                CASE WHEN \(sight.body)
                    THEN CASE WHEN LENGTH(y.html) <= \(longest) THEN y.html ELSE '' END END,
                CASE WHEN LENGTH(y.html) <= \(longest) THEN 0 ELSE 1 END, p.excerpt,
                q.id, q.position, CASE WHEN q.audience IN (\(list: sight.audiences)) THEN COALESCE(qm.name, q.byline) END,
                CASE WHEN p.state = 'visible' THEN 0 ELSE \(sight.replies) END,
                \(sight.waitingTitle)
            FROM post p
            JOIN body y ON y.post = p.id
            LEFT JOIN member m ON m.id = p.member
            LEFT JOIN author a ON a.id = p.author
            LEFT JOIN post q ON q.id = p.parent
            LEFT JOIN member qm ON qm.id = q.member
            WHERE p.discussion = \(discussion)
                AND p.position BETWEEN \(positions.lowerBound) AND \(positions.upperBound) AND \(sight.place)
            ORDER BY p.position
            """
        ) { row in
            let post = try Post(row: &row)
            let (html, isLong, excerpt): (String?, Bool, String) = (try row.next(), try row.next(), try row.next())
            let (parent, position, name): (Post.ID?, Int?, String?) = (try row.next(), try row.next(), try row.next())
            let replies: Int = try row.next()
            var answers: ShownPost.Answered?
            if let parent, let position, let name {
                answers = ShownPost.Answered(id: parent, position: position, name: name)
            }
            return ShownPost(
                post: post, html: html, isLong: isLong, excerpt: html == nil ? "" : excerpt, answers: answers,
                replyCount: replies, waitingTitle: try row.next())
        }
    }
}

extension Query where Row == TreePage.Leaf {
    /// The posts of a discussion at a range of positions, as a tree's lines.
    static func leaves(
        of discussion: Discussion.ID, positions: ClosedRange<Int>, for sight: Sight
    ) -> Self {
        Query(
            """
            SELECT p.id, p.position, p.parent,
                CASE WHEN p.audience IN (\(list: sight.audiences)) THEN COALESCE(m.name, p.byline) ELSE '' END,
                CASE WHEN \(sight.body) THEN p.excerpt ELSE '' END,
                p.posted_at, p.state, p.state_by, CASE WHEN \(sight.body) THEN COALESCE(p.member, a.claimed_by) END
            FROM post p
            LEFT JOIN member m ON m.id = p.member
            LEFT JOIN author a ON a.id = p.author
            WHERE p.discussion = \(discussion)
                AND p.position BETWEEN \(positions.lowerBound) AND \(positions.upperBound) AND \(sight.place)
            ORDER BY p.position
            """
        ) { row in
            TreePage.Leaf(
                id: try row.next(), position: try row.next(), parent: try row.next(), name: try row.next(),
                excerpt: try row.next(), at: try row.next(), state: try row.next(), stateBy: try row.next(),
                member: try row.next())
        }
    }
}

extension Query where Row == PostPlace {
    private static func places(_ condition: SQLText, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT p.id, d.id, d.slug, d.title, p.position, p.posted_at, b.default_view
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            WHERE \(condition) AND b.audience IN (\(list: audiences)) AND d.visible_count > 0
                AND \(SQLText.isOpen(to: audiences))
            """
        ) { row in
            PostPlace(
                id: try row.next(), discussion: try DiscussionLink(row: &row), position: try row.next(),
                at: try row.next(), defaultView: try row.next())
        }
    }

    static func place(of id: Post.ID, _ audiences: [Audience]) -> Self {
        places("p.id = \(id)", audiences)
    }

    static func place(ofMessage messageID: String, _ audiences: [Audience]) -> Self {
        places("p.message_id = \(messageID)", audiences)
    }

    /// Of a post that the reader may know of.
    static func place(of id: Post.ID, for sight: Sight) -> Self {
        places("p.id = \(id) AND \(sight.knowledge)", sight.audiences)
    }

    /// Of a post that everybody may know of, or could until it was reported.
    static func placeOfReported(_ id: Post.ID, _ audiences: [Audience]) -> Self {
        places(
            """
            p.id = \(id) AND (\(Sight(audiences).knowledge)
                OR (p.state = 'held' AND p.state_reason = \(Gate.OwnRule.report.rawValue)))
            """, audiences)
    }
}

/// What only an open article shows.
struct ArticleDetails: Sendable {
    let subject: String?
    let messageID: String
    let number: Int?
}

extension Query where Row == ArticleDetails {
    static func details(of id: Post.ID, in board: Board.ID) -> Self {
        Query(
            """
            SELECT p.subject, p.message_id, n.number
            FROM post p LEFT JOIN article n ON n.post = p.id AND n.board = \(board)
            WHERE p.id = \(id)
            """
        ) { try ArticleDetails(subject: $0.next(), messageID: $0.next(), number: $0.next()) }
    }
}

/// A post's source as it is stored.
struct StoredSource: Sendable {
    let by: String
    let kind: SourceKind
    let source: String
    let messageID: String
    /// It came with an archive.
    let isArchived: Bool
}

extension Query where Row == StoredSource {
    /// The source of a visible post that `audiences` may read.
    static func source(of id: Post.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT COALESCE(m.name, p.byline), y.kind, y.source, p.message_id, p.author IS NOT NULL
            FROM post p
            JOIN body y ON y.post = p.id
            LEFT JOIN member m ON m.id = p.member
            WHERE p.id = \(id) AND p.state = 'visible' AND p.audience IN (\(list: audiences))
            """
        ) { row in
            StoredSource(
                by: try row.next(), kind: try row.next(), source: try row.next(), messageID: try row.next(),
                isArchived: try row.next())
        }
    }
}
