import Storage
import TestSupport
import Testing

@testable import Features

/// Which reply answers a question, and who says so.
@Suite struct AnswerTests {
    /// A question of ada's with two replies, on a board that takes answers.
    private struct Question {
        let town: TestCommunity
        let first: Post.ID
        let second: Post.ID
        let third: Post.ID
        let discussion: Discussion.ID

        init() async throws {
            town = try await makeCommunity()
            first = try await town.start("Buzzing low E", "Why?", in: town.guitars)
            second = try await town.reply(to: first, "The nut.")
            third = try await town.reply(to: first, "The fret.")
            discussion = try await town.discussion(of: first)
            try await town.takeAnswers(on: town.guitars)
        }

        var answers: Answers { town.community.answers }

        func answer() async throws -> AnswerShown? { try await answers.answer(of: discussion, for: .guest) }

        func listed(_ isAnswered: Bool) async throws -> [Discussion.ID]? {
            let list = isAnswered ? BoardList.solved : .unanswered
            return try await town.community.boards.show(slug: "guitars", list: list, at: nil, for: .guest)?
                .list.rows.map(\.discussion.id)
        }

        func found(_ typed: String) async throws -> [Post.ID] {
            try await town.community.search.find(.parse(typed), order: .newest, page: 1, for: .guest).hits.map(\.post)
        }
    }

