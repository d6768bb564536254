import Storage
import TestSupport
import Testing

@testable import Features

/// What comes again of letters that are taken back: what is still wanted, and when it would have come anyway.
struct MailAgainTests {
    private let site: NoticeTown
    private let ada: Actor
    private var town: TestCommunity { site.town }
    private var notices: Notices { site.town.community.notices }

    init() async throws {
        site = try await NoticeTown()
        ada = try await site.town.member("ada")
    }

    /// Tells ada that maren names her.
    private func name() async throws {
        let post = try await site.reply(to: site.opening, "Round ones, Ada.", by: town.maren)
        try await site.tell(post, by: town.maren, mentioned: [town.ada])
    }

    /// A letter that tells ada of ben's answer and of a mention, and that the server takes later.
    private func writeGreylisted() async throws -> NoticeLetter {
        try await site.tell(answering: town.ada)
        try await name()
        let sent = try #require(try await site.mail(after: 600).first)
        let letter = try #require(NoticeTown.letter([sent]))
        try #require(letter.entries.map(\.kind) == [.reply, .mention])
        try await town.community.outbox.settle(sent, .later(at: town.clock.now.advanced(seconds: 60), code: 451))
        return letter
    }

    /// A new post of a thread that ada follows, told by her digest.
    private func follow(_ post: Post.ID) async throws {
        let (ada, ben, now) = (town.ada, town.ben, town.clock.now)
        try await town.tamper(
            """
            INSERT INTO notice (member, kind, post, by_member, made_at, on_web, mail_at, is_digested)
            VALUES (\(ada), 'followed', \(post), \(ben), \(now), 1, \(now), 1)
            """)
    }

    private func choose(_ every: NoticeSettings.Every) async throws {
        try await notices.choose(NoticeSettings(digest: every), resumesThreads: false, by: ada)
    }

    private func stop(_ stop: MailStop) async throws {
        try await notices.stopMail(by: town.surroundings.keys.stopToken(for: town.ada, stop))
    }

    private func remove(_ post: Post.ID) async throws {
        try await site.change { _ = try $0.remove(post, by: .author, reason: nil, at: $1) }
    }

    private func count(_ state: String) async throws -> Int {
        try await town.store.read { try $0.one(Query("SELECT COUNT(*) FROM outbox WHERE state = \(state)")) }
    }

    private func digested(_ letters: [OutgoingLetter]) -> [Post.ID] {
        letters.flatMap { letter -> [LetterEntry] in
            if case .digest(let letter) = letter.letter { letter.threads.flatMap(\.entries) } else { [] }
        }.map { Post.ID(rawValue: $0.post) }
    }

    @Test func `a kind that was stopped by a link meanwhile comes in no new letter`() async throws {
        let letter = try await writeGreylisted()
        try await notices.stopMail(by: NoticeTown.token(.kind(.mention), letter))
        try #require(try await count("waiting") == 1, "it tells of an answer, too")
        try await remove(site.answer)
        #expect(try await site.mail(after: 3_600).isEmpty)
        #expect(try await site.notices() == ["ada mention"])
        #expect(try await town.faults() == [])
    }

    @Test func `nor one that was chosen to be mailed never`() async throws {
        _ = try await writeGreylisted()
        let never = NoticeChoice(onWeb: true, byMail: .never)
        try await notices.choose(NoticeSettings(choices: [.mention: never]), resumesThreads: false, by: ada)
        try #require(try await count("waiting") == 1)
        try await remove(site.answer)
        #expect(try await site.mail(after: 3_600).isEmpty)
    }

    @Test func `what is still wanted does`() async throws {
        let letter = try await writeGreylisted()
        try await notices.stopMail(by: NoticeTown.token(.kind(.reply), letter))
        try await remove(site.answer)
        #expect(NoticeTown.letter(try await site.mail(after: 3_600))?.entries.map(\.kind) == [.mention])
    }

    @Test func `thanks that are taken back bring nothing that was stopped`() async throws {
        let soon = NoticeChoice(onWeb: true, byMail: .soon)
        try await notices.choose(NoticeSettings(choices: [.thanks: soon]), resumesThreads: false, by: ada)
        let (opening, ben) = (site.opening, town.ben)
        try await site.write { _ = try $0.thanked(opening, by: ben) }
        try await name()
        try await site.writeMail(after: 600)
        try await stop(.kind(.mention))
        try #require(try await count("waiting") == 1)
        try await site.write { _ = try $0.thanksTakenBack(opening, by: ben) }
        #expect(try await site.mail(after: 3_600).isEmpty)
    }

    @Test func `a thread that was stopped meanwhile stands in no new digest`() async throws {
        try await choose(.week)
        let other = try await town.start("Humming amp", in: town.guitars)
        let gone = try await site.reply(to: other, "It hums.")
        let stays = try await site.reply(to: other, "It is the mains.")
        for post in [site.answer, gone, stays] { try await follow(post) }
        try await site.writeMail(after: 7 * Moment.day)
        try await stop(.thread(town.discussion(of: site.opening)))
        try #require(try await count("waiting") == 1)
        try await remove(gone)
        #expect(digested(try await site.mail(after: 1)) == [stays])
        #expect(try await town.faults() == [])
    }

    @Test func `a digest tells nothing of what became part of a thread that was stopped`() async throws {
        try await choose(.day)
        try await follow(site.answer)
        let other = try await town.discussion(of: town.start("Slide strings"))
        try await stop(.thread(other))
        try await town.tamper("UPDATE post SET discussion = \(other) WHERE id = \(site.answer)")
        #expect(try await site.mail(after: Moment.day).isEmpty)
    }

    @Test func `what a digest told waits for no other, where digests have ended meanwhile`() async throws {
        try await choose(.day)
        let stays = try await site.reply(to: site.opening, "This one stays.")
        for post in [site.answer, stays] { try await follow(post) }
        try await site.writeMail(after: Moment.day)
        // As when somebody was not here for half a year.
        try await town.tamper("DELETE FROM digest")
        try await remove(site.answer)
        #expect(try await count("waiting") == 0)
        #expect(try await site.mail(after: Moment.day).isEmpty)
        #expect(try await town.faults() == [])
    }

    @Test(arguments: [Post.State.removed, .held])
    func `a digest of one post brings the next no sooner when that goes`(_ state: Post.State) async throws {
        try await choose(.week)
        try await follow(site.answer)
        try await site.writeMail(after: 7 * Moment.day)
        try #require(try await count("waiting") == 1)
        let later = try await site.reply(to: site.opening, "And a week later.")
        try await follow(later)
        let answer = site.answer
        try await site.change { states, now in
            if state == .removed {
                _ = try states.remove(answer, by: .author, reason: nil, at: now)
            } else {
                _ = try states.hold(answer, rule: "personal-information", at: now)
            }
        }
        #expect(try await count("waiting") == 0)
        #expect(try await site.mail(after: 600).isEmpty)
        #expect(digested(try await site.mail(after: 7 * Moment.day)) == [later])
    }
}
