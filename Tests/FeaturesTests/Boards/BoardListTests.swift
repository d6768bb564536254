import Storage
import TestSupport
import Testing

@testable import Features

/// A board's lists: all of its threads, the unread ones, questions without an answer and with one.
@Suite struct BoardListTests {
    private typealias Question = (id: Discussion.ID, reply: Post.ID)

    private func page(
        _ list: BoardList, at cursor: ListCursor? = nil, for actor: Actor, in town: TestCommunity
    ) async throws -> BoardPage {
        try #require(try await town.community.boards.show(slug: "guitars", list: list, at: cursor, for: actor))
    }

    private func rows(_ list: BoardList, for actor: Actor, in town: TestCommunity) async throws -> [Discussion.ID] {
        try await page(list, for: actor, in: town).list.rows.map(\.discussion.id)
    }

    /// A question of ada's with a reply of ben's.
    private func question(_ title: String, in town: TestCommunity) async throws -> Question {
        let post = try await town.start(title, in: town.guitars)
        let reply = try await town.reply(to: post)
        return (try await town.discussion(of: post), reply)
    }

    /// A question without an answer and a later one with its answer, on a board of questions.
    private func questions(in town: TestCommunity) async throws -> (open: Question, solved: Question) {
        try await town.takeAnswers(on: town.guitars)
        let open = try await question("A buzzing low E", in: town)
        let solved = try await question("A humming amplifier", in: town)
        try await town.community.answers.mark(solved.reply, by: town.member("ada"))
        return (open, solved)
    }

