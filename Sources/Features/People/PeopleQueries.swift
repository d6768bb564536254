import Storage

extension Query where Row == Byline {
    static func author(_ id: Author.ID) -> Self {
        Query("SELECT id, slug, name FROM author WHERE id = \(id)") { row in
            let (id, slug): (Author.ID, String) = (try row.next(), try row.next())
            return Byline(name: try row.next(), person: .author(id, slug: slug), label: nil, isStaff: false)
        }
    }
}

extension Query where Row == (Member.ID, Byline) {
    static func member(named name: String) -> Self {
        Query("SELECT id, name, label, role FROM member WHERE folded_name = \(Fold.name(name))") { row in
            let id: Member.ID = try row.next()
            let (name, label, standing): (String, String?, Member.Standing) =
                (try row.next(), try row.next(), try row.next())
            return (id, Byline(name: name, person: .member(id), label: label, isStaff: standing != .member))
        }
    }
}

extension Query where Row == Member.ID {
    /// The member of that name, made when there is none.
    static func enrol(
        _ name: String, standing: Member.Standing, label: String?, band: Member.Band, at now: Moment
    ) -> Self {
        Query(
            """
            INSERT INTO member (name, folded_name, role, label, band, joined_at)
            VALUES (\(name), \(Fold.name(name)), \(standing), \(label), \(band), \(now))
            ON CONFLICT (folded_name) DO UPDATE SET folded_name = excluded.folded_name
            RETURNING id
            """
        ) { try $0.next() }
    }
}

extension Query where Row == (Member.ID, String) {
    /// Members whose name is in no row of names, oldest first.
    static func withoutName(limit: Int) -> Self {
        Query(
            """
            SELECT m.id, m.name FROM member m
            WHERE NOT EXISTS (SELECT 1 FROM member_name n WHERE n.member = m.id)
            ORDER BY m.id LIMIT \(limit)
            """
        ) { (try $0.next(), try $0.next()) }
    }
}

extension SQLText {
    /// Notes a name as a member's, unless one that looks the same is noted already.
    static func take(_ name: String, for member: Member.ID, as skeleton: String? = nil, at now: Moment) -> SQLText {
        """
        INSERT INTO member_name (skeleton, folded_name, member, taken_at)
        VALUES (\(skeleton ?? Skeleton(of: name).text), \(Fold.name(name)), \(member), \(now))
        ON CONFLICT (skeleton) DO NOTHING
        """
    }
}

extension Query where Row == Author.ID {
    /// The author with this look-up hash, made when there is none.
    static func author(hash: [UInt8], sealed: [UInt8]?, name: String, slug: String) -> Self {
        Query(
            """
            INSERT INTO author (address_hash, address_sealed, name, slug)
            VALUES (\(hash), \(sealed), \(name), \(slug))
            ON CONFLICT (address_hash) DO UPDATE SET address_hash = excluded.address_hash
            RETURNING id
            """
        ) { try $0.next() }
    }

    static func author(hash: [UInt8]) -> Self {
        Query("SELECT id FROM author WHERE address_hash = \(hash)") { try $0.next() }
    }
}

extension Query where Row == (Int, Moment?) {
    /// How many posts that `audiences` may read meet a condition on `p`, counted as far as is said, and when the first
    /// was written.
    static func totals(where condition: SQLText, _ audiences: [Audience]) -> Self {
        let readable: SQLText = """
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            WHERE \(condition) AND p.state = 'visible'
                AND p.audience IN (\(list: audiences)) AND b.audience IN (\(list: audiences))
            """
        return Query(
            """
            SELECT (SELECT COUNT(*) FROM (SELECT 1 \(readable) LIMIT \(PersonPage.countedPosts + 1)) counted),
                (SELECT p.posted_at \(readable) ORDER BY p.posted_at, p.id LIMIT 1)
            """
        ) { (try $0.next(), try $0.next()) }
    }
}

extension Query where Row == PersonPage.Entry {
    /// Posts that meet a condition on `p` and that `audiences` may read, newest first.
    static func wrote(where condition: SQLText, _ audiences: [Audience], at range: ListRange) -> Self {
        Query(
            """
            SELECT p.id, d.id, d.slug, d.title, b.id, b.slug, b.name, b.group_name, p.excerpt, p.posted_at
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            WHERE \(condition) AND p.state = 'visible'
                AND p.audience IN (\(list: audiences)) AND b.audience IN (\(list: audiences))
                AND \(range.condition("p.posted_at", "p.id"))
            \(range.order("p.posted_at", "p.id"))
            """
        ) { row in
            PersonPage.Entry(
                post: try row.next(), discussion: try DiscussionLink(row: &row), board: try BoardLink(row: &row),
                excerpt: try row.next(), at: try row.next())
        }
    }
}
