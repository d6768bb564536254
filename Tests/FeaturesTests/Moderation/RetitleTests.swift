import Storage
import TestSupport
import Testing

@testable import Features

/// Another title that a moderator gives a thread.
@Suite struct RetitleTests {
    private static let old = "Help!!! Please look at this"
    private static let new = "A Strat whose frets buzz"
    private static let why = "It says nothing."

    /// A thread by ada in the board of guitars, which ben has answered.
    private func thread(_ town: TestCommunity) async throws -> (first: Post.ID, id: Discussion.ID) {
        let first = try await town.start(Self.old, in: town.guitars)
        try await town.reply(to: first)
        return (first, try await town.discussion(of: first))
    }

    private func title(of thread: Discussion.ID, _ town: TestCommunity) async throws -> String {
        try await town.store.read { try $0.one(Query("SELECT title FROM discussion WHERE id = \(thread)")) }
    }

    @Test func `everybody finds it at once, and what it was called stays as a version, with who changed it`()
        async throws
    {
        let town = try await makeCommunity()
        let (first, thread) = try await thread(town)
        let maren = try await town.moderator()
        var events = await town.community.events.subscribe(buffer: 8).makeAsyncIterator()
        town.clock.advance(seconds: 60)
        try await town.community.moderation.retitle(
            thread, title: " A Strat whose\n frets buzz ", reason: Self.why, by: maren)
        guard case .postChanged(let change) = await events.next(),
            case .page(let page) = try await town.community.discussions.show(thread, page: 1, for: .guest)
        else {
            Issue.record("nobody was told, or there is no page")
            return
        }
        #expect(change.post == first && change.discussion == thread && change.author == town.ada)
        #expect(page.discussion.title == Self.new && page.discussion.slug == "a-strat-whose-frets-buzz")
        #expect(page.posts.first?.post.editedAt == town.clock.now)
        for (word, count) in [("frets", 2), ("Help", 0)] {
            let found = try await town.community.search.find(
                SearchQuery.parse(word), order: .newest, page: 1, for: .guest)
            #expect(found.count.number == count, "\(word)")
        }
        let versions = try #require(try await town.community.versions.page(of: first, for: .guest))
        #expect(versions.entries.map(\.title) == [Self.new, Self.old])
        #expect(versions.entries.map(\.by) == ["maren", "ada"])
        #expect(try await town.decisions() == [.retitle])
        #expect(try await town.faults() == [])
    }

    @Test func `whoever began it is told why, and nobody else; a moderator is not told of their own doing`()
        async throws
    {
        let town = try await makeCommunity()
        let (first, thread) = try await thread(town)
        let (maren, ada, ben) = (try await town.moderator(), try await town.member("ada"), try await town.member("ben"))
        let moderation = town.community.moderation
        try await town.tamper("DELETE FROM notice")
        try await moderation.retitle(thread, title: Self.new, reason: Self.why, by: maren)
        #expect(try await town.notices(of: town.ada) == ["decision"])
        #expect(try await town.notices(of: town.ben) == [])
        let shown = try await moderation.decision(on: first, for: ada)
        #expect(shown.decision.kind == .retitle && shown.decision.reason == Self.why && shown.decision.by == "maren")
        #expect(shown.isAuthor && shown.isReadable)
        await #expect(throws: ModerationError.missing) { try await moderation.decision(on: first, for: ben) }
        let own = try await town.discussion(of: town.start("Opening hours", by: town.maren))
        try await moderation.retitle(own, title: "Opening hours in May", reason: "April is over.", by: maren)
        #expect(try await town.notices(of: town.maren) == [])
        #expect(try await town.faults() == [])
    }

