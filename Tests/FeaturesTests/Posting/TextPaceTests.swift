import Features
import Storage
import TestSupport
import Testing

/// Texts that are read and come to nothing: they are counted before they are read, and what is stored is not.
@Suite struct TextPaceTests {
    /// What is asked about, and stored when it is meant.
    private static let phone = "Call me: +44 20 7946 0958."

    private func rates(_ change: (inout Rates) -> Void, in town: TestCommunity) {
        var rates = Rates()
        change(&rates)
        town.surroundings.rules.replace(RuleBook(rates: rates))
    }

    private static func isWarned(_ error: any Error) -> Bool {
        if case PostingError.warned = error { true } else { false }
    }

    /// The seconds until the clock's minute ends.
    private func rest(in town: TestCommunity) -> Int { Int(60 - town.clock.now.rawValue / 1_000 % 60) }

    @Test func `whoever sends again and again what is not taken has to wait, whatever comes next`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn()
        let post = try await town.start("Which strings for slide?")
        let (ben, ada) = (try await town.member("ben"), try await town.member("ada"))
        town.clock.advance(seconds: 60)
        for _ in 1...20 {
            await #expect {
                try await town.submit(.reply(to: post), Self.phone, as: town.ben, ben)
            } throws: { Self.isWarned($0) }
        }
        for words in [Self.phone, "Heavier ones."] {
            await #expect(throws: PostingError.tooSoon(seconds: rest(in: town))) {
                try await town.submit(.reply(to: post), words, as: town.ben, ben)
            }
        }
        await #expect(throws: PostingError.tooSoon(seconds: rest(in: town))) {
            try await town.community.discussions.warning(
                Draft(.reply(to: post), source: Self.phone, by: town.ben), by: ben)
        }
        try await town.submit(.reply(to: post), "Lighter ones.", as: town.ada, ada)
        town.clock.advance(seconds: Int64(rest(in: town)))
        try await town.submit(.reply(to: post), "Heavier ones.", as: town.ben, ben)
    }

    @Test func `what is stored is not counted, be it a post or an edit`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn()
        rates({ ($0.textsPerMinute, $0.postSeconds, $0.editsPerMinute) = (2, 0, 100) }, in: town)
        let post = try await town.start("Which strings for slide?")
        let (ben, own) = (try await town.member("ben"), town.community.ownPosts)
        town.clock.advance(seconds: 60)
        var last = post
        for number in 1...5 {
            last = try await town.submit(.reply(to: post), "Answer \(number).", as: town.ben, ben).post
        }
        for number in 0..<5 { try await own.edit(Edit(last, source: "Edit \(number).", base: number), by: ben) }
        // One that says what stands there already is not even read.
        for _ in 1...5 { try await own.edit(Edit(last, source: "Edit 4.", base: 5), by: ben) }
        for _ in 1...2 {
            await #expect {
                try await own.edit(Edit(last, source: Self.phone, base: 5), by: ben)
            } throws: { Self.isWarned($0) }
        }
        await #expect(throws: PostingError.tooSoon(seconds: rest(in: town))) {
            try await own.edit(Edit(last, source: "Edit 5.", base: 5), by: ben)
        }
        await #expect(throws: PostingError.tooSoon(seconds: rest(in: town))) {
            try await town.submit(.reply(to: post), "Answer 6.", as: town.ben, ben)
        }
    }

    @Test func `what a form asks about a text counts as one that comes to nothing`() async throws {
        let town = try await makeCommunity()
        rates({ $0.textsPerMinute = 3 }, in: town)
        let (ada, discussions) = (try await town.member("ada"), town.community.discussions)
        let draft = Draft(
            .newDiscussion(in: town.general, title: "Which strings for slide?"), source: Self.phone, by: town.ada)
        for _ in 1...3 { #expect(try await discussions.warning(draft, by: ada).findings.count == 1) }
        await #expect(throws: PostingError.tooSoon(seconds: rest(in: town))) {
            try await discussions.warning(draft, by: ada)
        }
    }

    @Test func `of many that come together no more are read than of those that come one by one`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn()
        let post = try await town.start("Which strings for slide?")
        let ben = try await town.member("ben")
        town.clock.advance(seconds: 60)
        let read = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...40 {
                group.addTask {
                    do {
                        try await town.submit(.reply(to: post), Self.phone, as: town.ben, ben)
                        return false
                    } catch { return Self.isWarned(error) }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(read == 20)
    }

    @Test func `a form that was sent before is compared so often, where its words quote others`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn()
        rates({ $0.textsPerMinute = 3 }, in: town)
        let post = try await town.start("Which strings for slide?", by: town.ada)
        let (ben, target) = (try await town.member("ben"), ComposerTarget.reply(to: post))
        let (tokens, signIn) = (town.community.composerTokens, try #require(ben.member?.signIn))
        let form = try #require(tokens.check(tokens.issue(for: signIn, target: target), from: signIn, target: target))
        town.clock.advance(seconds: 60)
        let quote = try #require(try await town.community.quotes.quote(of: post, for: ben))
        let first = try await town.submit(.reply(to: post), "\(quote)Mine.", as: town.ben, ben, form: form).post
        for number in 1...3 {
            await #expect(throws: PostingError.formUsed(earlier: first)) {
                try await town.submit(.reply(to: post), "\(quote)Other \(number).", as: town.ben, ben, form: form)
            }
        }
        await #expect(throws: PostingError.tooSoon(seconds: rest(in: town))) {
            try await town.submit(.reply(to: post), "\(quote)Mine.", as: town.ben, ben, form: form)
        }
        let words = Submission(Draft(.reply(to: post), source: "\(quote)Mine.", by: town.ben), form: form)
        await #expect(throws: PostingError.tooSoon(seconds: rest(in: town))) {
            try await town.community.discussions.earlier(words, by: ben)
        }
        // Where nobody is quoted, there is nothing to be read.
        await #expect(throws: PostingError.formUsed(earlier: first)) {
            try await town.submit(.reply(to: post), "Mine.", as: town.ben, ben, form: form)
        }
    }

    @Test func `what a form has made is told to its member alone`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", by: town.ada)
        let (ben, ada, discussions) = (
            try await town.member("ben"), try await town.member("ada"), town.community.discussions
        )
        let (tokens, target) = (town.community.composerTokens, ComposerTarget.reply(to: post))
        let signIn = try #require(ben.member?.signIn)
        let form = try #require(tokens.check(tokens.issue(for: signIn, target: target), from: signIn, target: target))
        let draft = Draft(.reply(to: post), source: "Mine.", by: town.ben)
        #expect(try await discussions.earlier(Submission(draft), by: ben) == nil)
        #expect(try await discussions.earlier(Submission(draft, form: form), by: ben) == nil)
        town.clock.advance(seconds: 60)
        let sent = try await town.submit(.reply(to: post), "Mine.", as: town.ben, ben, form: form)
        let earlier = try #require(try await discussions.earlier(Submission(draft, form: form), by: ben))
        #expect(earlier.post == sent.post && earlier.isRepeat && !earlier.isHeld)
        for actor in [ada, Actor.guest, .seeder] {
            await #expect(throws: PostingError.notAllowed) {
                try await discussions.earlier(Submission(draft, form: form), by: actor)
            }
        }
    }
}
