import Storage

/// Names for whoever types an @: of members who have something to say here, never of those who are to be left alone.
///
/// Who wrote what one may read in the thread comes first; others only when they are certainly of age, and have written
/// something that one may read: it is no list of the members. Nobody is found who is not confirmed, is held, or is
/// gone.
package struct NameCompletion: Sendable {
    /// Names that are offered.
    static let most = 8
    /// Newest posts of a thread whose writers are looked at.
    static let posts = 500
    /// Members by name that are looked at.
    static let members = 200
    /// Newest posts of each of these among which one that may be read is looked for.
    static let postsOfMember = 20
    /// Letters that are looked for; no name has more.
    static let letters = 20
    /// What one member may ask for in a minute: above what anybody types, below what gathers all names.
    static let perMinute = 120

    let store: any Store
    let authorizer: Authorizer
    let surroundings: Surroundings
    let pace = MinutePace<Member.ID>()

    /// At most 8 names that begin so, best first; none for guests.
    ///
    /// Throws `tooSoon` to whoever asks faster than anybody types.
    package func names(
        beginning: String, in discussion: Discussion.ID?, for actor: Actor
    ) async throws(PostingError) -> [String] {
        guard authorizer.allows(actor, .keepTrack), let member = actor.member?.id else { return [] }
        let prefix = Fold.name(beginning)
        guard prefix.count <= Self.letters, !prefix.utf8.contains(0) else { return [] }
        if let wait = pace.take(by: member, atMost: Self.perMinute, at: surroundings.now()) {
            throw .tooSoon(seconds: wait)
        }
        let audiences = authorizer.audiences(for: actor)
        return try await store.reading(surroundings.logger, as: PostingError.self) { transaction in
            var names: [String] = []
            if let discussion {
                names = try transaction.all(.writers(in: discussion, beginning: prefix, but: member, audiences))
            }
            guard names.count < Self.most, !prefix.isEmpty else { return names }
            let others = try transaction.all(.grownMembers(beginning: prefix, but: member, audiences))
            return Array((names + others.filter { !names.contains($0) }).prefix(Self.most))
        }
    }
}

extension Query where Row == String {
    /// Members who wrote what `audiences` may read in a discussion, who wrote last first.
    static func writers(
        in discussion: Discussion.ID, beginning prefix: String, but member: Member.ID, _ audiences: [Audience]
    ) -> Self {
        Query(
            """
            SELECT m.name
            FROM (
                SELECT p.member AS member, p.position AS position
                FROM post p JOIN discussion d ON d.id = p.discussion JOIN board b ON b.id = d.board
                WHERE p.discussion = \(discussion) AND p.state = 'visible' AND p.audience IN (\(list: audiences))
                    AND b.audience IN (\(list: audiences)) AND \(SQLText.isOpen(to: audiences))
                ORDER BY p.position DESC LIMIT \(NameCompletion.posts)) AS newest
            JOIN member m ON m.id = newest.member
            WHERE \(isOffered(prefix)) AND m.id <> \(member)
            GROUP BY m.id, m.name
            ORDER BY MAX(newest.position) DESC LIMIT \(NameCompletion.most)
            """)
    }

    /// Members of age who wrote something lately that `audiences` may read, by name.
    static func grownMembers(beginning prefix: String, but member: Member.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT m.name
            FROM (
                SELECT id, name, folded_name, state, band FROM member m
                WHERE \(begins(with: prefix)) ORDER BY folded_name LIMIT \(NameCompletion.members)) AS m
            WHERE \(isOffered(prefix)) AND m.band = '18+' AND m.id <> \(member)
                AND EXISTS (
                    SELECT 1
                    FROM (
                        SELECT p.discussion, p.audience FROM post p
                        WHERE p.member = m.id AND p.state = 'visible'
                        ORDER BY p.posted_at DESC LIMIT \(NameCompletion.postsOfMember)) AS newest
                    JOIN discussion d ON d.id = newest.discussion JOIN board b ON b.id = d.board
                    WHERE newest.audience IN (\(list: audiences)) AND b.audience IN (\(list: audiences))
                        AND \(SQLText.isOpen(to: audiences)))
            ORDER BY m.folded_name LIMIT \(NameCompletion.most * 2)
            """)
    }

    private static func isOffered(_ prefix: String) -> SQLText {
        prefix.isEmpty ? "m.state = 'active'" : "m.state = 'active' AND \(begins(with: prefix))"
    }

    /// A range, so that the index of names is read; nothing that a name holds sorts after U+10FFFF.
    private static func begins(with prefix: String) -> SQLText {
        "m.folded_name >= \(prefix) AND m.folded_name < \(prefix + "\u{10FFFF}")"
    }
}