    @Test func `a board has the lists that are something to its reader; for any other, that of all its threads`()
        async throws
    {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let id = try await question("Buzzing low E", in: town).id
        #expect(try await page(.latest, for: .guest, in: town).lists == [.latest])
        #expect(try await page(.latest, for: ada, in: town).lists == [.latest, .unread])
        for list in BoardList.allCases {
            let shown = try await page(list, for: .guest, in: town)
            #expect(shown.shown == .latest && shown.list.rows.map(\.discussion.id) == [id], "\(list)")
        }
        try await town.takeAnswers(on: town.guitars)
        #expect(try await page(.solved, for: .guest, in: town).lists == [.latest, .unanswered, .solved])
        #expect(try await page(.solved, for: ada, in: town).lists == BoardList.allCases)
        for list in BoardList.allCases { #expect(try await page(list, for: ada, in: town).shown == list) }
        #expect(try await page(.unread, for: .guest, in: town).shown == .latest)
    }

    @Test func `what is solved, what is not and what is new are listed apart, pinned or not, and a row says so`()
        async throws
    {
        let town = try await makeCommunity()
        let (ada, maren) = (try await town.member("ada"), try await town.member("maren"))
        let (open, solved) = try await questions(in: town)
        await town.community.reading.saw(open.reply, in: open.id, by: maren)
        let end = town.clock.now.advanced(seconds: Moment.day)
        try await town.community.discussions.pin(solved.id, until: end, by: .seeder)
        for actor in [Actor.guest, ada, maren] {
            #expect(try await rows(.solved, for: actor, in: town) == [solved.id])
            #expect(try await rows(.unanswered, for: actor, in: town) == [open.id])
        }
        #expect(try await rows(.unread, for: maren, in: town) == [solved.id])
        let page = try await page(.solved, for: .guest, in: town)
        #expect(page.pinned == [] && page.pinEndsAt == nil)
        let latest = try await town.community.discussions.latest(at: nil, for: .guest).rows
        #expect(latest.filter(\.isSolved).map(\.discussion.id) == [solved.id])
        try await town.community.answers.unmark(solved.reply, by: ada)
        #expect(try await rows(.solved, for: .guest, in: town) == [])
        #expect(try await rows(.unanswered, for: .guest, in: town) == [solved.id, open.id])
        #expect(try await town.community.discussions.latest(at: nil, for: .guest).rows.allSatisfy { !$0.isSolved })
    }

    @Test func `what a reader has muted is in none of them, and other boards' threads are in none`() async throws {
        let town = try await makeCommunity()
        let maren = try await town.member("maren")
        let (open, solved) = try await questions(in: town)
        try await town.start("Elsewhere", by: town.ben)
        for id in [open.id, solved.id] {
            try await town.community.reading.choose(.mute, for: .hours, of: id, by: maren)
        }
        for list in BoardList.allCases { #expect(try await rows(list, for: maren, in: town) == []) }
        town.clock.advance(seconds: 8 * 3_600)
        #expect(try await rows(.latest, for: maren, in: town) == [solved.id, open.id])
        #expect(try await rows(.unread, for: maren, in: town) == [solved.id, open.id])
        #expect(try await rows(.unanswered, for: maren, in: town) == [open.id])
        #expect(try await rows(.solved, for: maren, in: town) == [solved.id])
    }

    @Test func `each is paged by thirty, both ways`() async throws {
        let town = try await makeCommunity()
        let (ada, maren) = (try await town.member("ada"), try await town.member("maren"))
        try await town.takeAnswers(on: town.guitars)
        for number in 1...62 {
            let (_, reply) = try await question("Question number \(number)", in: town)
            if number.isMultiple(of: 2) { try await town.community.answers.mark(reply, by: ada) }
        }
        func titles(_ page: BoardPage) -> [String] { page.list.rows.map(\.discussion.title) }
        for (list, last) in [(BoardList.unanswered, 1), (.solved, 2), (.unread, 32)] {
            let first = try await page(list, for: maren, in: town)
            #expect(first.list.rows.count == 30, "\(list)")
            let second = try await page(list, at: first.list.older, for: maren, in: town)
            #expect(titles(second).contains("Question number \(last)"), "\(list)")
            #expect(second.list.rows.count == (list == .unread ? 30 : 1), "\(list)")
            let back = try await page(list, at: second.list.newer, for: maren, in: town)
            #expect(titles(back) == titles(first), "\(list)")
        }
    }

    @Test func `what nobody answered is looked for down to a moment, by index, as what is solved is`() async throws {
        let town = try await makeCommunity()
        try await town.takeAnswers(on: town.guitars)
        let old = try await question("An old one", in: town).id
        town.clock.advance(seconds: 60)
        let (horizon, new) = (town.clock.now, try await question("A new one", in: town).id)
        func unanswered(since horizon: Moment?) -> Query<DiscussionSummary> {
            .unanswered(
                in: town.guitars, since: horizon, at: ListRange(cursor: nil), [.everyone], for: town.ada,
                now: horizon ?? FixedClock.noon)
        }
        let (near, all) = (unanswered(since: horizon), unanswered(since: nil))
        #expect(try await town.store.read { try $0.all(near) }.map(\.discussion.id) == [new])
        #expect(try await town.store.read { try $0.all(all) }.map(\.discussion.id) == [new, old])
        try await expectIndexed(near.sql, "discussion_latest (board=? AND last_at>?)", in: town.store)
        try await expectIndexed(all.sql, "discussion_latest (board=?)", in: town.store)
        for range in [ListRange(cursor: nil), ListRange(cursor: ListCursor(.older, at: horizon, id: 9))] {
            let solved = Query<DiscussionSummary>.solved(
                in: town.guitars, at: range, [.everyone], for: town.ada, now: horizon)
            try await expectIndexed(solved.sql, "discussion_answered (board=?", in: town.store)
        }
    }

    @Test func `a board becomes one of questions, and one no more, by those who open boards`() async throws {
        let town = try await makeCommunity()
        let boards = town.community.boards
        let ada = try await town.member("ada")
        let stream = await town.community.events.subscribe(buffer: 8)
        try await boards.takeAnswers(true, on: "guitars", by: .console)
        var events = stream.makeAsyncIterator()
        #expect(await events.next() == .boardChanged(town.guitars))
        let (id, reply) = try await question("Buzzing low E", in: town)
        try await town.community.answers.mark(reply, by: ada)
        #expect(try await rows(.solved, for: .guest, in: town) == [id])
        try await boards.takeAnswers(false, on: "guitars", by: .console)
        #expect(try await page(.solved, for: .guest, in: town).shown == .latest)
        #expect(try await rows(.latest, for: .guest, in: town) == [id])
        #expect(try await page(.latest, for: .guest, in: town).list.rows.allSatisfy { !$0.isSolved })
        try await boards.takeAnswers(true, on: "guitars", by: .console)
        #expect(try await page(.solved, for: .guest, in: town).list.rows.map(\.isSolved) == [true])
        await #expect(throws: PostingError.missing) {
            try await boards.takeAnswers(true, on: "kazoos", by: .console)
        }
        for actor in [Actor.guest, ada, try await town.member("maren"), .watchman] {
            await #expect(throws: PostingError.notAllowed) {
                try await boards.takeAnswers(false, on: "guitars", by: actor)
            }
        }
        #expect(try await page(.latest, for: .guest, in: town).board.takesAnswers)
        #expect(try await town.faults() == [])
    }
}
