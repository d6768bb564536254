import Storage

/// How much a writer is told about everyone being able to read what they write.
package enum NoticeStage: String, Sendable, Equatable {
    /// They have never said that they understand, or not what is told now: nothing is posted before.
    case mustUnderstand
    /// All of it, until they have written a few posts that are there to be read.
    case full
    /// One line.
    case line
}

/// What members have understood before they wrote in public.
package struct Acknowledgements: Sendable {
    /// Which words they have understood; others than these are to be understood again.
    package static let version = "2026-11"
    /// Posts after which one line is enough.
    static let enoughPosts = 3

    let reader: Reader

    /// How much is told above a composer; to whoever is not a member, all of it.
    package func stage(for actor: Actor) async throws(ReadingError) -> NoticeStage {
        guard let member = actor.member?.id else { return .mustUnderstand }
        return try await reader.read(for: actor) { transaction, _ in
            guard try transaction.hasAcknowledged(member) else { return .mustUnderstand }
            return try transaction.one(.visiblePosts(of: member)) < Self.enoughPosts ? .full : .line
        }
    }
}

extension Transaction {
    /// Whether a member has understood the words that are told now.
    func hasAcknowledged(_ member: Member.ID) throws -> Bool {
        try first(.acknowledged(by: member)) != nil
    }
}

extension Query where Row == Moment {
    /// When a member has understood the words that are told now.
    static func acknowledged(by member: Member.ID) -> Self {
        Query(
            """
            SELECT given_at FROM acknowledgement
            WHERE member = \(member) AND version = \(Acknowledgements.version)
            """)
    }
}

extension Query where Row == Int {
    /// How many of a member's posts readers see; no more are counted than matter.
    static func visiblePosts(of member: Member.ID) -> Self {
        Query(
            """
            SELECT COUNT(*) FROM (
                SELECT id FROM post WHERE member = \(member) AND state = 'visible'
                LIMIT \(Acknowledgements.enoughPosts)) AS seen
            """)
    }
}

extension SQLText {
    /// Notes that a member has understood; the first time counts.
    static func acknowledge(_ member: Member.ID, at now: Moment) -> SQLText {
        """
        INSERT INTO acknowledgement (member, version, given_at)
        VALUES (\(member), \(Acknowledgements.version), \(now))
        ON CONFLICT (member, version) DO NOTHING
        """
    }
}