    @Test func `whoever asked marks a reply, and another one in its place`() async throws {
        let question = try await Question()
        let ada = try await question.town.member("ada")
        #expect(try await question.answer() == nil)
        try await question.answers.mark(question.second, by: ada)
        #expect(
            try await question.answer()
                == AnswerShown(post: question.second, position: 2, name: "ada", at: question.town.clock.now))
        question.town.clock.advance(seconds: 60)
        try await question.answers.mark(question.third, by: ada)
        #expect(try await question.answer()?.post == question.third)
        // A button of an older page takes nothing else off.
        try await question.answers.unmark(question.second, by: ada)
        #expect(try await question.answer()?.post == question.third)
        try await question.answers.unmark(question.third, by: ada)
        #expect(try await question.answer() == nil)
        #expect(try await question.town.faults() == [])
    }

    @Test func `moderators and those of the board mark as well, nobody else`() async throws {
        let question = try await Question()
        let (ben, maren) = (try await question.town.member("ben"), try await question.town.member("maren"))
        await #expect(throws: MarkError.notAllowed) { try await question.answers.mark(question.second, by: ben) }
        await #expect(throws: MarkError.notAllowed) { try await question.answers.mark(question.second, by: .guest) }
        try await question.answers.mark(question.second, by: maren)
        await #expect(throws: MarkError.notAllowed) { try await question.answers.unmark(question.second, by: ben) }
        #expect(try await question.answer()?.name == "maren")
        try await question.town.put(question.town.ben, in: .boardModerator)
        let moderator = try await question.town.member("ben")
        try await question.answers.mark(question.third, by: moderator)
        #expect(try await question.answer()?.post == question.third)
        let place = try await question.answers.place(of: question.discussion, for: moderator)
        #expect(place.takesAnswers && place.mayMark && place.answer?.post == question.third)
        #expect(!(try await question.answers.place(of: question.discussion, for: .guest)).mayMark)
    }

    @Test func `a question is no answer, nor is what can't be read, nor anything on other boards`() async throws {
        let question = try await Question()
        let town = question.town
        let ada = try await town.member("ada")
        await #expect(throws: MarkError.noAnswer) { try await question.answers.mark(question.first, by: ada) }
        await #expect(throws: MarkError.missing) { try await question.answers.mark(Post.ID(rawValue: 999), by: ada) }
        try await town.hold(question.third)
        await #expect(throws: MarkError.missing) { try await question.answers.mark(question.third, by: ada) }
        let other = try await town.start("A chat of ada's")
        let reply = try await town.reply(to: other)
        await #expect(throws: MarkError.noAnswer) { try await question.answers.mark(reply, by: ada) }
        let place = try await question.answers.place(of: try await town.discussion(of: other), for: ada)
        #expect(place == AnswerPlace(takesAnswers: false, mayMark: false, answer: nil))
    }

    @Test func `an answer that is removed is none, and does not come back by itself`() async throws {
        let question = try await Question()
        let town = question.town
        try await town.settleIn(town.maren)
        try await question.answers.mark(question.second, by: try await town.member("ada"))
        let maren = try await town.member("maren")
        try await town.community.moderation.remove(question.second, reason: "Wrong.", by: maren)
        #expect(try await question.answer() == nil)
        try await town.community.moderation.restore(question.second, by: maren)
        #expect(try await question.answer() == nil)
        #expect(try await town.faults() == [])
    }

    @Test func `an answer stays one while an edit of it waits, and when that is made`() async throws {
        let question = try await Question()
        let town = question.town
        try await question.answers.mark(question.second, by: try await town.member("ada"))
        let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        let isHeld = try await town.community.ownPosts.edit(
            Edit(question.second, title: nil, source: links, base: 0), by: try await town.member("ben"))
        try #require(isHeld)
        #expect(try await question.answer()?.post == question.second)
        #expect(try await town.faults() == [])
        try await town.community.moderation.release(question.second, by: try await town.member("maren"))
        #expect(try await question.answer()?.post == question.second)
        #expect(try await town.faults() == [])
    }

    @Test func `a report that hides an answer takes it from nobody for good`() async throws {
        let question = try await Question()
        let town = question.town
        let (ada, maren) = (try await town.member("ada"), try await town.member("maren"))
        try await question.answers.mark(question.second, by: ada)
        try await town.community.reports.report(
            question.second, ReportDraft(.under13), by: .guest, from: Network(address: "192.0.2.1"))
        #expect(try await question.answer() == nil)
        #expect(try await question.answers.place(of: question.discussion, for: maren).answer == nil)
        #expect(try await question.found("is:solved") == [])
        #expect(try await question.found("-is:solved fret") == [question.third])
        #expect(try await question.listed(true) == [])
        #expect(try await question.listed(false) == [question.discussion])
        #expect(try await town.faults() == [])
        try await town.community.moderation.dismiss(question.second, by: maren)
        #expect(try await question.answer()?.post == question.second)
        #expect(try await question.listed(true) == [question.discussion])
        #expect(try await town.faults() == [])
    }

    @Test func `another answer can be marked while one is held, which is none any more`() async throws {
        let question = try await Question()
        let town = question.town
        let ada = try await town.member("ada")
        try await question.answers.mark(question.second, by: ada)
        try await town.community.reports.report(
            question.second, ReportDraft(.under13), by: .guest, from: Network(address: "192.0.2.1"))
        try await question.answers.mark(question.third, by: ada)
        try await town.community.moderation.dismiss(question.second, by: try await town.member("maren"))
        #expect(try await question.answer()?.post == question.third)
        #expect(try await town.faults() == [])
    }

    @Test func `what is solved is searched for, and listed apart from the rest`() async throws {
        let question = try await Question()
        let town = question.town
        let other = try await town.start("Another nut question", "Nut?", in: town.guitars)
        try await question.answers.mark(question.second, by: try await town.member("ada"))
        #expect(try await question.found("nut") == [other, question.second])
        #expect(try await question.found("nut is:solved") == [question.second])
        #expect(try await question.found("nut IS:Solved") == [question.second])
        #expect(try await question.found("nut -is:solved") == [other])
        #expect(try await question.found("is:solved") == [question.third, question.second, question.first])
        #expect(try await question.found("is:funny nut") == [])
        #expect(try await question.listed(true) == [question.discussion])
        #expect(try await question.listed(false) == [try await town.discussion(of: other)])
        try await town.keep(town.guitars, for: .staff)
        #expect(try await question.listed(true) == nil)
        try await expectIndexed(
            Query<AnswerShown>.answer(of: question.discussion, [.everyone]).sql, "USING INTEGER PRIMARY KEY",
            in: town.store)
    }
}
