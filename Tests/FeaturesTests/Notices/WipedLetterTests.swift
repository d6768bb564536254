import Storage
import TestSupport
import Testing

@testable import Features

/// Letters that wait hold no words that are gone.
struct WipedLetterTests {
    private let site: NoticeTown
    private var town: TestCommunity { site.town }

    init() async throws {
        site = try await NoticeTown()
    }

    private func wipe(_ post: Post.ID) async throws {
        try await site.change { try $0.wipe(post, at: $1) }
    }

    private func excerpts(_ letters: [OutgoingLetter]) -> [String] {
        letters.flatMap { letter -> [LetterEntry] in
            if case .notices(let letter) = letter.letter { letter.entries } else { [] }
        }.map(\.excerpt)
    }

    @Test func `a decision is mailed without the words that were in its letter`() async throws {
        let (answer, ben, maren) = (site.answer, town.ben, town.maren)
        try await site.write { _ = try $0.decided(answer, to: ben, by: maren) }
        try await site.writeMail(after: 600)
        try await site.change { _ = try $0.remove(answer, by: .moderator, reason: "Off topic.", at: $1) }
        try await wipe(answer)
        #expect(excerpts(try await site.mail(after: 1)) == [""])
    }

    /// Ada is to be mailed of a post that quotes ben's answer.
    private func writeLetterThatQuotes() async throws {
        let quoting = try await town.reply(
            to: site.opening,
            "> [ben, #2](/p/\(site.answer))\n> Flat wounds, with a wound third.\n\nNo, round ones.", by: town.maren)
        try await town.tamper("DELETE FROM notice")
        try await site.tell(quoting, by: town.maren, answering: town.ada)
        try await site.writeMail(after: 600)
    }

    @Test func `what quotes the post is mailed without its words`() async throws {
        try await writeLetterThatQuotes()
        let answer = site.answer
        try await site.change { _ = try $0.remove(answer, by: .author, reason: nil, at: $1) }
        try await wipe(answer)
        #expect(try await letters() == [])
        let written = excerpts(try await site.mail(after: 1))
        #expect(written.count == 1)
        #expect(written.allSatisfy { !$0.contains("Flat wounds") })
    }

    @Test func `a title that is gone stands in no letter, of whichever post of the thread`() async throws {
        try await site.tell(answering: town.ada)
        try await site.writeMail(after: 600)
        let opening = site.opening
        try await site.change { _ = try $0.remove(opening, by: .author, reason: nil, at: $1) }
        try await wipe(opening)
        let letter = try #require(NoticeTown.letter(try await site.mail(after: 1)))
        #expect(letter.thread.title == PostStates.wipedTitle)
        #expect(letter.entries.map(\.excerpt) == ["Flat wounds, with a wound third."])
    }

    @Test func `a letter about the post that is under way is not tried again with its words`() async throws {
        let (answer, ben, maren) = (site.answer, town.ben, town.maren)
        try await site.write { _ = try $0.decided(answer, to: ben, by: maren) }
        let letter = try #require(try await site.mail(after: 600).first)
        try await site.change { _ = try $0.remove(answer, by: .moderator, reason: "Off topic.", at: $1) }
        try await wipe(answer)
        try await town.community.outbox.settle(letter, .later(at: town.clock.now, code: 451))
        #expect(excerpts(try await site.mail(after: 3_600)) == [""])
    }

    @Test func `a letter under way that tells of another post too is not tried again with words that are gone`()
        async throws
    {
        try await site.tell(answering: town.ada)
        try await site.answerAgain("This one stays.")
        let letter = try #require(try await site.mail(after: 600).first)
        try #require(excerpts([letter]).count == 2)
        town.clock.advance(seconds: 60)
        try await town.community.ownPosts.delete(site.answer, by: town.member("ben"))
        try await town.community.outbox.settle(letter, .later(at: town.clock.now, code: 451))
        #expect(excerpts(try await site.mail(after: 3_600)) == ["This one stays."])
    }

    @Test(arguments: [Post.State.removed, .held])
    func `what quotes a post is mailed without its words, though these are kept`(_ state: Post.State) async throws {
        try await writeLetterThatQuotes()
        try #require(try await letters().count == 1)
        let answer = site.answer
        try await site.change { states, now in
            if state == .removed {
                _ = try states.remove(answer, by: .moderator, reason: "Off topic.", at: now)
            } else {
                _ = try states.hold(answer, rule: "personal-information", at: now)
            }
        }
        #expect(try await letters() == [])
        let written = excerpts(try await site.mail(after: 1))
        #expect(written.count == 1)
        #expect(written.allSatisfy { !$0.contains("Flat wounds") })
    }

    @Test func `letters about other posts go as they were`() async throws {
        try await site.tell(answering: town.ada)
        try await site.writeMail(after: 600)
        let before = try await letters()
        try #require(before.count == 1)
        let other = try await town.reply(to: site.opening, "Something else.", by: town.maren)
        try await site.change { _ = try $0.remove(other, by: .author, reason: nil, at: $1) }
        try await wipe(other)
        #expect(try await letters() == before)
    }

    private func letters() async throws -> [String] {
        try await town.store.read {
            try $0.all(Query<String>("SELECT message_id FROM outbox WHERE state = 'waiting' ORDER BY id"))
        }
    }
}
