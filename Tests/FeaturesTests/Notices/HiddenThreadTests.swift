import Storage
import TestSupport
import Testing

@testable import Features

/// What a thread is called of which nothing can be read any more.
struct HiddenThreadTests {
    private static let title = "Buy these strings of mine"
    private let site: NoticeTown
    private let ada: Actor
    private let ben: Actor
    private let maren: Actor
    private var town: TestCommunity { site.town }
    private var notices: Notices { site.town.community.notices }

    init() async throws {
        site = try await NoticeTown()
        ada = try await site.town.member("ada")
        ben = try await site.town.member("ben")
        maren = try await site.town.member("maren")
    }

    /// A thread by ben that ada reports, and that maren takes down.
    private func removed(answeredBy member: Member.ID? = nil) async throws -> Post.ID {
        let post = try await town.start(Self.title, by: town.ben)
        if let member { try await town.reply(to: post, by: member) }
        try await town.tamper("DELETE FROM notice", "DELETE FROM discussion_choice")
        try await town.community.reports.report(post, ReportDraft(.spam), by: ada, from: nil)
        try await town.community.moderation.remove(post, reason: "An advertisement.", by: maren)
        return post
    }

    private func titles(for actor: Actor) async throws -> [String] {
        try await notices.page(at: nil, for: actor).rows.map(\.discussion.title)
    }

    @Test func `who reported it is told without its title, and who began it with it`() async throws {
        let post = try await removed()
        let moderation = town.community.moderation
        #expect(try await titles(for: ada) == [""])
        #expect(try await notices.page(at: nil, for: ada).rows.map(\.discussion.slug) == [""])
        #expect(try await moderation.decision(on: post, for: ada).discussion.title.isEmpty)
        #expect(try await titles(for: ben) == [Self.title])
        #expect(try await moderation.decision(on: post, for: ben).discussion.title == Self.title)
        let decided = try await moderation.decision(on: post, for: maren)
        #expect(decided.discussion.title == PostStates.takenTitle && decided.waitingTitle == Self.title)
        let id = try #require(try await notices.page(at: nil, for: ada).rows.first?.id)
        #expect(try await notices.notice(id, for: ada)?.discussion.title == "")
    }

    @Test func `mail about it has no title either`() async throws {
        let soon = NoticeChoice(onWeb: true, byMail: .soon)
        try await notices.choose(NoticeSettings(choices: [.report: soon]), resumesThreads: false, by: ada)
        _ = try await removed()
        let letters = try await site.mail(after: 600).compactMap { NoticeTown.letter([$0]) }
        let threads = Dictionary(letters.map { ($0.name, $0.thread) }) { first, _ in first }
        #expect(threads["ada"]?.title == "" && threads["ada"]?.slug == "")
        #expect(threads["ben"]?.title == Self.title)
    }

    @Test func `a thread of which something can be read is called what it was by those alone who called it so`()
        async throws
    {
        let post = try await removed(answeredBy: town.maren)
        let moderation = town.community.moderation
        #expect(try await titles(for: ada) == [PostStates.takenTitle])
        #expect(try await moderation.decision(on: post, for: ada).discussion.title == PostStates.takenTitle)
        #expect(try await titles(for: ben) == [Self.title])
        #expect(try await moderation.decision(on: post, for: ben).discussion.title == Self.title)
    }
}
