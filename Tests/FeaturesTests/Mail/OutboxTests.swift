import Features
import Storage
import TestSupport
import Testing

@testable import Features

/// Letters on their way: claimed by one, tried again, lost by nobody, read by nobody.
struct OutboxTests {
    private let town: TestCommunity
    private let outbox: Outbox
    private let secret = Secret { [UInt8](repeating: 5, count: $0) }

    init() async throws {
        town = try await makeCommunity()
        outbox = town.community.outbox
    }

    private func put(_ letter: Letter, isDropped: Bool = false) async throws {
        let (outbox, now) = (outbox, town.clock.now)
        let sealed = try outbox.sealed(letter, to: EmailAddress(typed: "Ada@Example.org"))
        let ada = town.ada
        try await town.store.write {
            try outbox.enqueue(sealed, for: ada, isDropped: isDropped, in: $0, at: now)
        }
    }

    private var states: [String] {
        get async throws { try await town.store.read { try $0.all(Query("SELECT state FROM outbox ORDER BY id")) } }
    }

    /// The letter that waits alone, claimed.
    private func claimOne() async throws -> OutgoingLetter {
        let letters = try await outbox.claim(10)
        try #require(letters.count == 1)
        return letters[0]
    }

    @Test func `a letter comes out as it went in`() async throws {
        try await put(.resetPassword(name: "ada", token: secret))
        let letter = try await claimOne()
        #expect(letter.letter == .resetPassword(name: "ada", token: secret))
        #expect(letter.to.text == "Ada@example.org")
        #expect(letter.messageID.hasSuffix("@forum.example"))
        #expect(letter.attempt == 1)
        #expect(letter.madeAt == town.clock.now)
        #expect(letter.expiresAt == town.clock.now.advanced(seconds: 3_600))
    }

    @Test(arguments: [
        Letter.resetPassword(name: "José", token: Secret { [UInt8](repeating: 2, count: $0) }),
        .passwordChanged(name: "a"),
        .secondFactorChanged(name: "a", isOn: true),
        .newSignIn(name: "a", device: "Firefox on Linux", at: FixedClock.noon),
        .urgentReport(name: "a", item: 7), .test,
    ])
    func `every letter can be stored and read again`(letter: Letter) async throws {
        try await put(letter)
        #expect(try await claimOne().letter == letter)
    }

    @Test func `a letter that was claimed is nobody else's until its lease ends`() async throws {
        try await put(.test)
        let first = try await claimOne()
        #expect(try await outbox.claim(10) == [])
        town.clock.advance(seconds: Outbox.lease - 1)
        #expect(try await outbox.claim(10) == [])
        town.clock.advance(seconds: 1)
        let second = try await claimOne()
        #expect(second.id == first.id)
        #expect(second.messageID == first.messageID)
        #expect(second.attempt == 2)
    }

    @Test func `who is still at it keeps the letter`() async throws {
        try await put(.test)
        let letter = try await claimOne()
        town.clock.advance(seconds: Outbox.lease - 1)
        try await outbox.renew([letter.id])
        town.clock.advance(seconds: Outbox.lease - 1)
        #expect(try await outbox.claim(10) == [])
    }

