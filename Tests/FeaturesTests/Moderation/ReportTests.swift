import Storage
import TestSupport
import Testing

@testable import Features

/// Reports: by whom, how many, and what they do to a post.
@Suite struct ReportTests {
    private let network = Network(address: "192.0.2.1")

    @Test func `a guest and a member report a post, and both stand beside it`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Strings for slide playing", in: town.guitars)
        let ben = try await town.member("ben")
        let reports = town.community.reports
        #expect(try await reports.look(at: post, for: .guest).by == "ada")
        try await reports.report(post, ReportDraft(.spam), by: .guest, from: network)
        try await reports.report(post, ReportDraft(.unkind, words: "Not nice."), by: ben, from: network)
        let maren = try await town.moderator()
        let item = try #require(try await town.community.moderation.queue(for: maren).rows.first?.item)
        #expect(item.kind == .reported && !item.isUrgent)
        let shown = try await town.community.moderation.look(at: item.id, for: maren)
        #expect(shown.reports.map(\.reason) == [.spam, .unkind])
        #expect(shown.reports.map(\.by) == [nil, "ben"] && shown.reports.map(\.words) == ["", "Not nice."])
        #expect(shown.reportCount == 2)
        #expect(try await town.state(of: post) == .visible)
        #expect(try await town.faults() == [])
    }

    @Test func `an item goes by the reason that most give, on the list as in the case`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Strings for slide playing", in: town.guitars)
        let (ben, maren) = (try await town.member("ben"), try await town.moderator())
        let (reports, moderation) = (town.community.reports, town.community.moderation)
        func expectReason(_ reason: ReportReason) async throws {
            let row = try #require(try await moderation.queue(for: maren).rows.first)
            #expect(row.reason == reason)
            #expect(try await moderation.look(at: row.item.id, for: maren).reason == reason)
        }
        try await reports.report(post, ReportDraft(.unkind), by: .guest, from: network)
        try await reports.report(post, ReportDraft(.offTopic), by: ben, from: network)
        try await expectReason(.unkind)
        try await reports.report(post, ReportDraft(.offTopic), by: .guest, from: network)
        try await expectReason(.offTopic)
    }

    @Test func `the reporter is told what came of it, and its author only where something was done`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Strings for slide playing", in: town.guitars)
        let (ben, maren) = (try await town.member("ben"), try await town.moderator())
        try await town.community.reports.report(post, ReportDraft(.offTopic), by: ben, from: nil)
        try await town.community.moderation.dismiss(post, by: maren)
        #expect(try await town.notices(of: town.ben) == ["report"])
        #expect(try await town.notices(of: town.ada) == [])
        #expect(try await town.decisions() == [.dismiss])
        #expect(try await town.community.moderation.queue(for: maren).rows == [])
    }

    @Test func `a second report by the same member adds nothing while the first waits`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Strings for slide playing", in: town.guitars)
        let ben = try await town.member("ben")
        for reason in [ReportReason.spam, .unkind] {
            try await town.community.reports.report(post, ReportDraft(reason), by: ben, from: nil)
        }
        let count: Int = try await town.store.read { try $0.one(Query("SELECT COUNT(*) FROM report")) }
        #expect(count == 1)
    }

    @Test func `who reported a post and then finds that it may be a child's is heard`() async throws {
        let town = try await makeCommunity()
        let start = try await town.start("Which recorder?", in: town.guitars)
        let post = try await town.reply(to: start, "Our teacher says so.")
        let (ada, maren) = (try await town.member("ada"), try await town.moderator())
        let reports = town.community.reports
        try await reports.report(post, ReportDraft(.other, words: "Look at it."), by: ada, from: nil)
        try await reports.report(post, ReportDraft(.under13), by: ada, from: nil)
        #expect(try await town.state(of: post) == .held)
        let rows = try await town.community.moderation.queue(for: maren).rows
        #expect(rows.map(\.item.isUrgent) == [true])
        let item = try #require(rows.first?.item.id)
        let shown = try await town.community.moderation.look(at: item, for: maren)
        #expect(shown.reports.map(\.reason) == [.under13] && shown.reports.map(\.words) == ["Look at it."])
        #expect(try await town.faults() == [])
    }

    @Test func `what was said first takes nothing from what is urgent, and an urgent report stays one`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Opening hours", by: town.maren)
        let (ben, odile) = (try await town.member("ben"), try await town.secondModerator())
        let reports = town.community.reports
        for draft in [
            ReportDraft(.spam, words: "First."), ReportDraft(.under13, words: "Second."),
            ReportDraft(.under13, words: "Third."), ReportDraft(.unkind, words: "Fourth."),
        ] { try await reports.report(post, draft, by: ben, from: nil) }
        let item = try #require(try await town.community.moderation.queue(for: odile).rows.first?.item)
        #expect(item.isUrgent)
        let shown = try await town.community.moderation.look(at: item.id, for: odile)
        #expect(shown.reports.map(\.words) == ["Second."] && shown.reports.map(\.reason) == [.under13])
        #expect(try await town.state(of: post) == .visible, "a moderator wrote it")
    }

    @Test(arguments: [true, false])
    func `what may be a child's is hidden at once and urgent`(_ byGuest: Bool) async throws {
        let town = try await makeCommunity()
        let start = try await town.start("Which recorder?", in: town.guitars)
        let post = try await town.reply(to: start, "Our teacher says so.")
        let (ada, maren) = (try await town.member("ada"), try await town.moderator())
        try await town.community.reports.report(post, ReportDraft(.under13), by: byGuest ? .guest : ada, from: network)
        #expect(try await town.state(of: post) == .held)
        #expect(try await town.faults() == [])
        #expect(try await town.community.moderation.queue(for: maren).rows.first?.item.isUrgent == true)
        try await town.community.moderation.dismiss(post, by: maren)
        #expect(try await town.state(of: post) == .visible)
        #expect(try await town.notices(of: town.ben) == ["decision"])
        try await town.community.reports.report(post, ReportDraft(.under13), by: .guest, from: network)
        #expect(try await town.state(of: post) == .visible, "a moderator has looked at it and left it")
        #expect(try await town.faults() == [])
    }

    @Test func `what a moderator let through for another reason may be a child's all the same`() async throws {
        let town = try await makeCommunity()
        let (post, _) = try await town.heldPost()
        let maren = try await town.moderator()
        let (reports, moderation) = (town.community.reports, town.community.moderation)
        try await moderation.release(post, by: maren)
        try await reports.report(post, ReportDraft(.spam), by: .guest, from: network)
        try await moderation.dismiss(post, by: maren)
        try await reports.report(post, ReportDraft(.under13), by: .guest, from: network)
        #expect(try await town.state(of: post) == .held)
        try await moderation.dismiss(post, by: maren)
        try await reports.report(post, ReportDraft(.under13), by: .guest, from: network)
        #expect(try await town.state(of: post) == .visible, "it was looked at for that, and left")
        #expect(try await town.faults() == [])
    }

    @Test func `what was taken down as a child's and restored was looked at for that`() async throws {
        let town = try await makeCommunity()
        let start = try await town.start("Which recorder?", in: town.guitars)
        let maren = try await town.moderator()
        let (reports, moderation) = (town.community.reports, town.community.moderation)
        let expected: [(ReportReason, Post.State)] = [(.unkind, .held), (.under13, .visible)]
        for (reason, state) in expected {
            let post = try await town.reply(to: start, "Our teacher says so.")
            try await reports.report(post, ReportDraft(reason), by: .guest, from: network)
            try await moderation.remove(post, reason: "To be looked at.", by: maren)
            try await moderation.restore(post, by: maren)
            try await reports.report(post, ReportDraft(.under13), by: .guest, from: network)
            #expect(try await town.state(of: post) == state, "\(reason)")
        }
        #expect(try await town.faults() == [])
    }

    @Test func `T36: what may be by a child under 13 is hidden at once, before anything else, until somebody decides`()
        async throws
    {
        let town = try await makeCommunity()
        let maren = try await town.moderator()
        _ = try await town.heldPost()
        let start = try await town.start("Which recorder?", in: town.guitars)
        let post = try await town.reply(to: start, "I am ten, and our teacher says so.")
        try await town.community.reports.report(post, ReportDraft(.under13), by: .guest, from: network)
        #expect(try await town.state(of: post) == .held)
        for actor in [try await town.member("ada"), .guest] {
            let found = try await town.community.search.find(
                SearchQuery.parse("teacher"), order: .newest, page: 1, for: actor)
            #expect(found.count.number == 0)
            #expect(try await town.community.discussions.source(of: post, for: actor) == nil)
        }
        let rows = try await town.community.moderation.queue(for: maren).rows
        #expect(rows.first?.item.post == post && rows.first?.item.isUrgent == true && rows.count == 2)
        town.clock.advance(seconds: Moment.day)
        #expect(try await town.state(of: post) == .held, "time alone lets nothing through")
    }

    @Test func `other words than those that a moderator left are hidden, and leave a mark, however early they come`()
        async throws
    {
        let town = try await makeCommunity()
        let start = try await town.start("Which recorder?", in: town.guitars)
        let post = try await town.reply(to: start, "Our teacher says so.")
        let (ben, maren) = (try await town.member("ben"), try await town.moderator())
        let (reports, own) = (town.community.reports, town.community.ownPosts)
        try await own.edit(Edit(post, source: "My teacher says so.", base: 0), by: ben)
        try await reports.report(post, ReportDraft(.under13), by: .guest, from: network)
        try await town.community.moderation.dismiss(post, by: maren)
        try await reports.report(post, ReportDraft(.under13), by: .guest, from: network)
        #expect(try await town.state(of: post) == .visible, "a moderator has seen what it says since the first edit")
        town.clock.advance(seconds: 60)
        try await own.edit(Edit(post, source: "Everybody in my class says so.", base: 1), by: ben)
        let kept: [String] = try await town.store.read {
            try $0.all(Query("SELECT source FROM revision WHERE post = \(post)"))
        }
        #expect(kept == ["My teacher says so."])
        try await reports.report(post, ReportDraft(.under13), by: .guest, from: network)
        #expect(try await town.state(of: post) == .held)
        #expect(try await town.faults() == [])
    }

    @Test func `three who are known here hide a post, and others don't`() async throws {
        let town = try await makeCommunity()
        let start = try await town.start("Which recorder?", in: town.guitars)
        let post = try await town.reply(to: start, "Rubbish.")
        let known = [try await town.regular("cara"), try await town.regular("dora"), try await town.regular("emil")]
        try await town.people("newcomer")
        let newcomer = try await town.member("newcomer")
        let reports = town.community.reports
        for actor in [newcomer, .guest] + known.prefix(2) {
            try await reports.report(post, ReportDraft(.unkind), by: actor, from: network)
        }
        #expect(try await town.state(of: post) == .visible)
        try await reports.report(post, ReportDraft(.unkind), by: known[2], from: network)
        #expect(try await town.state(of: post) == .held)
        #expect(try await town.faults() == [])
        let maren = try await town.moderator()
        try await town.community.moderation.decide(
            .remove(reason: "Unkind."),
            on: try #require(town.community.moderation.queue(for: maren).rows.first).item.id,
            by: maren)
        #expect(try await town.state(of: post) == .removed)
        #expect(try await town.faults() == [])
    }

    @Test func `a moderator's post is not hidden by readers`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Opening hours", by: town.maren)
        try await town.community.reports.report(post, ReportDraft(.under13), by: .guest, from: network)
        #expect(try await town.state(of: post) == .visible)
        #expect(try await town.community.moderation.queue(for: town.secondModerator()).rows.count == 1)
    }

    @Test func `guests of one network report ten posts an hour, members twenty a day`() async throws {
        let town = try await makeCommunity()
        let start = try await town.start("Strings for slide playing", in: town.guitars)
        var posts: [Post.ID] = []
        for number in 1...21 { posts.append(try await town.reply(to: start, "Reply number \(number).", by: town.ada)) }
        let ben = try await town.member("ben")
        let reports = town.community.reports
        for post in posts.prefix(10) { try await reports.report(post, ReportDraft(.spam), by: .guest, from: network) }
        await #expect(throws: ReportError.self) {
            try await reports.report(posts[10], ReportDraft(.spam), by: .guest, from: network)
        }
        try await reports.report(
            posts[10], ReportDraft(.spam), by: .guest, from: Network(address: "198.51.100.7"))
        for post in posts.prefix(20) { try await reports.report(post, ReportDraft(.spam), by: ben, from: network) }
        await #expect(throws: ReportError.self) {
            try await reports.report(posts[20], ReportDraft(.spam), by: ben, from: network)
        }
        town.clock.advance(seconds: Moment.day)
        try await reports.report(posts[20], ReportDraft(.spam), by: ben, from: network)
    }

    @Test func `something else needs words, and not too many`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Strings for slide playing")
        let reports = town.community.reports
        await #expect(throws: ReportError.needsWords) {
            try await reports.report(post, ReportDraft(.other, words: " \n"), by: .guest, from: network)
        }
        await #expect(throws: ReportError.wordsLength(letters: 1_001, allowed: 1_000)) {
            try await reports.report(
                post, ReportDraft(.spam, words: String(repeating: "a", count: 1_001)), by: .guest, from: network)
        }
        try await reports.report(post, ReportDraft(.other, words: "It is upside down."), by: .guest, from: network)
    }

    @Test func `a thousand letters are no way to store a book, in marks or in what nobody sees`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Strings for slide playing")
        let reports = town.community.reports
        let crowd = String(repeating: "\u{1F469}\u{200D}", count: 3_000)
        await #expect(throws: ReportError.wordsLength(letters: 1_500, allowed: 1_000)) {
            try await reports.report(post, ReportDraft(.other, words: crowd), by: .guest, from: network)
        }
        let tower = "a" + String(repeating: "\u{301}", count: 30_000)
        try await reports.report(post, ReportDraft(.other, words: tower), by: .guest, from: network)
        let words: String = try await town.store.read { try $0.one(Query("SELECT words FROM report")) }
        #expect(words.utf8.count == 9)
    }

    @Test func `nobody reports their own post, or one that they can't read`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Strings for slide playing", in: town.guitars)
        let ada = try await town.member("ada")
        let reports = town.community.reports
        await #expect(throws: ReportError.own) { try await reports.look(at: post, for: ada) }
        await #expect(throws: ReportError.own) {
            try await reports.report(post, ReportDraft(.spam), by: ada, from: nil)
        }
        try await town.keep(town.guitars, for: .staff)
        for actor in [try await town.member("ben"), .guest] {
            await #expect(throws: ReportError.missing) {
                try await reports.report(post, ReportDraft(.spam), by: actor, from: nil)
            }
        }
        await #expect(throws: ReportError.missing) {
            try await reports.report(Post.ID(rawValue: 999), ReportDraft(.spam), by: .guest, from: nil)
        }
        await #expect(throws: ReportError.notAllowed) {
            try await reports.report(post, ReportDraft(.spam), by: .importer, from: nil)
        }
    }
}
