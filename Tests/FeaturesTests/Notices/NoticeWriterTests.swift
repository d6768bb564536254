import Storage
import TestSupport
import Testing

@testable import Features

/// Who is told of a post, and who is not.
struct NoticeWriterTests {
    private let site: NoticeTown
    private var town: TestCommunity { site.town }

    init() async throws {
        site = try await NoticeTown()
    }

    @Test func `whoever is answered, named, quoted or follows is told once, for the nearest reason`() async throws {
        try await site.follow(town.maren)
        try await site.follow(town.ada)
        let belled = try await site.tell(
            answering: town.ada, mentioned: [town.ada, town.ben], quoted: [town.ada, town.maren])
        #expect(belled == [town.ada, town.maren])
        #expect(try await site.notices() == ["ada reply", "maren quote"])
    }

    @Test func `a follower alone is told that there is something new`() async throws {
        try await site.follow(town.maren)
        #expect(try await site.tell() == [town.maren])
        #expect(try await site.notices() == ["maren followed"])
    }

    @Test func `those who follow are found by one statement, and eight of them told by one`() async throws {
        var followers = [town.ada, town.maren]
        for number in 1...6 {
            followers.append(
                try await town.community.people.enrol("reed\(number)", standing: .member, label: nil, by: .seeder))
        }
        for follower in followers { try await site.follow(follower) }
        let store = CountingStore(town.store)
        let discussion = try await town.discussion(of: site.opening)
        let notice = PostedNotice(
            post: site.answer, discussion: discussion, board: town.guitars, by: town.ben, parentAuthor: nil,
            mentioned: [], quoted: [], audience: .everyone, startsDiscussion: false, isNew: true)
        let now = town.clock.now
        let belled = try await store.write { try NoticeWriter(transaction: $0, now: now).posted(notice) }
        #expect(belled == Set(followers))
        #expect(store.statements().count == 2)
        let told = try await site.notices()
        #expect(told.count == 8 && told.prefix(2) == ["ada followed", "maren followed"])
        // The ninth needs a statement of its own.
        try await town.tamper("DELETE FROM notice")
        let ninth = try await town.community.people.enrol("reed7", standing: .member, label: nil, by: .seeder)
        try await site.follow(ninth)
        let more = try await store.write { try NoticeWriter(transaction: $0, now: now).posted(notice) }
        #expect(more == belled.union([ninth]))
        #expect(store.statements().count == 3)
    }

    @Test func `nobody is told of themselves`() async throws {
        try await site.follow(town.ben)
        #expect(try await site.tell(answering: town.ben, mentioned: [town.ben], quoted: [town.ben]) == [])
        #expect(try await site.notices() == [])
    }

    @Test func `what is for staff is told to staff alone, whether the post is or its board`() async throws {
        let everybody = [town.ada, town.maren]
        #expect(try await site.tell(mentioned: everybody, audience: .staff) == [town.maren])
        try await town.tamper("DELETE FROM notice")
        try await town.keep(town.guitars, for: .staff)
        #expect(try await site.tell(mentioned: everybody) == [town.maren])
        try await town.put(town.maren, in: .suspended)
        try await town.tamper("DELETE FROM notice")
        #expect(try await site.tell(mentioned: everybody) == [])
    }

    @Test func `whoever ignores the writer is told nothing, unless the writer moderates`() async throws {
        try await town.tamper(
            "INSERT INTO ignored (member, other, since) VALUES (\(town.ada), \(town.ben), 0)",
            "INSERT INTO ignored (member, other, since) VALUES (\(town.ada), \(town.maren), 0)")
        #expect(try await site.tell(answering: town.ada) == [])
        #expect(try await site.tell(mentioned: [town.ada]) == [])
        #expect(try await site.tell(by: town.maren, answering: town.ada) == [town.ada])
    }

    @Test func `a muted thread tells nothing but that one was named`() async throws {
        try await site.follow(town.ada, "mute")
        #expect(try await site.tell(answering: town.ada, quoted: [town.ada]) == [])
        #expect(try await site.tell(answering: town.ada, mentioned: [town.ada], quoted: [town.ada]) == [town.ada])
        #expect(try await site.notices() == ["ada mention"])
    }

    @Test func `whoever wants to hear of no answers is told that they were named`() async throws {
        var settings = NoticeSettings()
        settings.choices[.reply] = NoticeChoice(onWeb: false, byMail: .never)
        try await town.community.notices.choose(settings, resumesThreads: false, by: town.member("ada"))
        try await site.tell(answering: town.ada, mentioned: [town.ada], quoted: [town.ada])
        #expect(try await site.notices() == ["ada mention"])
    }

