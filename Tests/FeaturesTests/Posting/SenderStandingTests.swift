import Features
import Storage
import TestSupport
import Testing

/// Who may write is asked once more when it is stored: much is decided while a long text is on its way.
@Suite struct SenderStandingTests {
    /// What a member tries who has sent it when they still might.
    private func isRefused(_ member: Member.ID, _ actor: Actor, in town: TestCommunity) async throws {
        let rows = try await town.rows()
        town.clock.advance(seconds: 120)
        await #expect(throws: PostingError.notAllowed) {
            try await town.submit(
                .newDiscussion(in: town.general, title: "Which strings for slide?"), as: member, actor)
        }
        #expect(try await town.rows() == rows)
    }

    @Test func `whoever is suspended meanwhile neither posts nor edits, and does again when that is over`() async throws
    {
        let town = try await makeCommunity()
        try await town.settleIn()
        let post = try await town.start("Humming amp", "First.", by: town.ben)
        let (ben, members, own) = (try await town.member("ben"), town.community.members, town.community.ownPosts)
        let until = town.clock.now.advanced(seconds: 3_600)
        try await members.suspend("ben", until: until, reason: "Quarrels", by: .console)
        try await isRefused(town.ben, ben, in: town)
        let edit = Edit(post, source: "Second.", base: 0)
        await #expect(throws: PostingError.notAllowed) { try await own.edit(edit, by: ben) }
        town.clock.advance(seconds: 3_600)
        try await own.edit(edit, by: ben)
        try await town.submit(.reply(to: post), "Third.", as: town.ben, ben)
        try await members.suspend("ben", until: nil, reason: "Quarrels", by: .console)
        try await isRefused(town.ben, ben, in: town)
        try await members.lift("ben", by: .console)
        try await town.submit(.reply(to: post), "Fourth.", as: town.ben, ben)
    }

    @Test func `a suspension holds for what was sent before it began`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let later = town.clock.now.advanced(seconds: 3_600)
        try await town.tamper(
            "INSERT INTO suspension (member, reason, from_at) VALUES (\(town.ada), 'Quarrels', \(later))")
        try await isRefused(town.ada, ada, in: town)
    }

    @Test(arguments: [Role.held, .unconfirmed])
    func `whose account waits meanwhile does not post`(role: Role) async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        try await town.put(town.ada, in: role)
        try await isRefused(town.ada, ada, in: town)
    }

    @Test func `who is a moderator no more posts nothing unchecked, nor an administrator as a moderator`() async throws
    {
        let town = try await makeCommunity()
        let maren = try await town.member("maren")
        try await town.community.members.setStanding(.member, of: "maren", by: .console)
        try await isRefused(town.maren, maren, in: town)
        let now = try await town.member("maren")
        town.clock.advance(seconds: 120)
        try await town.submit(
            .newDiscussion(in: town.general, title: "Which strings for slide?"), as: town.maren, now)
        try await town.put(town.ada, in: .administrator)
        let ada = try await town.member("ada")
        try await town.put(town.ada, in: .moderator)
        try await isRefused(town.ada, ada, in: town)
    }

    @Test func `who moderates no board any more says nothing on boards for staff`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.ben, in: .boardModerator)
        let ben = try await town.member("ben")
        try await town.keep(town.guitars, for: .staff)
        let place = Draft.Place.newDiscussion(in: town.guitars, title: "Who opens on Monday?")
        try await town.submit(place, "First.", as: town.ben, ben)
        try await town.tamper("DELETE FROM board_moderator WHERE member = \(town.ben)")
        try await isRefused(town.ben, ben, in: town)
        town.clock.advance(seconds: 120)
        await #expect(throws: PostingError.notAllowed) { try await town.submit(place, "Second.", as: town.ben, ben) }
    }

    @Test func `who has risen meanwhile posts, and a door that speaks for others is not asked`() async throws {
        let town = try await makeCommunity()
        let (ada, ben) = (try await town.member("ada"), try await town.member("ben"))
        try await town.community.members.setStanding(.moderator, of: "ada", by: .console)
        let post = try await town.submit(
            .newDiscussion(in: town.general, title: "Which strings for slide?"), as: town.ada, ada
        ).post
        try await town.put(town.ben, in: .suspended)
        try await isRefused(town.ben, ben, in: town)
        #expect(try await town.state(of: town.reply(to: post, by: town.ben)) == .visible)
    }

    @Test func `a form that was refused so is good again later`() async throws {
        let town = try await makeCommunity()
        let (ada, target) = (try await town.member("ada"), ComposerTarget.newDiscussion(in: town.general))
        let (tokens, signIn) = (town.community.composerTokens, try #require(ada.member?.signIn))
        let form = try #require(tokens.check(tokens.issue(for: signIn, target: target), from: signIn, target: target))
        let place = Draft.Place.newDiscussion(in: town.general, title: "Which strings for slide?")
        town.clock.advance(seconds: 60)
        try await town.community.members.suspend("ada", until: nil, reason: "Quarrels", by: .console)
        await #expect(throws: PostingError.notAllowed) { try await town.submit(place, as: town.ada, ada, form: form) }
        try await town.community.members.lift("ada", by: .console)
        #expect(try await !town.submit(place, as: town.ada, ada, form: form).isRepeat)
    }
}
