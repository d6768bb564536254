import Features
import Storage
import TestSupport
import Testing

/// What composers send: consent, pace, one post a form.
@Suite struct SubmitTests {
    @Test func `a member starts a thread and answers in one, where everybody reads it`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let started = try await town.submit(
            .newDiscussion(in: town.general, title: "Which strings for slide?"), as: town.ada, ada)
        #expect(!started.isHeld && !started.isRepeat)
        let ben = try await town.member("ben")
        let answer = try await town.submit(.reply(to: started.post), "Heavier ones.", as: town.ben, ben)
        let place = try #require(try await town.community.discussions.place(of: answer.post, for: .guest))
        #expect(place.position == 2)
        #expect(try await town.faults() == [])
    }

    @Test func `nobody posts before they have said that they understand, and then it is kept when they did`()
        async throws
    {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let draft = Draft(
            .newDiscussion(in: town.general, title: "Which strings for slide?"), source: "x", by: town.ada)
        let discussions = town.community.discussions
        await #expect(throws: PostingError.notUnderstood) {
            try await discussions.submit(Submission(draft), by: ada)
        }
        _ = try await discussions.submit(Submission(draft, isUnderstood: true), by: ada)
        let given: [Moment] = try await town.store.read {
            try $0.all(Query("SELECT given_at FROM acknowledgement WHERE member = \(town.ada)"))
        }
        #expect(given == [town.clock.now])
        town.clock.advance(seconds: 600)
        let second = Draft(.newDiscussion(in: town.general, title: "And which for fingers?"), source: "y", by: town.ada)
        _ = try await discussions.submit(Submission(second), by: ada)
    }

    @Test func `nobody posts as somebody else, and who is suspended not at all`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let place = Draft.Place.newDiscussion(in: town.general, title: "Which strings for slide?")
        await #expect(throws: PostingError.notAllowed) { try await town.submit(place, as: town.ben, ada) }
        try await town.put(town.ben, in: .suspended)
        let ben = try await town.member("ben")
        await #expect(throws: PostingError.notAllowed) { try await town.submit(place, as: town.ben, ben) }
        try await town.put(town.ada, in: .unconfirmed)
        let unconfirmed = try await town.member("ada")
        await #expect(throws: PostingError.notAllowed) { try await town.submit(place, as: town.ada, unconfirmed) }
    }

    @Test func `what comes too soon has to wait, and is told for how long`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn()
        let post = try await town.start("Which strings for slide?")
        let ben = try await town.member("ben")
        town.clock.advance(seconds: 60)
        try await town.submit(.reply(to: post), "First.", as: town.ben, ben)
        town.clock.advance(seconds: 5)
        await #expect(throws: PostingError.tooSoon(seconds: 10)) {
            try await town.submit(.reply(to: post), "Second.", as: town.ben, ben)
        }
        town.clock.advance(seconds: 10)
        try await town.submit(.reply(to: post), "Second.", as: town.ben, ben)
        let maren = try await town.member("maren")
        try await town.submit(.reply(to: post), "A moderator's first.", as: town.maren, maren)
        try await town.submit(.reply(to: post), "A moderator's second.", as: town.maren, maren)
    }

    @Test func `who has to wait is told before anything is made of their words`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn()
        let post = try await town.start("Which strings for slide?")
        let ben = try await town.member("ben")
        town.clock.advance(seconds: 60)
        try await town.submit(.reply(to: post), "First.", as: town.ben, ben)
        let deep = String(repeating: "> ", count: 1_000) + "x"
        await #expect(throws: PostingError.tooSoon(seconds: 15)) {
            try await town.submit(.reply(to: post), deep, as: town.ben, ben)
        }
        town.clock.advance(seconds: 15)
        await #expect {
            try await town.submit(.reply(to: post), deep, as: town.ben, ben)
        } throws: { error in
            if case PostingError.unreadable = error { true } else { false }
        }
    }

    @Test func `threads have a pace of their own, and newcomers a slower one with an end`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        func place(_ number: Int) -> Draft.Place {
            .newDiscussion(in: town.general, title: "Question number \(number) of today")
        }
        for number in 1...3 {
            try await town.submit(place(number), "Words \(number).", as: town.ada, ada)
            town.clock.advance(seconds: 60)
            await #expect(throws: PostingError.tooSoon(seconds: 60)) {
                try await town.submit(place(number), "Other words \(number).", as: town.ada, ada)
            }
            town.clock.advance(seconds: 60)
        }
        await #expect {
            try await town.submit(place(4), "Words 4.", as: town.ada, ada)
        } throws: { error in
            // Until the first of them is a day old.
            guard case PostingError.tooMany(let reason, 86_040) = error else { return false }
            return reason.contains("3 threads a day")
        }
        town.clock.advance(seconds: 86_400)
        let later = try await town.member("ada")
        for number in 4...8 {
            try await town.submit(place(number), "Words \(number).", as: town.ada, later)
            town.clock.advance(seconds: 120)
        }
    }

    @Test func `a newcomer answers ten times a day, and may still start a thread`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", by: town.ben)
        let ada = try await town.member("ada")
        func answer(_ number: Int, _ actor: Actor) async throws {
            town.clock.advance(seconds: 60)
            try await town.submit(.reply(to: post), "Answer \(number).", as: town.ada, actor)
        }
        for number in 1...10 { try await answer(number, ada) }
        await #expect {
            try await answer(11, ada)
        } throws: { error in
            guard case PostingError.tooMany(let reason, 85_800) = error else { return false }
            return reason.contains("10 replies a day")
        }
        try await town.submit(.newDiscussion(in: town.general, title: "And which for fingers?"), as: town.ada, ada)
        town.clock.advance(seconds: 86_400)
        let later = try await town.member("ada")
        for number in 11...22 { try await answer(number, later) }
        #expect(try await town.faults() == [])
    }

    @Test func `the same words in the same place are a repeat for five minutes`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn()
        let post = try await town.start("Which strings for slide?")
        let other = try await town.start("Which strings for fingers?")
        let ben = try await town.member("ben")
        let first = try await town.submit(.reply(to: post), "Heavier  ones.", as: town.ben, ben).post
        town.clock.advance(seconds: 60)
        await #expect(throws: PostingError.repeated(first)) {
            try await town.submit(.reply(to: post), "Heavier ones.", as: town.ben, ben)
        }
        try await town.submit(.reply(to: other), "Heavier ones.", as: town.ben, ben)
        town.clock.advance(seconds: 301)
        try await town.submit(.reply(to: post), "Heavier ones.", as: town.ben, ben)
    }

    @Test func `a form that is sent twice posts once`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?")
        let ben = try await town.member("ben")
        let form = try form(.reply(to: post), town, ben)
        town.clock.advance(seconds: 60)
        let first = try await town.submit(.reply(to: post), "Once.", as: town.ben, ben, form: form)
        let second = try await town.submit(.reply(to: post), "Once. ", as: town.ben, ben, form: form)
        #expect(second.post == first.post && second.isRepeat && !second.isHeld)
        let count: Int = try await town.store.read { try $0.one(Query("SELECT COUNT(*) FROM post")) }
        #expect(count == 2)
    }

    @Test func `a form that is sent again says the same although what it quotes is gone meanwhile`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?")
        let ben = try await town.member("ben")
        let original = try await town.reply(to: post, "Regretted words.", by: town.ada)
        let quote = try #require(try await town.community.quotes.quote(of: original, for: .guest))
        let form = try form(.reply(to: post), town, ben)
        town.clock.advance(seconds: 60)
        let source = quote + "Mine."
        let first = try await town.submit(.reply(to: post), source, as: town.ben, ben, form: form).post
        try await town.community.ownPosts.delete(original, by: town.member("ada"))
        let again = try await town.submit(.reply(to: post), source, as: town.ben, ben, form: form)
        #expect(again.post == first && again.isRepeat)
        await #expect(throws: PostingError.formUsed(earlier: first)) {
            try await town.submit(.reply(to: post), quote + "Others.", as: town.ben, ben, form: form)
        }
    }

    @Test func `other words in a form that was sent are refused, not lost, whatever became of the first`() async throws
    {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?")
        let ben = try await town.member("ben")
        let form = try form(.reply(to: post), town, ben)
        town.clock.advance(seconds: 60)
        let first = try await town.submit(.reply(to: post), "Once.", as: town.ben, ben, form: form).post
        for words in ["Once, again.", "**Once.**"] {
            await #expect(throws: PostingError.formUsed(earlier: first)) {
                try await town.submit(.reply(to: post), words, as: town.ben, ben, form: form)
            }
        }
        try await town.community.ownPosts.delete(first, by: ben)
        await #expect(throws: PostingError.formUsed(earlier: nil)) {
            try await town.submit(.reply(to: post), "Once.", as: town.ben, ben, form: form)
        }
    }

    @Test func `another title makes another thread of the same words`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let form = try form(.newDiscussion(in: town.general), town, ada)
        town.clock.advance(seconds: 60)
        func place(_ title: String) -> Draft.Place { .newDiscussion(in: town.general, title: title) }
        let first = try await town.submit(place("Which strings for slide?"), as: town.ada, ada, form: form).post
        await #expect(throws: PostingError.formUsed(earlier: first)) {
            try await town.submit(place("Which strings for fingers?"), as: town.ada, ada, form: form)
        }
        #expect(try await town.submit(place("Which strings for slide?"), as: town.ada, ada, form: form).post == first)
    }

    @Test func `a form that is sent twice says both times that a rule holds its post`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?")
        let ben = try await town.member("ben")
        let form = try form(.reply(to: post), town, ben)
        town.clock.advance(seconds: 60)
        for isRepeat in [false, true] {
            let sent = try await town.submit(
                .reply(to: post), "Once.", as: town.ben, ben, form: form, honeypot: "x")
            #expect(sent.isHeld && sent.isRepeat == isRepeat)
        }
    }

    private func form(_ target: ComposerTarget, _ town: TestCommunity, _ actor: Actor) throws -> ComposerUse {
        let tokens = town.community.composerTokens
        let signIn = try #require(actor.member?.signIn)
        return try #require(tokens.check(tokens.issue(for: signIn, target: target), from: signIn, target: target))
    }

    @Test func `nothing is answered that is removed, held, moved out of sight or never was`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn()
        let post = try await town.start("Which strings for slide?")
        let ben = try await town.member("ben")
        let (removed, held) = (try await town.reply(to: post), try await town.reply(to: post))
        try await town.remove(removed, by: .moderator)
        try await town.hold(held)
        town.clock.advance(seconds: 60)
        await #expect(throws: PostingError.removed) { try await town.submit(.reply(to: removed), as: town.ben, ben) }
        await #expect(throws: PostingError.missing) { try await town.submit(.reply(to: held), as: town.ben, ben) }
        try await town.keep(town.general, for: .staff)
        await #expect(throws: PostingError.missing) { try await town.submit(.reply(to: post), as: town.ben, ben) }
        await #expect(throws: PostingError.missing) {
            try await town.submit(.newDiscussion(in: town.general, title: "Into the staff room"), as: town.ben, ben)
        }
    }

    @Test func `where nobody has looked and no reply is taken, nothing is read`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn()
        let (open, locked) = (try await town.start("Which strings for slide?"), try await town.start("A lost capo"))
        let (removed, held) = (try await town.reply(to: open), try await town.reply(to: open))
        let (hidden, elsewhere) = (
            try await town.reply(to: open), try await town.start("Into the staff room", in: town.guitars)
        )
        try await town.community.discussions.lock(
            town.discussion(of: locked), as: town.maren, reason: "Found.", by: .seeder)
        try await town.remove(removed, by: .moderator)
        try await town.hold(held)
        try await town.keep(hidden, for: .staff)
        try await town.keep(town.guitars, for: .staff)
        town.clock.advance(seconds: 60)
        let ben = try await town.member("ben")
        let deep = String(repeating: "> ", count: 1_000) + "x"
        func send(to parent: Post.ID) async throws {
            var submission = Submission(Draft(.reply(to: parent), source: deep, by: town.ben))
            submission.isUnseen = true
            _ = try await town.community.discussions.submit(submission, by: ben)
        }
        for parent in [locked, removed, held, hidden, elsewhere, Post.ID(rawValue: 999_999)] {
            await #expect(throws: PostingError.missing, "\(parent)") { try await send(to: parent) }
        }
        await #expect {
            try await send(to: open)
        } throws: { error in
            if case PostingError.unreadable = error { true } else { false }
        }
    }

    @Test func `many who answer in the same moment stand one after the other, and nothing is put in order`()
        async throws
    {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?")
        for number in 1...5 {
            _ = try await town.community.discussions.post(
                Draft(.reply(to: post), source: "Answer \(number).", by: town.ben), by: .seeder)
        }
        let rows: [Int] = try await town.store.read {
            try $0.all(Query("SELECT posted_at - \(town.clock.now) FROM post ORDER BY position"))
        }
        #expect(rows == [0, 1, 2, 3, 4, 5])
        #expect(try await town.faults() == [])
    }
}
