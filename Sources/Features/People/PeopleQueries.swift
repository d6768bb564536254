import Storage

extension Query where Row == Byline {
    static func author(_ id: Author.ID) -> Self {
        Query("SELECT id, slug, name FROM author WHERE id = \(id)") { row in
            let (id, slug): (Author.ID, String) = (try row.next(), try row.next())
            return Byline(name: try row.next(), person: .author(id, slug: slug), label: nil, isStaff: false)
        }
    }
}

extension SQLText {
    /// The condition on `member` that somebody may look at their page: of those who are no adults, as far as anybody
    /// knows, it is for members alone, and for themselves.
    static func showsPage(to reader: Member.ID?, _ audiences: [Audience]) -> SQLText {
        guard !audiences.contains(.members) else { return "1 = 1" }
        let own: Member.ID = reader ?? .nobody
        return "(band = \(Member.Band.from18) OR id = \(own))"
    }
}

extension Query where Row == (Member.ID, Byline) {
    /// - Parameter condition: on `member`, in addition; so it is for those below.
    static func member(named name: String, where condition: SQLText = "1 = 1") -> Self {
        member(where: "folded_name = \(Fold.name(name)) AND \(condition)")
    }

    /// Who bore a name; nobody else gets it.
    static func member(formerly name: String, where condition: SQLText) -> Self {
        member(
            where: """
                state <> 'gone' AND id = (
                    SELECT member FROM member_name WHERE folded_name = \(Fold.name(name)) LIMIT 1) AND \(condition)
                """)
    }

    /// Who has claimed an author, when somebody has who is there still.
    static func claimer(of author: Author.ID, where condition: SQLText) -> Self {
        member(
            where: """
                state <> 'gone' AND id = (SELECT claimed_by FROM author WHERE id = \(author)) AND \(condition)
                """)
    }

    private static func member(where condition: SQLText) -> Self {
        Query("SELECT id, name, label, role FROM member WHERE \(condition)") { row in
            let id: Member.ID = try row.next()
            let (name, label, standing): (String, String?, Member.Standing) =
                (try row.next(), try row.next(), try row.next())
            return (id, Byline(name: name, person: .member(id, name: name), label: label, isStaff: standing != .member))
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