    @Test func `who was told of a post is not told again, whatever else they were told of it`() async throws {
        let (answer, ada, maren) = (site.answer, town.ada, town.maren)
        try await site.write { _ = try $0.reported(outcome: answer, to: [maren]) }
        #expect(try await site.tell(answering: ada) == [ada])
        #expect(try await site.tell(answering: ada, mentioned: [ada, maren]) == [maren])
        #expect(try await site.notices() == ["maren report", "ada reply", "maren mention"])
    }

    @Test func `what was chosen for the thread goes before what was chosen for its board`() async throws {
        try await town.tamper(
            """
            INSERT INTO board_choice (member, board, choice, chosen_at)
            VALUES (\(town.ada), \(town.guitars), 'mute', 0)
            """)
        #expect(try await site.tell(answering: town.ada) == [])
        try await site.follow(town.ada, "normal")
        #expect(try await site.tell(answering: town.ada) == [town.ada])
    }

    @Test(arguments: [Role.held, .unconfirmed])
    func `an account that is not in use is told nothing`(_ role: Role) async throws {
        try await town.put(town.ada, in: role)
        #expect(try await site.tell(answering: town.ada, mentioned: [town.ada]) == [])
    }

    @Test func `thanks are told once, however often they are taken back`() async throws {
        let (answer, ada) = (site.answer, town.ada)
        let writer = try await town.member("ben")
        #expect(try await site.write { try $0.thanked(answer, by: ada) } == [town.ben])
        #expect(try await site.write { try $0.thanked(answer, by: ada) } == [])
        #expect(try await site.notices() == ["ben thanks"])
        #expect(try await town.community.notices.unread(for: writer) == 1)
        #expect(try await site.write { try $0.thanksTakenBack(answer, by: ada) } == [town.ben])
        #expect(try await town.community.notices.unread(for: writer) == 0)
        #expect(try await town.community.notices.page(at: nil, for: writer).rows == [])
        #expect(try await site.write { try $0.thanked(answer, by: ada) } == [])
        #expect(try await site.write { try $0.thanksTakenBack(answer, by: ada) } == [])
        #expect(try await town.community.notices.unread(for: writer) == 0)
        #expect(try await town.faults() == [])
        let ben = town.ben
        #expect(try await site.write { try $0.thanked(answer, by: ben) } == [])
    }

    @Test func `a decision is told to the author and its outcome to reporters, though nobody may read the post`()
        async throws
    {
        try await town.remove(site.answer, by: .moderator, reason: "Off topic.")
        let (answer, ada, ben, maren) = (site.answer, town.ada, town.ben, town.maren)
        #expect(try await site.write { try $0.decided(answer, to: ben, by: maren) } == [town.ben])
        #expect(try await site.write { try $0.reported(outcome: answer, to: [ada]) } == [town.ada])
        #expect(try await site.notices() == ["ben decision", "ada report"])
    }

    @Test func `notices die with their post, but for what somebody is owed`() async throws {
        try await site.tell(answering: town.ada, mentioned: [town.maren])
        let (answer, ben, maren) = (site.answer, town.ben, town.maren)
        try await site.write { _ = try $0.decided(answer, to: ben, by: maren) }
        #expect(try await site.write { try $0.died(with: answer) } == [town.ada, town.maren])
        #expect(try await site.notices() == ["ben decision"])
        #expect(try await site.write { try $0.died(with: answer) } == [])
    }

    @Test func `seeing a post reads what was told of it, once`() async throws {
        try await site.tell(answering: town.ada)
        let (answer, opening, ada, ben) = (site.answer, site.opening, town.ada, town.ben)
        #expect(try await site.write { try $0.read(posts: [opening], by: ada) } == false)
        #expect(try await site.write { try $0.read(posts: [answer], by: ben) } == false)
        #expect(try await site.write { try $0.read(posts: [answer, opening], by: ada) })
        #expect(try await site.write { try $0.read(posts: [answer], by: ada) } == false)
        #expect(try await site.mail(after: 1_000).isEmpty)
    }

    @Test func `what somebody wants to hear of nowhere is not written down`() async throws {
        var settings = NoticeSettings()
        settings.choices[.reply] = NoticeChoice(onWeb: false, byMail: .never)
        settings.choices[.mention] = NoticeChoice(onWeb: false, byMail: .soon)
        let ada = try await town.actor(town.signIn("ada").secret)
        try await town.community.notices.choose(settings, resumesThreads: false, by: ada)
        #expect(try await site.tell(answering: town.ada) == [])
        #expect(try await site.notices() == [])
        #expect(try await site.tell(mentioned: [town.ada]) == [])
        #expect(try await site.notices() == ["ada mention"])
        #expect(try await town.community.notices.unread(for: ada) == 0)
        #expect(try await site.mail(after: 600).count == 1)
    }
}
