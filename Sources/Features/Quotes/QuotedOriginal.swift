import Storage

/// A post that is quoted, as far as its quotes depend on it.
struct QuotedOriginal: Sendable, Equatable {
    let id: Post.ID
    let position: Int
    let name: String
    /// Who wrote it, where that is a member.
    let member: Member.ID?
    /// Its words are there to be read.
    let isVisible: Bool
    /// No word of it is left.
    let isWiped: Bool
    /// The smallest of the circles that it stands in: its own, its thread's, its board's.
    let audience: Audience
    let isEdited: Bool
    /// It came with an archive.
    let isArchived: Bool

    /// Its words are not to be read where these readers are.
    func isGone(for audience: Audience) -> Bool { !isVisible || !self.audience.holds(audience) }
}

extension Audience {
    /// The smallest circle of several.
    static func smallest(of audiences: [Audience]) -> Audience {
        allCases.last { audiences.contains($0) } ?? .staff
    }

    /// Whether everybody in another circle is in this one.
    func holds(_ other: Audience) -> Bool {
        Audience.smallest(of: [self, other]) == other
    }
}

/// Where a post stands, as a part of statements.
private let circles: SQLText = """
    p.audience, b.audience, COALESCE(o.audience, p.audience)
    """

private let placed: SQLText = """
    FROM post p
    JOIN discussion d ON d.id = p.discussion
    JOIN board b ON b.id = d.board
    LEFT JOIN post o ON o.id = d.first_post
    """

extension Query where Row == QuotedOriginal {
    static func originals(_ posts: [Post.ID]) -> Self {
        Query(
            """
            SELECT p.id, p.position, COALESCE(m.name, p.byline), p.member,
                CASE WHEN p.state = 'visible' AND p.wiped_at IS NULL THEN 1 ELSE 0 END,
                p.wiped_at IS NOT NULL, \(circles),
                CASE WHEN p.edited_at IS NULL AND p.edit_count = 0 THEN 0 ELSE 1 END,
                CASE WHEN p.author IS NULL THEN 0 ELSE 1 END
            \(placed)
            LEFT JOIN member m ON m.id = p.member
            WHERE p.id IN (\(list: posts))
            """
        ) { row in
            let (id, position, name): (Post.ID, Int, String) = (try row.next(), try row.next(), try row.next())
            let (member, isVisible, isWiped): (Member.ID?, Bool, Bool) =
                (try row.next(), try row.next(), try row.next())
            let audiences: [Audience] = [try row.next(), try row.next(), try row.next()]
            return QuotedOriginal(
                id: id, position: position, name: name, member: member, isVisible: isVisible, isWiped: isWiped,
                audience: .smallest(of: audiences), isEdited: try row.next(), isArchived: try row.next())
        }
    }
}

extension Query where Row == Audience {
    /// Who reads a post, all told.
    static func circle(of post: Post.ID) -> Self {
        Query("SELECT \(circles) \(placed) WHERE p.id = \(post)") { row in
            .smallest(of: [try row.next(), try row.next(), try row.next()])
        }
    }

    /// The smallest circle that a member is in.
    static func circle(of member: Member.ID) -> Self {
        Query(
            """
            SELECT CASE WHEN m.role <> 'member'
                    OR EXISTS (SELECT 1 FROM board_moderator x WHERE x.member = m.id) THEN 'staff'
                ELSE 'members' END
            FROM member m
            WHERE m.id = \(member)
            """
        ) { try $0.next() }
    }
}