    @Test func `a title and a reason have so many letters, and the same title again changes nothing`() async throws {
        let town = try await makeCommunity()
        let (_, thread) = try await thread(town)
        let maren = try await town.moderator()
        let moderation = town.community.moderation
        for (title, letters) in [("", 0), ("Short", 5), (String(repeating: "a", count: 121), 121)] {
            await #expect(throws: ModerationError.titleLength(letters: letters, allowed: Gate.titleLetters)) {
                try await moderation.retitle(thread, title: title, reason: Self.why, by: maren)
            }
        }
        for reason in ["", "no", String(repeating: "a", count: 501)] {
            await #expect(throws: ModerationError.reasonLength(allowed: Moderation.reasonLetters)) {
                try await moderation.retitle(thread, title: Self.new, reason: reason, by: maren)
            }
        }
        try await moderation.retitle(thread, title: Self.old, reason: Self.why, by: maren)
        #expect(try await town.decisions() == [])
        for _ in 1...2 { try await moderation.retitle(thread, title: Self.new, reason: Self.why, by: maren) }
        #expect(try await town.decisions() == [.retitle])
        #expect(try await town.rows()["revision"] == 1)
    }

    @Test func `members give no thread another title, and moderators of a board those on it alone`() async throws {
        let town = try await makeCommunity()
        let (_, here) = try await thread(town)
        let there = try await town.discussion(of: town.start("Where is everybody?", in: town.general))
        try await town.put(town.ben, in: .boardModerator)
        let (ada, ben, maren) = (try await town.member("ada"), try await town.member("ben"), try await town.moderator())
        let moderation = town.community.moderation
        for (actor, thread) in [(ada, here), (Actor.guest, here), (ben, there)] {
            await #expect(throws: ModerationError.notAllowed) {
                try await moderation.retitle(thread, title: Self.new, reason: Self.why, by: actor)
            }
        }
        await #expect(throws: ModerationError.missing) {
            try await moderation.retitle(Discussion.ID(rawValue: 99), title: Self.new, reason: Self.why, by: maren)
        }
        try await moderation.retitle(here, title: Self.new, reason: Self.why, by: ben)
        #expect(try await title(of: here, town) == Self.new)
        try await town.move(there, to: here)
        await #expect(throws: ModerationError.missing) {
            try await moderation.retitle(there, title: Self.new, reason: Self.why, by: maren)
        }
        town.clock.advance(seconds: 600)
        let sent = try await town.submit(
            .newDiscussion(in: town.general, title: "Which strings for slide?"), as: town.ada, ada, honeypot: "x")
        try #require(sent.isHeld)
        let unseen = try await town.discussion(of: sent.post)
        await #expect(throws: ModerationError.missing, "nobody can read it: first it is decided about") {
            try await moderation.retitle(unseen, title: Self.new, reason: Self.why, by: maren)
        }
    }

    @Test func `an edit that was open meanwhile is shown the other title first`() async throws {
        let town = try await makeCommunity()
        let (first, thread) = try await thread(town)
        let (maren, ada) = (try await town.moderator(), try await town.member("ada"))
        let own = town.community.ownPosts
        try await town.community.moderation.retitle(thread, title: Self.new, reason: Self.why, by: maren)
        let edit = Edit(first, title: Self.old, source: "Other words.", base: 0)
        let error = await #expect(throws: PostingError.self) { try await own.edit(edit, by: ada) }
        guard case .crossed(let editable)? = error else {
            Issue.record("it was not crossed")
            return
        }
        #expect(editable.title == Self.new && editable.base == 1)
        try await own.edit(Edit(first, title: Self.new, source: "Other words.", base: 1), by: ada)
        #expect(try await title(of: thread, town) == Self.new)
        #expect(try await town.faults() == [])
    }

    @Test func `a title that waits with an edit does not take its place`() async throws {
        let town = try await makeCommunity()
        let (first, thread) = try await thread(town)
        let (maren, ada) = (try await town.moderator(), try await town.member("ada"))
        let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        let isHeld = try await town.community.ownPosts.edit(
            Edit(first, title: "Buy these strings of mine", source: links, base: 0), by: ada)
        try #require(isHeld)
        try await town.community.moderation.retitle(thread, title: Self.new, reason: Self.why, by: maren)
        try await town.community.moderation.release(first, by: maren)
        #expect(try await title(of: thread, town) == Self.new)
        let source: String = try await town.store.read {
            try $0.one(Query("SELECT source FROM body WHERE post = \(first)"))
        }
        #expect(source == links)
        #expect(try await town.faults() == [])
    }

    @Test func `an edit that was to change the title alone waits no longer`() async throws {
        let town = try await makeCommunity()
        let (first, thread) = try await thread(town)
        let (maren, ada) = (try await town.moderator(), try await town.member("ada"))
        let own = town.community.ownPosts
        let rule = Rule(
            key: "offers", name: "Offers", effect: .hold, subject: .phrases(["for sale"]),
            sentence: "A moderator reads this first.")
        town.surroundings.rules.replace(RuleBook(rules: [rule]))
        let source = try await own.editable(first, by: ada).source
        let isHeld = try await own.edit(
            Edit(first, title: "These strings are for sale", source: source, base: 0), by: ada)
        try #require(isHeld)
        try await town.community.moderation.retitle(thread, title: Self.new, reason: Self.why, by: maren)
        #expect(try await town.community.moderation.queue(for: maren).rows == [])
        #expect(try await own.editable(first, by: ada).isWaiting == false)
        #expect(try await title(of: thread, town) == Self.new)
        #expect(try await town.faults() == [])
    }

    @Test func `a thread whose first post was taken down keeps it, whatever becomes of that post`() async throws {
        let town = try await makeCommunity()
        let (first, thread) = try await thread(town)
        let maren = try await town.moderator()
        let moderation = town.community.moderation
        try await town.tamper("DELETE FROM notice")
        try await moderation.remove(first, reason: "A telephone number.", by: maren)
        try #require(try await title(of: thread, town) == PostStates.takenTitle)
        try await moderation.retitle(thread, title: Self.new, reason: Self.why, by: maren)
        #expect(try await town.notices(of: town.ada) == ["decision"], "of the removal alone: it is no title of hers")
        try await moderation.restore(first, by: maren)
        #expect(try await title(of: thread, town) == Self.new)
        #expect(try await town.faults() == [])
        try await moderation.remove(first, reason: "A telephone number.", by: maren)
        #expect(try await title(of: thread, town) == Self.new)
        town.clock.advance(seconds: RemovedTexts.kept)
        #expect(try await town.community.removedTexts.wipe(limit: 5) == 1)
        #expect(try await title(of: thread, town) == Self.new)
        #expect(try await town.faults() == [])
    }

    @Test func `what a moderator had left is left still: the words are the same`() async throws {
        let town = try await makeCommunity()
        let (first, thread) = try await thread(town)
        let maren = try await town.moderator()
        let network = Network(address: "192.0.2.1")
        try await town.community.reports.report(first, ReportDraft(.under13), by: .guest, from: network)
        try await town.community.moderation.dismiss(first, by: maren)
        town.clock.advance(seconds: 60)
        try await town.community.moderation.retitle(thread, title: Self.new, reason: Self.why, by: maren)
        try await town.community.reports.report(first, ReportDraft(.under13), by: .guest, from: network)
        #expect(try await town.state(of: first) == .visible)
    }

    @Test func `that holds where who began the thread moderates its board, and gives it the title`() async throws {
        let town = try await makeCommunity()
        let (first, thread) = try await thread(town)
        try await town.put(town.ada, in: .boardModerator)
        let (ada, maren) = (try await town.member("ada"), try await town.moderator())
        let (reports, moderation) = (town.community.reports, town.community.moderation)
        let network = Network(address: "192.0.2.1")
        try await reports.report(first, ReportDraft(.under13), by: .guest, from: network)
        try await moderation.dismiss(first, by: maren)
        town.clock.advance(seconds: 60)
        try await moderation.retitle(thread, title: Self.new, reason: Self.why, by: ada)
        try await reports.report(first, ReportDraft(.under13), by: .guest, from: network)
        #expect(try await town.state(of: first) == .visible)
        town.clock.advance(seconds: 60)
        try await town.community.ownPosts.edit(Edit(first, source: "Other words.", base: 1), by: ada)
        try await reports.report(first, ReportDraft(.under13), by: .guest, from: network)
        #expect(try await town.state(of: first) == .held, "nobody has looked at what she says now")
        #expect(try await town.faults() == [])
    }
}
