import Storage
import TestSupport
import Testing

@testable import Features

/// Where else the title of a thread stands that a moderator has given another one.
@Suite struct RetitledElsewhereTests {
    private static let new = "A Strat whose frets buzz"

    private func mail(_ id: String, _ subject: String, hour: Int, _ text: String) -> String {
        """
        From cleo@mail.example Sun Nov 22 \(hour):00:00 2026
        From: Cleo <cleo@mail.example>
        Date: Sun, 22 Nov 2026 \(hour):00:00 +0000
        Subject: \(subject)
        Message-ID: <\(id)@mail.example>

        \(text)

        """
    }

    @Test func `messages find a thread of an archive by its own subject, and the moderator's title stays`()
        async throws
    {
        let town = try await makeCommunity()
        let maren = try await town.moderator()
        let discussions = town.community.discussions
        try await town.importMail(mail("m1", "Help", hour: 10, "Words."), into: town.general)
        let first = try #require(try await discussions.place(ofMessage: "m1@mail.example", for: .guest))
        try await town.community.moderation.retitle(
            first.discussion.id, title: Self.new, reason: "It says nothing.", by: maren)
        let rows = try await town.rows()
        #expect(rows["revision"] == 0 && rows["notice"] == 0)
        try await town.importMail(mail("m2", "Re: Help", hour: 11, "An answer."), into: town.general)
        let second = try #require(try await discussions.place(ofMessage: "m2@mail.example", for: .guest))
        #expect(second.discussion.id == first.discussion.id && second.position == 2)
        #expect(second.discussion.title == Self.new)
        let subject: String = try await town.store.read {
            try $0.one(Query("SELECT subject FROM post WHERE id = \(first.id)"))
        }
        #expect(subject == "Help")
        #expect(try await town.faults() == [])
    }

    @Test func `a letter that waits is written anew, with the other title`() async throws {
        let site = try await NoticeTown()
        let town = site.town
        try await site.tell(answering: town.ada)
        try await site.writeMail(after: 600)
        let thread = try await town.discussion(of: site.opening)
        try await town.community.moderation.retitle(
            thread, title: Self.new, reason: "It says nothing.", by: try await town.moderator())
        let titles = try await site.mail(after: 1).compactMap { NoticeTown.letter([$0])?.thread.title }
        #expect(titles == [Self.new])
    }
}
