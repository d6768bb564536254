import Storage
import TestSupport
import Testing

@testable import Features

/// What was told of posts that are held back for a while, and what is left of those whose words are gone.
struct HeldNoticeTests {
    private let site: NoticeTown
    private let ada: Actor
    private var town: TestCommunity { site.town }
    private var notices: Notices { site.town.community.notices }

    init() async throws {
        site = try await NoticeTown()
        ada = try await site.town.member("ada")
    }

    private func hold(_ post: Post.ID) async throws {
        let board = town.guitars
        try await site.change { states, now in
            try states.hold(post, rule: "personal-information", at: now)
            _ = try QueueKeeper(transaction: states.transaction)
                .open(post, board: board, kind: .held, rule: "personal-information", at: now)
        }
    }

    private func release(_ post: Post.ID) async throws {
        try await site.change { _ = try $0.release(post, at: $1) }
        try await settle()
    }

    /// Nothing is left to be decided.
    private func settle() async throws {
        try await town.tamper("UPDATE queue_item SET settled_at = \(town.clock.now) WHERE settled_at IS NULL")
    }

    /// What is in letters that wait.
    private func entries(_ letters: [OutgoingLetter]) -> [Post.ID] {
        letters.flatMap { letter -> [LetterEntry] in
            switch letter.letter {
            case .notices(let letter): letter.entries
            case .digest(let letter): letter.threads.flatMap(\.entries)
            default: []
            }
        }.map { Post.ID(rawValue: $0.post) }
    }

    @Test func `a post that is held tells nobody meanwhile, and afterwards what it told before`() async throws {
        try await site.tell(answering: town.ada)
        try await hold(site.answer)
        #expect(try await notices.unread(for: ada) == 0)
        #expect(try await notices.page(at: nil, for: ada).rows == [])
        #expect(try await town.actor(town.signIn("ada").secret).member?.unread == 0)
        // All that is there is read: that is not.
        try await notices.readAll(upTo: town.clock.now, by: ada)
        #expect(try await town.faults() == [])
        try await release(site.answer)
        #expect(try await notices.unread(for: ada) == 1)
        #expect(try await notices.page(at: nil, for: ada).rows.map(\.post) == [site.answer])
    }

    @Test func `mail about a post that is held waits until it is released`() async throws {
        try await site.tell(answering: town.ada)
        try await hold(site.answer)
        #expect(try await site.mail(after: 10_000).isEmpty)
        try await release(site.answer)
        #expect(entries(try await site.mail(after: 1)) == [site.answer])
    }

    @Test func `a letter that waits gives a held post back, and goes without it`() async throws {
        try await site.tell(answering: town.ada)
        let second = try await site.answerAgain("This one stays.")
        try await site.writeMail(after: 600)
        try await hold(site.answer)
        let letters = try await site.mail(after: 1)
        #expect(entries(letters) == [second])
        for letter in letters { try await town.community.outbox.settle(letter, .sent) }
        try await release(site.answer)
        #expect(entries(try await site.mail(after: 1)) == [site.answer])
    }

    @Test func `a letter under way about a post that is held is not tried again, and comes after its release`()
        async throws
    {
        try await site.tell(answering: town.ada)
        let letter = try #require(try await site.mail(after: 600).first)
        try await hold(site.answer)
        try await town.community.outbox.settle(letter, .later(at: town.clock.now, code: 451))
        #expect(try await site.mail(after: 3_600).isEmpty)
        try await release(site.answer)
        #expect(entries(try await site.mail(after: 1)) == [site.answer])
    }

    @Test func `a digest leaves a held post to the next`() async throws {
        try await site.follow(town.ada)
        try await notices.choose(NoticeSettings(digest: .day), resumesThreads: false, by: ada)
        try await site.tell()
        try await hold(site.answer)
        #expect(try await site.mail(after: Moment.day).isEmpty)
        try await release(site.answer)
        #expect(entries(try await site.mail(after: Moment.day)) == [site.answer])
        #expect(try await town.faults() == [])
    }

    @Test func `a digest that waits gives a held post back, and what else stood in it comes at once`() async throws {
        try await site.follow(town.ada)
        try await notices.choose(NoticeSettings(digest: .week), resumesThreads: false, by: ada)
        try await site.tell()
        let second = try await site.reply(to: site.opening, "This one stays.")
        try await site.tell(second)
        try await site.writeMail(after: 7 * Moment.day)
        try await hold(site.answer)
        let letters = try await site.mail(after: 1)
        #expect(entries(letters) == [second])
        for letter in letters { try await town.community.outbox.settle(letter, .sent) }
        try await release(site.answer)
        #expect(try await site.mail(after: 600).isEmpty, "the next digest has its usual time again")
        #expect(entries(try await site.mail(after: 7 * Moment.day)) == [site.answer])
        #expect(try await town.faults() == [])
    }

    @Test func `a digest that ends takes along what waited for a decision`() async throws {
        try await site.follow(town.ada)
        try await notices.choose(NoticeSettings(digest: .day), resumesThreads: false, by: ada)
        try await site.tell()
        try await hold(site.answer)
        let long = town.clock.now.advanced(seconds: -181 * Moment.day)
        try await town.tamper(
            "UPDATE member SET joined_at = \(long) WHERE id = \(town.ada)", "DELETE FROM visit",
            "UPDATE sign_in SET seen_at = \(long)")
        #expect(try await site.mail(after: Moment.day).isEmpty)
        #expect(try await town.faults() == [])
    }

    @Test func `a child's post that a guest reports and a moderator leaves is told once`() async throws {
        try await site.tell(answering: town.ada)
        try await town.community.reports.report(
            site.answer, ReportDraft(.under13), by: .guest, from: Network(address: "192.0.2.1"))
        try #require(try await town.state(of: site.answer) == .held)
        try await town.community.moderation.dismiss(site.answer, by: town.member("maren"))
        #expect(try await site.notices() == ["ada reply", "ben decision"])
        #expect(try await notices.unread(for: ada) == 1)
    }

    @Test func `a post that was edited, held and released tells those alone who were not told before`() async throws {
        let maren = try await town.member("maren")
        try await site.tell(answering: town.ada)
        try await notices.readAll(upTo: town.clock.now, by: ada)
        try await hold(site.answer)
        try await site.follow(town.maren)
        try await town.community.moderation.release(site.answer, by: maren)
        #expect(try await notices.unread(for: ada) == 0)
        let told = try await site.notices().filter { $0.hasPrefix("ada") }
        #expect(told == ["ada reply"])
    }

    @Test func `an old post that is released is not told once more`() async throws {
        try await site.tell(answering: town.ada)
        town.clock.advance(seconds: Notice.kept + 1)
        try await town.community.purge.run()
        try await hold(site.answer)
        try await town.community.moderation.release(site.answer, by: town.member("maren"))
        #expect(try await site.notices() == ["ben decision"])
    }

    @Test func `a post that is removed is told to nobody, whether it was held before or not`() async throws {
        try await site.tell(answering: town.ada)
        try await hold(site.answer)
        let answer = site.answer
        try await site.change { _ = try $0.remove(answer, by: .moderator, reason: "Off topic.", at: $1) }
        try await settle()
        #expect(try await site.notices() == [])
        #expect(try await town.faults() == [])
    }
}
