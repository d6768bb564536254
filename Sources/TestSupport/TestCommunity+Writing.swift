package import Features
import Storage

extension TestCommunity {
    /// The actor that a member is once they are signed in.
    package func member(_ name: String) async throws -> Actor {
        try await actor(signIn(name).secret)
    }

    /// Makes everybody who is here one who has been here for long and has written before, as far as limits go.
    package func settleIn(_ members: Member.ID...) async throws {
        let longAgo = clock.now.advanced(seconds: -100 * Moment.day)
        for member in members.isEmpty ? [ada, ben, maren] : members {
            try await tamper(
                "UPDATE member SET joined_at = \(longAgo) WHERE id = \(member)",
                """
                INSERT INTO acknowledgement (member, version, given_at)
                VALUES (\(member), \(Acknowledgements.version), \(longAgo)) ON CONFLICT DO NOTHING
                """)
            for number in 1...3 {
                clock.advance(seconds: 1)
                _ = try await community.discussions.post(
                    Draft(
                        .newDiscussion(in: general, title: "An old thread, number \(number)"),
                        source: "Old words \(number).", by: member), by: .seeder)
            }
        }
        clock.advance(seconds: 3_600)
    }

    /// Sends a composer as a member who has understood that posts are public.
    @discardableResult
    package func submit(
        _ place: Draft.Place, _ source: String = "Some words of mine.", as member: Member.ID, _ actor: Actor,
        form: ComposerUse? = nil, isMeant: Bool = false, honeypot: String = ""
    ) async throws -> Submitted {
        try await community.discussions.submit(
            Submission(
                Draft(place, source: source, by: member), form: form, isUnderstood: true,
                isMeant: isMeant, honeypot: honeypot),
            by: actor)
    }

    /// A post's state, as it is stored.
    package func state(of post: Post.ID) async throws -> Post.State {
        try await store.read { try $0.one(Query("SELECT state FROM post WHERE id = \(post)")) }
    }
}
