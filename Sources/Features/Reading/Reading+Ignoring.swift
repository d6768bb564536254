import Storage

extension Reading {
    /// Folds a member's posts away from now on.
    package func ignore(_ other: Member.ID, by actor: Actor) async throws(TrackingError) {
        guard let member = tracked(actor) else { throw .notAllowed }
        guard member != other else { throw .notIgnorable }
        let now = surroundings.now()
        try await store.writing(surroundings.logger, as: TrackingError.self) { transaction in
            guard let standing = try transaction.first(.standing(of: other)) else { throw TrackingError.missing }
            guard standing == .member else { throw TrackingError.notIgnorable }
            guard try transaction.one(.countIgnored(by: member)) < Self.maximumIgnored else {
                throw TrackingError.tooMany
            }
            try transaction.run(.ignore(other, by: member, at: now))
        }
    }

    /// Shows a member's posts again.
    package func unignore(_ other: Member.ID, by actor: Actor) async throws(TrackingError) {
        guard let member = tracked(actor) else { throw .notAllowed }
        _ = try await store.writing(surroundings.logger, as: TrackingError.self) {
            try $0.run("DELETE FROM ignored WHERE member = \(member) AND other = \(other)")
        }
    }

    /// Whether a reader ignores a member; nil where they can't, or there is none.
    package func isIgnoring(_ other: Member.ID, for actor: Actor) async throws(ReadingError) -> Bool? {
        guard let member = tracked(actor), member != other else { return nil }
        return try await reader.read(for: actor) { transaction, _ in
            guard try transaction.first(.standing(of: other)) == .member else { return nil }
            return try transaction.ignores(member, other)
        }
    }

    /// Whom a reader ignores, the last one first.
    package func ignored(for actor: Actor) async throws(ReadingError) -> [IgnoredMember] {
        guard let member = tracked(actor) else { return [] }
        return try await reader.read(for: actor) { transaction, _ in try transaction.all(.ignoredMembers(by: member)) }
    }
}

extension Query where Row == Member.Standing {
    /// What a member may do who is there still.
    fileprivate static func standing(of member: Member.ID) -> Self {
        Query("SELECT role FROM member WHERE id = \(member) AND state <> 'gone'")
    }
}

extension Query where Row == Int {
    fileprivate static func countIgnored(by member: Member.ID) -> Self {
        Query("SELECT COUNT(*) FROM ignored WHERE member = \(member)")
    }
}

extension Query where Row == IgnoredMember {
    static func ignoredMembers(by member: Member.ID) -> Self {
        Query(
            """
            SELECT m.id, m.name, i.since FROM ignored i JOIN member m ON m.id = i.other
            WHERE i.member = \(member) AND m.state <> 'gone'
            ORDER BY i.since DESC, i.other DESC LIMIT \(Reading.maximumIgnored)
            """
        ) { IgnoredMember(id: try $0.next(), name: try $0.next(), since: try $0.next()) }
    }
}

extension SQLText {
    fileprivate static func ignore(_ other: Member.ID, by member: Member.ID, at now: Moment) -> SQLText {
        """
        INSERT INTO ignored (member, other, since) VALUES (\(member), \(other), \(now))
        ON CONFLICT (member, other) DO NOTHING
        """
    }
}
