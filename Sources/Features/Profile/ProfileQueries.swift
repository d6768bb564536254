import Storage

/// The columns of a member's profile.
struct ProfileRow: Sendable {
    let name: String
    let about: String
    let renamedAt: Moment?

    /// When they may choose another name; nil for now.
    func renamableFrom(at now: Moment) -> Moment? {
        renamedAt.map { $0.advanced(seconds: Profile.renameEvery) }.flatMap { $0 > now ? $0 : nil }
    }
}

extension Transaction {
    /// Why a member can't have a name now; nil when they can.
    func problem(
        with name: MemberName, for member: Member.ID, _ row: ProfileRow, at now: Moment
    ) throws -> ProfileFaults.NameProblem? {
        if let moment = row.renamableFrom(at: now) { return .tooSoon(until: moment) }
        return try first(.isTaken(name, byOthersThan: member)) == nil ? nil : .fault(.taken)
    }

    /// Gives a member another name, which is noted beside those they bore.
    func rename(_ member: Member.ID, to name: MemberName, at now: Moment) throws {
        try run(.rename(member, to: name, at: now))
        try run(.renewQuotes(by: member))
        try note(name.text, of: member, at: now)
    }
}

extension Query where Row == ProfileRow {
    static func profile(of member: Member.ID) -> Self {
        Query("SELECT name, about, renamed_at FROM member WHERE id = \(member)") {
            ProfileRow(name: try $0.next(), about: try $0.next(), renamedAt: try $0.next())
        }
    }
}

extension Query where Row == String {
    /// What a member says of themselves; nothing while their account waits for a decision.
    static func about(_ member: Member.ID) -> Self {
        Query("SELECT about FROM member WHERE id = \(member) AND state = 'active' AND about <> ''")
    }
}

extension SQLText {
    fileprivate static func rename(_ member: Member.ID, to name: MemberName, at now: Moment) -> SQLText {
        """
        UPDATE member SET name = \(name.text), folded_name = \(name.folded), renamed_at = \(now) WHERE id = \(member)
        """
    }

    static func describe(_ member: Member.ID, as about: String) -> SQLText {
        "UPDATE member SET about = \(about) WHERE id = \(member)"
    }
}
