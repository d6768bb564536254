import Storage
import TestSupport
import Testing

@testable import Features

/// Links that stop mail.
struct MailStopTests {
    private let site: NoticeTown
    private var town: TestCommunity { site.town }
    private var notices: Notices { site.town.community.notices }

    init() async throws {
        site = try await NoticeTown()
    }

    /// A letter that ada was sent about the thread.
    private func letter() async throws -> NoticeLetter {
        try await site.tell(answering: town.ada)
        let letters = try await site.mail(after: 600)
        for letter in letters { try await town.community.outbox.settle(letter, .sent) }
        return try #require(NoticeTown.letter(letters))
    }

    @Test(arguments: [LetterStop.What.thread, .kind(.reply), .all])
    func `a link stops what it says, as often as it is used`(_ what: LetterStop.What) async throws {
        let token = NoticeTown.token(what, try await letter())
        try await notices.stopMail(by: token)
        try await notices.stopMail(by: token)
        try await site.answerAgain()
        #expect(try await site.mail(after: 600).isEmpty)
        #expect(try await site.notices() == ["ada reply", "ada reply"])
    }

    @Test func `a thread that was stopped stops no other, a kind no other kind`() async throws {
        let letter = try await letter()
        try await notices.stopMail(by: NoticeTown.token(.kind(.reply), letter))
        let named = try await town.reply(to: site.opening)
        try await town.tamper("DELETE FROM notice")
        try await site.tell(named, mentioned: [town.ada])
        #expect(try await site.mail(after: 600).count == 1)
        let settings = try await notices.settings(for: town.actor(town.signIn("ada").secret))
        #expect(settings.choice(for: .reply) == NoticeChoice(onWeb: true, byMail: .never))
        #expect(settings.choice(for: .mention).byMail == .soon)
    }

    @Test(arguments: [LetterStop.What.thread, .kind(.reply), .all])
    func `mail that waits is dropped, due or written`(_ what: LetterStop.What) async throws {
        let token = NoticeTown.token(what, try await letter())
        try await site.answerAgain()
        town.clock.advance(seconds: 600)
        _ = try await town.community.noticeLetters.write()
        try await site.answerAgain("One that is not due yet.")
        try await notices.stopMail(by: token)
        #expect(try await site.mail(after: 600).isEmpty)
    }

    @Test func `mail of somebody else goes on`() async throws {
        let token = NoticeTown.token(.all, try await letter())
        try await notices.stopMail(by: token)
        let post = try await town.reply(to: site.opening)
        try await town.tamper("DELETE FROM notice")
        try await site.tell(post, answering: town.ada, mentioned: [town.maren])
        #expect(try await site.mail(after: 600).map(\.to.text) == ["maren@mail.example"])
    }

    @Test func `a link that was changed or is sealed for something else stops nothing`() async throws {
        let token = NoticeTown.token(.all, try await letter())
        let sealed = try town.surroundings.keys.sealed(Array("\(town.ada) all".utf8), for: .link)
        for wrong in [
            token + "A", String(token.dropLast()), "", Base64URL.text(sealed), String(repeating: "A", count: 5_000),
        ] {
            #expect(try await notices.stop(for: wrong) == nil)
            await #expect(throws: NoticeError.missing) { try await notices.stopMail(by: wrong) }
        }
        let stopped = try await notices.stop(for: token)
        #expect(stopped == StoppedMail(stop: .all, title: nil))
    }

    @Test func `a link names its thread, where everybody may read that`() async throws {
        let token = NoticeTown.token(.thread, try await letter())
        #expect(try await notices.stop(for: token)?.title == "Which strings for slide?")
        try await town.keep(town.guitars, for: .members)
        #expect(try await notices.stop(for: token)?.title == nil)
    }

    @Test func `a thread whose first post is for members has no title for everybody`() async throws {
        let token = NoticeTown.token(.thread, try await letter())
        try await town.keep(site.opening, for: .members)
        #expect(try await notices.stop(for: token)?.title == nil)
    }

    @Test func `titles of stopped threads stand where their member may read them, the last first`() async throws {
        let ada = try await town.member("ada")
        let other = try await town.discussion(of: try await town.start("Humming amp"))
        let staff = try await town.start("For the bench", by: town.maren)
        let thread = try await town.discussion(of: site.opening)
        let (hidden, now, member) = (try await town.discussion(of: staff), town.clock.now, town.ada)
        try await town.keep(staff, for: .staff)
        try await town.store.write { transaction in
            for (seconds, thread) in [other, hidden, thread].enumerated() {
                try transaction.run(.stopMail(.thread(thread), of: member, at: now.advanced(seconds: Int64(seconds))))
            }
        }
        let stopped = try await notices.settings(for: ada).stoppedThreads.map(\.title)
        #expect(stopped == ["Which strings for slide?", "Humming amp"])
    }

    @Test func `a link about a thread that became part of another stops that one`() async throws {
        let thread = try await town.discussion(of: site.opening)
        let gone = try await town.discussion(of: try await town.start("Slide strings"))
        let token = try town.surroundings.keys.stopToken(for: town.ada, .thread(gone))
        try await town.move(gone, to: thread)
        #expect(try await notices.stop(for: token)?.title == "Which strings for slide?")
        try await notices.stopMail(by: token)
        try await site.tell(answering: town.ada)
        #expect(try await site.mail(after: 600).isEmpty)
    }

    @Test func `what was stopped of a thread holds for the one that it becomes part of`() async throws {
        let thread = try await town.discussion(of: site.opening)
        let gone = try await town.discussion(of: try await town.start("Slide strings"))
        let token = try town.surroundings.keys.stopToken(for: town.ada, .thread(gone))
        try await notices.stopMail(by: token)
        let now = town.clock.now
        try await town.store.write { try ReadingKeeper(transaction: $0).merged(gone, into: thread, at: now) }
        try await site.tell(answering: town.ada, mentioned: [town.maren])
        #expect(try await site.mail(after: 600).map(\.to.text) == ["maren@mail.example"])
        let scopes = try await town.store.read { try $0.all(Query<String>("SELECT scope FROM mail_stop")) }
        #expect(scopes == [MailStop.thread(thread).scope])
    }

    @Test func `what was stopped comes again when that is chosen`() async throws {
        let letter = try await letter()
        try await notices.stopMail(by: NoticeTown.token(.all, letter))
        try await notices.stopMail(by: NoticeTown.token(.thread, letter))
        let ada = try await town.actor(town.signIn("ada").secret)
        var settings = try await notices.settings(for: ada)
        #expect(settings.isMailStopped)
        #expect(settings.stoppedThreads.map(\.title) == ["Which strings for slide?"])
        settings.isMailStopped = false
        try await notices.choose(settings, resumesThreads: true, by: ada)
        #expect(try await notices.settings(for: ada).stoppedThreads.isEmpty)
        try await site.answerAgain()
        #expect(try await site.mail(after: 600).count == 1)
        await #expect(throws: NoticeError.notAllowed) {
            try await notices.choose(settings, resumesThreads: true, by: .guest)
        }
    }

    @Test(arguments: ["discussion:", "discussion:x", "kind:joke", "everything", "", "all:1"])
    func `what no scope says is none`(_ text: String) {
        #expect(MailStop(scope: text) == nil)
    }
}
