package import Features
import Storage

extension TestCommunity {
    /// Tells a member of a post by ben, whatever it is, past all rules.
    @discardableResult
    package func tell(
        _ member: Member.ID, _ kind: Notice.Kind = .reply, of post: Post.ID, mailAt: Moment? = nil
    ) async throws -> Notice.ID {
        let (by, now) = (ben, clock.now)
        let id: Notice.ID = try await store.write { transaction in
            try transaction.one(
                Query(
                    """
                    INSERT INTO notice (member, kind, post, by_member, made_at, on_web, mail_at)
                    VALUES (\(member), \(kind), \(post), \(by), \(now), 1, \(mailAt)) RETURNING id
                    """))
        }
        await community.events.publish(.noticed([member]))
        return id
    }
}
