import Storage

/// A member's columns that staff look at.
struct MemberRow: Sendable {
    let id: Member.ID
    let name: String
    let standing: Member.Standing
    let state: Member.State
    let band: Member.Band
    let joinedAt: Moment
    let ageDoubtedAt: Moment?
    let isSuspended: Bool

    func entry(showsAge: Bool) -> MemberEntry {
        MemberEntry(
            id: id, name: name, standing: standing, state: state, isSuspended: isSuspended, joinedAt: joinedAt,
            age: showsAge ? MemberEntry.Age(band: band, doubtedAt: ageDoubtedAt) : nil)
    }
}

extension Query where Row == MemberRow {
    static func member(named name: String, at now: Moment) -> Self {
        members(where: "m.folded_name = \(Fold.name(name))", at: now)
    }

    /// One row more than a page holds: it says whether there is another page.
    static func members(after id: Member.ID, at now: Moment) -> Self {
        members(where: "m.id > \(id) AND m.state <> 'gone' ORDER BY m.id LIMIT \(Members.listed + 1)", at: now)
    }

    private static func members(where condition: SQLText, at now: Moment) -> Self {
        Query(
            """
            SELECT m.id, m.name, m.role, m.state, m.band, m.joined_at, m.age_doubt_at,
                EXISTS (SELECT 1 FROM suspension u WHERE u.member = m.id AND \(SQLText.inForce(at: now)))
            FROM member m
            WHERE \(condition)
            """
        ) { row in
            MemberRow(
                id: try row.next(), name: try row.next(), standing: try row.next(), state: try row.next(),
                band: try row.next(), joinedAt: try row.next(), ageDoubtedAt: try row.next(),
                isSuspended: try row.next())
        }
    }
}

extension SQLText {
    /// A suspension `u` that has begun, has not ended and was not lifted.
    static func inForce(at now: Moment) -> SQLText {
        "u.from_at <= \(now) AND u.lifted_at IS NULL AND (u.until_at IS NULL OR u.until_at > \(now))"
    }

    /// A member `m` who can do an administrator's work: has come, has a password, is not suspended.
    fileprivate static func administers(at now: Moment) -> SQLText {
        """
        m.role = 'administrator' AND m.state = 'active'
            AND EXISTS (SELECT 1 FROM credential c WHERE c.member = m.id AND c.password IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM suspension u WHERE u.member = m.id AND \(inForce(at: now)))
        """
    }
}

extension Query where Row == Suspension {
    static func suspension(of member: Member.ID, at now: Moment) -> Self {
        Query(
            """
            SELECT u.reason, u.from_at, u.until_at FROM suspension u
            WHERE u.member = \(member) AND \(SQLText.inForce(at: now))
            ORDER BY u.from_at DESC, u.id DESC LIMIT 1
            """
        ) { Suspension(reason: try $0.next(), from: try $0.next(), until: try $0.next()) }
    }
}

extension Query where Row == String {
    static func slugsModerated(by member: Member.ID) -> Self {
        Query(
            """
            SELECT b.slug FROM board_moderator o JOIN board b ON b.id = o.board
            WHERE o.member = \(member) ORDER BY b.slug
            """)
    }
}

extension Query where Row == MemberRecord.Access {
    static func access(of member: Member.ID, _ keys: Keys) -> Self {
        Query(
            """
            SELECT c.address_sealed, c.address_confirmed_at IS NOT NULL, c.password IS NOT NULL,
                EXISTS (SELECT 1 FROM second_factor f WHERE f.member = m.id AND f.confirmed_at IS NOT NULL)
            FROM member m LEFT JOIN credential c ON c.member = m.id
            WHERE m.id = \(member)
            """
        ) { row in
            let sealed: [UInt8]? = try row.next()
            return MemberRecord.Access(
                address: sealed.flatMap(keys.address), isAddressConfirmed: try row.next(),
                hasPassword: try row.next(), hasSecondFactor: try row.next())
        }
    }
}

extension Query where Row == Bool {
    static func hasAdministrator(at now: Moment) -> Self {
        Query(
            """
            SELECT EXISTS (SELECT 1 FROM member m WHERE \(SQLText.administers(at: now)))
            """)
    }
}

extension Query where Row == Int {
    /// Administrators beside this member who can do their work.
    static func administrators(but member: Member.ID, at now: Moment) -> Self {
        Query(
            """
            SELECT COUNT(*) FROM member m
            WHERE m.id <> \(member) AND \(SQLText.administers(at: now))
            """)
    }
}

extension SQLText {
    /// A member whose age was never asked, without a way to sign in.
    static func addUnconfirmed(_ name: MemberName, as standing: Member.Standing, at now: Moment) -> SQLText {
        """
        INSERT INTO member (name, folded_name, role, state, band, joined_at)
        VALUES (\(name.text), \(name.folded), \(standing), \(Member.State.unconfirmed), \(Member.Band.unknown), \(now))
        """
    }

    static func setStanding(_ standing: Member.Standing, of member: Member.ID) -> SQLText {
        "UPDATE member SET role = \(standing) WHERE id = \(member)"
    }

    static func moderates(_ board: Board.ID, _ member: Member.ID, since now: Moment) -> SQLText {
        """
        INSERT INTO board_moderator (board, member, since) VALUES (\(board), \(member), \(now))
        ON CONFLICT (board, member) DO NOTHING
        """
    }

    static func moderatesNoMore(_ board: Board.ID, _ member: Member.ID) -> SQLText {
        "DELETE FROM board_moderator WHERE board = \(board) AND member = \(member)"
    }

    static func suspend(_ member: Member.ID, _ suspension: Suspension, by: Member.ID?) -> SQLText {
        """
        INSERT INTO suspension (member, by_member, reason, from_at, until_at)
        VALUES (\(member), \(by), \(suspension.reason), \(suspension.from), \(suspension.until))
        """
    }

    /// Lifts what is in force.
    static func liftSuspensions(of member: Member.ID, by: Member.ID?, at now: Moment) -> SQLText {
        """
        UPDATE suspension SET lifted_at = \(now), lifted_by = \(by)
        WHERE member = \(member) AND lifted_at IS NULL AND (until_at IS NULL OR until_at > \(now))
        """
    }
}
