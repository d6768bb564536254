import Features
import Storage
import TestSupport
import Testing

/// Editing and deleting what one wrote.
@Suite struct OwnPostTests {
    private func edit(_ post: Post.ID, _ source: String, title: String? = nil, base: Int = 0) -> Edit {
        Edit(post, title: title, source: source, base: base)
    }

    @Test func `an edit in the first minutes leaves no mark, a later one a version`() async throws {
        let town = try await makeCommunity()
        let (post, own) = (try await town.start("Which strings for slide?", "First."), town.community.ownPosts)
        let ada = try await town.member("ada")
        try await own.edit(edit(post, "Second."), by: ada)
        #expect(try await town.versions(of: post) == [])
        town.clock.advance(seconds: 301)
        try await own.edit(edit(post, "Third.", base: 1), by: ada)
        #expect(try await town.versions(of: post) == ["Second."])
        let shown = try await own.editable(post, by: ada)
        #expect(shown.source == "Third." && shown.base == 2)
        #expect(try await town.faults() == [])
        #expect(try await town.found("Third") == [post])
        #expect(try await town.found("Second") == [])
    }

    @Test func `edits that cross are told, and nothing is overwritten`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", "First.")
        let ada = try await town.member("ada")
        let own = town.community.ownPosts
        try await own.edit(edit(post, "From the phone."), by: ada)
        await #expect {
            try await own.edit(edit(post, "From the desk."), by: ada)
        } throws: { error in
            if case PostingError.crossed(let now) = error {
                now.source == "From the phone." && now.base == 1
            } else {
                false
            }
        }
        #expect(try await own.editable(post, by: ada).source == "From the phone.")
    }

    @Test func `the title of a thread is its first post's alone to change`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", "First.")
        let reply = try await town.reply(to: post, by: town.ada)
        let ada = try await town.member("ada")
        try await town.community.ownPosts.edit(edit(post, "First.", title: "Which strings for lap steel?"), by: ada)
        try await town.community.ownPosts.edit(edit(reply, "More.", title: "Something else altogether"), by: ada)
        let place = try await town.community.discussions.place(of: reply, for: .guest)
        #expect(place?.discussion.title == "Which strings for lap steel?")
        #expect(place?.discussion.slug == "which-strings-for-lap-steel")
        #expect(try await town.found("title:lap") == [reply, post])
        #expect(try await town.faults() == [])
    }

    @Test func `nobody edits others' posts, removed ones, or after their time`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn()
        let post = try await town.start("Which strings for slide?", "First.")
        let own = town.community.ownPosts
        let (ada, ben) = (try await town.member("ada"), try await town.member("ben"))
        await #expect(throws: PostingError.missing) { try await own.edit(edit(post, "Mine."), by: ben) }
        await #expect(throws: PostingError.notAllowed) { try await own.edit(edit(post, "Mine."), by: .guest) }
        town.clock.advance(seconds: 31 * Moment.day)
        let later = try await town.member("ada")
        await #expect(throws: PostingError.closedForEditing) { try await own.edit(edit(post, "Late."), by: later) }
        _ = ada
        try await town.remove(post, by: .moderator)
        await #expect(throws: PostingError.removed) { try await own.edit(edit(post, "Gone."), by: later) }
    }

    @Test func `nobody finds another's post in the editor, and no own one that can't be edited`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", "First.", in: town.guitars)
        let own = town.community.ownPosts
        let (ada, ben) = (try await town.member("ada"), try await town.member("ben"))
        #expect(try await own.editable(post, by: ada).source == "First.")
        await #expect(throws: PostingError.missing) { try await own.editable(post, by: ben) }
        await #expect(throws: PostingError.missing) { try await own.editable(post, by: town.member("maren")) }
        await #expect(throws: PostingError.missing) { try await own.editable(Post.ID(rawValue: 999), by: ada) }
        await #expect(throws: PostingError.notAllowed) { try await own.editable(post, by: .guest) }
        try await town.keep(town.guitars, for: .staff)
        await #expect(throws: PostingError.missing) { try await own.editable(post, by: ada) }
        try await town.keep(town.guitars, for: .everyone)
        try await town.remove(post, by: .moderator)
        await #expect(throws: PostingError.removed) { try await own.editable(post, by: ada) }
        try await town.put(town.ada, in: .suspended)
        let suspended = try await town.member("ada")
        await #expect(throws: PostingError.notAllowed) { try await own.editable(post, by: suspended) }
    }

    @Test func `six edits a minute are enough for a member, and a moderator is not counted`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", "First.")
        let others = try await town.start("Opening hours", "First.", by: town.maren)
        let own = town.community.ownPosts
        let (ada, maren) = (try await town.member("ada"), try await town.member("maren"))
        town.clock.advance(seconds: 15)
        for number in 1...6 { try await own.edit(edit(post, "Words \(number).", base: number - 1), by: ada) }
        await #expect(throws: PostingError.tooSoon(seconds: 45)) {
            try await own.edit(edit(post, "Words 7.", base: 6), by: ada)
        }
        #expect(try await own.editable(post, by: ada).source == "Words 6.")
        for number in 1...8 { try await own.edit(edit(others, "Words \(number).", base: number - 1), by: maren) }
        town.clock.advance(seconds: 45)
        try await own.edit(edit(post, "Words 7.", base: 6), by: ada)
        #expect(try await own.editable(post, by: ada).source == "Words 7.")
    }

    @Test func `an edit is screened like a post`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", "First.")
        let ada = try await town.member("ada")
        await #expect {
            try await town.community.ownPosts.edit(edit(post, "Mail ada@strings.example"), by: ada)
        } throws: { error in
            if case PostingError.warned = error { true } else { false }
        }
        let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        #expect(try await town.community.ownPosts.edit(edit(post, links), by: ada))
        #expect(try await town.state(of: post) == .visible)
        #expect(try await town.community.discussions.source(of: post, for: .guest)?.source == "First.")
        #expect(try await town.faults() == [])
    }

    @Test func `an edit that is sent twice is done once, and one that says the same says nothing`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", "First.")
        let ada = try await town.member("ada")
        let own = town.community.ownPosts
        try await own.edit(edit(post, "Second."), by: ada)
        try await own.edit(edit(post, "Second."), by: ada)
        #expect(try await own.editable(post, by: ada).base == 1)
    }

    @Test func `nobody rewrites what they said in a thread that is locked`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", "First.")
        let id = try await town.discussion(of: post)
        try await town.community.discussions.lock(id, as: town.maren, reason: "Answered.", by: .seeder)
        let ada = try await town.member("ada")
        await #expect(throws: PostingError.locked(by: "maren", reason: "Answered.")) {
            try await town.community.ownPosts.edit(edit(post, "Second."), by: ada)
        }
    }

    @Test func `a new title that waits for a moderator is read by nobody before, and stands after`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", "First.")
        try await town.reply(to: post)
        let ada = try await town.member("ada")
        let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        #expect(
            try await town.community.ownPosts.edit(edit(post, links, title: "Buy these strings of mine"), by: ada))
        let latest = try await town.community.discussions.latest(at: nil, for: .guest)
        #expect(latest.rows.map(\.discussion.title) == ["Which strings for slide?"])
        try await town.community.moderation.release(post, by: try await town.member("maren"))
        let after = try await town.community.discussions.latest(at: nil, for: .guest)
        #expect(after.rows.map(\.discussion.title) == ["Buy these strings of mine"])
        #expect(try await town.faults() == [])
    }

    @Test func `a title that a moderator did not let through is read by nobody, and the old one stays`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", "First.")
        try await town.reply(to: post)
        let (ada, maren) = (try await town.member("ada"), try await town.member("maren"))
        let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        try await town.community.ownPosts.edit(edit(post, links, title: "Buy these marimbas of mine"), by: ada)
        try await town.community.moderation.reject(post, reason: "No adverts.", by: maren)
        let place = try await town.community.discussions.place(of: post, for: .guest)
        #expect(place?.discussion.title == "Which strings for slide?")
        #expect(try await town.community.ownPosts.editable(post, by: ada).title == "Which strings for slide?")
        #expect(try await town.columns(holding: "marimba") == [])
        #expect(try await town.faults() == [])
    }

    @Test func `what is deleted at once leaves no readable word anywhere`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let post = try await town.start("Unwise question about xylophones", "Regretted marimba words.")
        try await town.community.ownPosts.edit(edit(post, "Regretted marimba and glockenspiel words."), by: ada)
        let reply = try await town.reply(to: post, "An answer.")
        let rude = try await town.reply(to: post, "A rude one.")
        try await town.community.moderation.remove(rude, reason: "Be kind.", by: try await town.member("maren"))
        town.clock.advance(seconds: 300)
        try await town.community.ownPosts.edit(edit(post, "Regretted celesta words.", base: 1), by: ada)
        try await town.community.ownPosts.delete(post, by: ada)
        for word in ["xylophones", "marimba", "glockenspiel", "celesta", "regretted"] {
            #expect(try await town.columns(holding: word) == [], "\(word)")
        }
        let id = try await town.discussion(of: post)
        guard case .page(let page) = try await town.community.discussions.show(id, page: 1, for: .guest) else {
            Issue.record("the thread is gone although somebody answered")
            return
        }
        #expect(page.posts.map(\.post.id) == [post, reply, rude])
        #expect(page.posts.first?.html == nil)
        #expect(try await town.faults() == [])
    }

    @Test func `what nobody answered leaves not even a line`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let first = try await town.start("Which strings for slide?", by: town.ben)
        let post = try await town.reply(to: first, "Regretted.", by: town.ada)
        try await town.community.ownPosts.delete(post, by: ada)
        let id = try await town.discussion(of: first)
        guard case .page(let page) = try await town.community.discussions.show(id, page: 1, for: .guest) else {
            Issue.record("the thread is gone with a reply")
            return
        }
        #expect(page.posts.map(\.post.id) == [first])
    }

    @Test func `what is deleted later leaves a line, and its words for thirty days`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Which strings for slide?", by: town.ben)
        let post = try await town.reply(to: first, "Regretted marimba words.", by: town.ada)
        town.clock.advance(seconds: 901)
        let ada = try await town.member("ada")
        try await town.community.ownPosts.delete(post, by: ada)
        #expect(try await town.found("marimba") == [])
        #expect(try await town.columns(holding: "marimba").isEmpty == false)
        town.clock.advance(seconds: 30 * Moment.day + 1)
        #expect(try await town.community.removedTexts.wipe(limit: 10) == 1)
        #expect(try await town.columns(holding: "marimba") == [])
        let id = try await town.discussion(of: first)
        guard case .page(let page) = try await town.community.discussions.show(id, page: 1, for: .guest) else {
            Issue.record("the thread is gone with a reply")
            return
        }
        #expect(page.posts.count == 2)
        await #expect(throws: PostingError.removed) { try await town.community.ownPosts.delete(post, by: ada) }
    }

    @Test func `what is deleted only while no word of it stays, stays whole after that`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let (first, second) = (try await town.start("Which strings?"), try await town.start("Which picks?"))
        #expect(try await town.community.ownPosts.delete(first, isEarly: true, by: ada))
        #expect(try await town.state(of: first) == .removed)
        town.clock.advance(seconds: 901)
        #expect(try await !town.community.ownPosts.delete(second, isEarly: true, by: ada))
        #expect(try await town.state(of: second) == .visible)
        #expect(try await town.community.ownPosts.delete(second, by: ada))
        #expect(try await town.state(of: second) == .removed)
    }

    @Test func `nobody deletes what is another's`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", by: town.ada)
        let ben = try await town.member("ben")
        await #expect(throws: PostingError.missing) { try await town.community.ownPosts.delete(post, by: ben) }
        await #expect(throws: PostingError.notAllowed) { try await town.community.ownPosts.delete(post, by: .guest) }
        #expect(try await town.community.ownPosts.deletion(of: post, by: ben) == nil)
    }
}

extension TestCommunity {
    /// Posts that a guest finds.
    fileprivate func found(_ words: String) async throws -> [Post.ID] {
        try await community.search.find(SearchQuery.parse(words), order: .newest, page: 1, for: .guest).hits.map(\.post)
    }
}