    @Test func `of two who claim at once each gets other letters`() async throws {
        for _ in 1...40 { try await put(.test) }
        let outbox = outbox
        let all = try await withThrowingTaskGroup(of: [OutgoingLetter].self) { group in
            for _ in 1...8 { group.addTask { try await outbox.claim(5) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(all.count == 40)
        #expect(Set(all.map(\.id)).count == 40)
    }

    @Test func `a letter that was sent is never claimed again, and nothing is left of it but its row`() async throws {
        try await put(.resetPassword(name: "ada", token: secret))
        try await outbox.settle(claimOne(), .sent)
        town.clock.advance(seconds: 2 * Outbox.lease)
        #expect(try await outbox.claim(10) == [])
        #expect(try await states == ["sent"])
        let sealed = try await town.store.read {
            try $0.one(Query<Int>("SELECT COUNT(*) FROM outbox WHERE letter_sealed IS NOT NULL"))
        }
        #expect(sealed == 0)
    }

    @Test func `a letter that was not taken comes back when it is due`() async throws {
        try await put(.test)
        try await outbox.settle(claimOne(), .later(at: town.clock.now.advanced(seconds: 60), code: 451))
        #expect(try await outbox.claim(10) == [])
        town.clock.advance(seconds: 60)
        #expect(try await claimOne().attempt == 2)
    }

    @Test func `a try that was none does not count`() async throws {
        try await put(.test)
        try await outbox.settle(claimOne(), .untried(at: town.clock.now))
        #expect(try await claimOne().attempt == 1)
    }

    @Test func `a letter that would come too late is given up`() async throws {
        try await put(.resetPassword(name: "ada", token: secret))
        try await outbox.settle(claimOne(), .later(at: town.clock.now.advanced(seconds: 3_600), code: 451))
        #expect(try await states == ["given-up"])
    }

    @Test func `a letter whose time was over before anybody came is not sent`() async throws {
        try await put(.resetPassword(name: "ada", token: secret))
        try await put(.passwordChanged(name: "ada"))
        town.clock.advance(seconds: 3_600)
        #expect(try await claimOne().letter.kind == .passwordChanged)
        #expect(try await states == ["given-up", "sending"])
    }

    @Test func `whoever lost a letter can't settle it but for having sent it`() async throws {
        try await put(.test)
        let late = try await claimOne()
        town.clock.advance(seconds: Outbox.lease)
        _ = try await claimOne()
        try await outbox.settle(late, .refused(code: 550))
        try await outbox.settle(late, .later(at: town.clock.now, code: nil))
        #expect(try await states == ["sending"])
        try await outbox.settle(late, .sent)
        #expect(try await states == ["sent"])
    }

    @Test func `a letter may go as long as it is neither dropped nor somebody else's`() async throws {
        try await put(.test)
        let lost = try await claimOne()
        #expect(try await outbox.mayGo(lost))
        town.clock.advance(seconds: Outbox.lease)
        let letter = try await claimOne()
        #expect(try await !outbox.mayGo(lost))
        #expect(try await outbox.mayGo(letter))
        try await town.tamper(
            """
            UPDATE outbox SET state = 'dropped', letter_sealed = NULL, lease_until = NULL, settled_at = made_at
            """)
        #expect(try await !outbox.mayGo(letter))
        try await outbox.settle(letter, .untried(at: town.clock.now))
        #expect(try await states == ["dropped"], "what was not tried comes back, this does not")
    }

    @Test func `a dropped letter leaves a row and is never sent`() async throws {
        try await put(.test, isDropped: true)
        #expect(try await states == ["dropped"])
        #expect(try await outbox.claim(10) == [])
    }

    @Test func `a letter that can't be opened is given up, and the others go on`() async throws {
        try await put(.test)
        try await put(.passwordChanged(name: "ada"))
        try await town.tamper("UPDATE outbox SET letter_sealed = \([UInt8](repeating: 1, count: 60)) WHERE id = 1")
        #expect(try await claimOne().letter.kind == .passwordChanged)
        #expect(try await states == ["given-up", "sending"])
    }

    @Test func `a member is written to at the address they have confirmed, and at no other`() async throws {
        let (outbox, ada, ben, now) = (outbox, town.ada, town.ben, town.clock.now)
        let keys = town.surroundings.keys
        for (member, address, confirmed) in [(ada, "ada@example.org", now as Moment?), (ben, "ben@example.org", nil)] {
            let address = try EmailAddress(typed: address)
            try await town.tamper(
                """
                INSERT INTO credential (member, address_hash, address_sealed, address_confirmed_at)
                VALUES (\(member), \(keys.lookUpHash(of: address)), \(try keys.sealed(address)), \(confirmed))
                """)
        }
        let written = try await town.store.write { transaction in
            try [ada, ben].map {
                try outbox.enqueue(.passwordChanged(name: "x"), to: $0, in: transaction, at: now)
            }
        }
        #expect(written == [true, false])
        #expect(try await claimOne().to.text == "ada@example.org")
    }

    @Test func `the bell is heard`() async throws {
        await confirmation { heard in
            outbox.answerBell { heard() }
            outbox.ring()
        }
    }

    @Test func `letters leave with their cause or not at all`() async throws {
        struct Refused: Error {}
        let (outbox, now) = (outbox, town.clock.now)
        let sealed = try outbox.sealed(.test, to: EmailAddress(typed: "ada@example.org"))
        await #expect(throws: Refused.self) {
            try await town.store.write { transaction in
                try outbox.enqueue(sealed, for: nil, in: transaction, at: now)
                throw Refused()
            }
        }
        #expect(try await states == [])
    }
}
