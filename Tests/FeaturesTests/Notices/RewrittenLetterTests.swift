import Storage
import TestSupport
import Testing

@testable import Features

/// Letters that wait while it changes what somebody may read, or where they are written to.
struct RewrittenLetterTests {
    private let site: NoticeTown
    private var town: TestCommunity { site.town }
    private var members: Members { site.town.community.members }

    init() async throws {
        site = try await NoticeTown()
    }

    /// A letter that waits, to a member who reads a board of the staff.
    private func tellOfStaff(_ member: Member.ID) async throws {
        try await town.keep(town.guitars, for: .staff)
        try await site.tell(mentioned: [member])
        try await site.writeMail(after: 600)
        try #require(try await states() == ["waiting"])
    }

    private func states() async throws -> [String] {
        try await town.store.read {
            try $0.all(Query<String>("SELECT state FROM outbox WHERE class = 'subscribed' ORDER BY id"))
        }
    }

    @Test func `who has another standing is not mailed what staff may read`() async throws {
        try await tellOfStaff(town.maren)
        try await members.setStanding(.member, of: "maren", by: .console)
        #expect(try await site.mail(after: 1).isEmpty)
        #expect(try await states() == ["dropped"])
        #expect(try await town.faults() == [])
    }

    @Test func `nor is who moderates a board no more`() async throws {
        try await members.moderate(board: "guitars", "ada", isOn: true, by: .console)
        try await tellOfStaff(town.ada)
        try await members.moderate(board: "guitars", "ada", isOn: false, by: .console)
        #expect(try await site.mail(after: 1).isEmpty)
    }

    @Test func `nor is who is suspended`() async throws {
        try await tellOfStaff(town.maren)
        try await members.suspend("maren", until: nil, reason: "Quarrels", by: .console)
        #expect(try await site.mail(after: 1).isEmpty)
    }

    @Test func `a letter under way is not tried again`() async throws {
        try await tellOfStaff(town.maren)
        let letter = try #require(try await town.community.outbox.claim(1).first)
        try await members.setStanding(.member, of: "maren", by: .console)
        #expect(try await !town.community.outbox.mayGo(letter))
        try await town.community.outbox.settle(letter, .later(at: town.clock.now, code: 451))
        #expect(try await site.mail(after: 3_600).isEmpty)
    }

    @Test func `what they may still read comes in a new letter, once`() async throws {
        try await site.tell(mentioned: [town.maren])
        let first = try #require(try await site.mail(after: 600).first)
        try await members.setStanding(.member, of: "maren", by: .console)
        let letters = try await site.mail(after: 1)
        #expect(letters.map(\.id) != [first.id])
        #expect(NoticeTown.letter(letters)?.entries.map(\.post) == [site.answer.rawValue])
        for letter in letters { try await town.community.outbox.settle(letter, .sent) }
        #expect(try await site.mail(after: 3_600).isEmpty)
    }

    @Test func `a digest comes anew, without what is not theirs to read`() async throws {
        let maren = try await town.member("maren")
        let digest = NoticeChoice(onWeb: true, byMail: .digest)
        try await town.community.notices.choose(
            NoticeSettings(choices: [.mention: digest], digest: .week), resumesThreads: false, by: maren)
        let open = try await town.start("Humming amp", by: town.ben)
        try await town.keep(town.guitars, for: .staff)
        let (member, ben, now) = (town.maren, town.ben, town.clock.now)
        for post in [site.answer, open] {
            try await town.tamper(
                """
                INSERT INTO notice (member, kind, post, by_member, made_at, on_web, mail_at, is_digested)
                VALUES (\(member), 'mention', \(post), \(ben), \(now), 1, \(now), 1)
                """)
        }
        try await site.writeMail(after: 7 * Moment.day)
        try #require(try await states() == ["waiting"])
        try await members.setStanding(.member, of: "maren", by: .console)
        let letters = try await site.mail(after: 1)
        guard letters.count == 1, case .digest(let letter) = letters[0].letter else {
            Issue.record("there is no digest")
            return
        }
        #expect(letter.threads.flatMap(\.entries).map(\.post) == [open.rawValue])
    }

    @Test func `letters to others go as they were`() async throws {
        try await site.tell(answering: town.ada)
        try await site.writeMail(after: 600)
        try await members.setStanding(.member, of: "maren", by: .console)
        #expect(try await states() == ["waiting"])
    }

    @Test func `what waits goes to a new address, and not to the former one`() async throws {
        try await site.tell(answering: town.ada)
        try await site.writeMail(after: 600)
        _ = try await town.changeAddress(to: "ada@new.example")
        #expect(try await states() == ["dropped"])
        #expect(try await site.mail(after: 1).map(\.to.text) == ["ada@new.example"])
        #expect(try await site.mail(after: 1).isEmpty)
    }

    @Test func `what waits goes back to the former address when a change is taken back`() async throws {
        let undo = try await town.changeAddress(to: "thief@mail.example")
        try await site.tell(answering: town.ada)
        try await site.writeMail(after: 600)
        _ = try await town.community.ownAddress.undo(undo)
        let told = try await site.mail(after: 1).filter { $0.letter.kind == .notices }
        #expect(told.map(\.to.text) == ["ada@mail.example"])
        #expect(try await states() == ["dropped", "sending"])
    }
}
