import Features
import Storage
import TestSupport
import Testing

@testable import App

/// What is done in the demo community beside posting, and what its members find.
@Suite struct DemoLifeTests {
    private let plan = PlantedDemo.plan

    private func all<Row: SQLReadable & Sendable>(_ sql: SQLText, in place: TestCommunity) async throws -> [Row] {
        try await place.store.read { try $0.all(Query<Row>(sql) { try $0.next() }) }
    }

    private func count(_ sql: SQLText, in place: TestCommunity) async throws -> Int {
        try await place.store.read { try $0.one(Query<Int>(sql) { try $0.next() }) }
    }

    @Test func `every act is planned, in order, before now, by somebody who had joined`() throws {
        #expect(plan.acts.count == DemoAct.all.count)
        let joined = Dictionary(uniqueKeysWithValues: plan.members.map { ($0.name, plan.moment($0.joined)) })
        var last = Moment(rawValue: 0)
        for act in plan.acts {
            #expect(act.at >= last && act.at < plan.now)
            if let name = act.by { #expect(act.at > (try #require(joined[name], "\(name) is no member")), "\(act)") }
            if let entry = act.entry { #expect(plan.posts[entry].at < act.at) }
            last = act.at
        }
    }

    @Test func `a quote is of an earlier post of its thread`() {
        let quoting = plan.posts.indices.filter { plan.posts[$0].post.quoted != nil }
        #expect(!quoting.isEmpty)
        for index in quoting {
            let quoted = plan.posts[index].quoted
            #expect(quoted.map { $0 < index && plan.posts[$0].thread == plan.posts[index].thread } == true)
        }
    }

    @Test func `acts on posts that are not there are left out, and those on one to come are refused`() async throws {
        let threads = [DemoThread(in: "gigs", "A thread of one post", ago: .hours(1), [.opening("Ama", "Hello?")])]
        let astray = DemoPlan(now: FixedClock.noon, threads: threads, life: DemoAct.all)
        #expect(astray.acts.allSatisfy { $0.entry == nil })
        let early = DemoAct("junw", .thanks, threads[0], 0, after: .minutes(-5))
        let place = try await makeCommunity()
        await #expect(throws: PostingError.missing) {
            try await PlantedDemo.plant(
                DemoPlan(now: FixedClock.noon, threads: threads, life: [early]), in: place)
        }
    }

    @Test func `questions are solved, posts are thanked, quoted, edited and taken down, and nothing is out of step`()
        async throws
    {
        let place = try await PlantedDemo.value.town
        #expect(try await count("SELECT COUNT(*) FROM board WHERE takes_answers = 1", in: place) == 3)
        #expect(try await count("SELECT COUNT(*) FROM discussion WHERE answer IS NOT NULL", in: place) == 6)
        #expect(try await count("SELECT COUNT(*) FROM thanks", in: place) > 20)
        #expect(try await count("SELECT COUNT(*) FROM quote", in: place) == 1)
        #expect(try await count("SELECT MAX(edit_count) FROM post", in: place) == 2)
        #expect(try await count("SELECT COUNT(*) FROM revision", in: place) == 2)
        let removers: [String] = try await all(
            "SELECT state_by FROM post WHERE state = 'removed' ORDER BY state_by", in: place)
        #expect(removers == ["author", "moderator"])
        #expect(try await count("SELECT COUNT(*) FROM post WHERE wiped_at IS NOT NULL", in: place) == 0)
        #expect(try await place.faults() == [])
    }

    @Test func `a held post and a reported one wait for the moderators`() async throws {
        let place = try await PlantedDemo.value.town
        let maren = try await place.member("maren.holt")
        let queue = try await place.community.moderation.queue(for: maren)
        #expect(queue.rows.map(\.item.kind) == [.reported, .held])
        #expect(queue.rows.last?.item.rule == "newcomer-links")
        #expect(try await count("SELECT COUNT(*) FROM report", in: place) == 2)
    }

    @Test func `the member of the demo's link has news of every kind, and has read what is old`() async throws {
        let (place, _, ivories) = try await PlantedDemo.value
        let list = try await place.community.notices.page(at: nil, for: ivories)
        let unread = list.rows.filter(\.isUnread)
        #expect(Set(unread.map(\.kind)).isSuperset(of: [.reply, .mention, .quote, .thanks, .followed]))
        #expect((5...25).contains(unread.count), "\(unread.count) notices are no news but a flood")
        #expect(list.rows.count > unread.count)
        let boards = try await place.community.reading.boards(for: ivories)
        #expect((2...6).contains(boards.count))
        let news = try #require(try await place.community.reading.unread(at: nil, for: ivories))
        #expect(news.rows.count >= 4)
        #expect(try await place.community.reading.since(for: ivories) != nil)
        let reader = try await place.community.reading.ignored(for: ivories)
        #expect(reader.map(\.name) == ["bargain_bin"])
    }

    @Test func `the member of the demo's link keeps drafts and bookmarks, follows and has muted`() async throws {
        let (place, _, ivories) = try await PlantedDemo.value
        let drafts = try await place.community.savedDrafts.list(by: ivories)
        #expect(drafts.count == 2 && drafts.allSatisfy { $0.place != nil })
        #expect(try await place.community.marks.bookmarks(at: nil, by: ivories).rows.count == 3)
        let chosen = try #require(try await place.community.reading.chosen(at: nil, for: ivories))
        #expect(chosen.boards.map(\.chosen.choice) == [.follow])
        #expect(chosen.threads.rows.contains { $0.chosen.choice == .mute })
        #expect(chosen.threads.rows.contains { $0.chosen.choice == .follow })
    }
}
