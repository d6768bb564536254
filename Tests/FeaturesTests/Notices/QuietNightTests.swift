import Foundation
import Storage
import TestSupport
import Testing

@testable import Features

/// G26: nobody under 18 is mailed of what they were told between 21:00 and 7:00 of their own day.
struct QuietNightTests {
    private let site: NoticeTown
    private var town: TestCommunity { site.town }
    private var outbox: Outbox { site.town.community.outbox }

    init() async throws {
        site = try await NoticeTown()
        try await site.town.put(site.town.ada, in: .from16)
    }

    private static func moment(_ text: String) throws -> Moment {
        Moment(try Date(text, strategy: .iso8601))
    }

    /// Lets the time pass until then.
    private func wait(until time: String) throws {
        town.clock.advance(seconds: (try Self.moment(time).rawValue - town.clock.now.rawValue) / 1_000)
    }

    /// Writes the mail that is due then, and takes it out.
    private func mail(at time: String) async throws -> [OutgoingLetter] {
        try wait(until: time)
        return try await site.mail(after: 0)
    }

    @Test(
        arguments: [
            ("2026-11-22T20:59:59Z", "GMT", nil),
            ("2026-11-22T21:00:00Z", "GMT", "2026-11-23T07:00:00Z"),
            ("2026-11-23T06:59:59Z", "GMT", "2026-11-23T07:00:00Z"),
            ("2026-11-23T07:00:00Z", "GMT", nil),
            ("2026-11-22T16:00:00Z", "Asia/Kolkata", "2026-11-23T01:30:00Z"),
            // The clocks go forward that night, and back on the other.
            ("2026-03-28T20:30:00Z", "Europe/Berlin", "2026-03-29T05:00:00Z"),
            ("2026-10-24T20:30:00Z", "Europe/Berlin", "2026-10-25T06:00:00Z"),
        ] as [(String, String, String?)])
    func `a night ends at 7`(_ now: String, _ zone: String, _ end: String?) throws {
        let zone = try #require(TimeZone(identifier: zone))
        let morning = try end.map(Self.moment)
        #expect(QuietNight.end(at: try Self.moment(now), in: zone) == morning)
    }

    @Test(
        arguments: [
            ("2026-11-22T20:59:59Z", 1), ("2026-11-22T21:00:00Z", 0), ("2026-11-23T06:59:59Z", 0),
            ("2026-11-23T07:00:00Z", 1),
        ])
    func `G26: mail to somebody under 18 comes by day`(_ time: String, _ letters: Int) async throws {
        try await site.tell(answering: town.ada)
        #expect(try await mail(at: time).count == letters)
    }

    @Test(arguments: Member.Band.allCases)
    func `G26: who is not known to be 18 gets none at night`(_ band: Member.Band) async throws {
        try await site.tell(answering: town.ada)
        try await town.put(town.ada, in: band)
        let letters = try await mail(at: "2026-11-22T23:30:00Z")
        #expect(letters.count == (band == .from18 ? 1 : 0))
        for letter in letters { try await outbox.settle(letter, .sent) }
        #expect(try await mail(at: "2026-11-23T07:00:00Z").count == (band == .from18 ? 0 : 1))
    }

    @Test func `G26: what came in the night is told at 7 in one mail, but for what was read`() async throws {
        try await site.tell(answering: town.ada)
        #expect(try await mail(at: "2026-11-22T22:00:00Z").isEmpty)
        let second = try await site.answerAgain("In the night.")
        let third = try await site.answerAgain("And once more.")
        #expect(try await mail(at: "2026-11-23T03:00:00Z").isEmpty)
        let ada = try await town.member("ada")
        await town.community.notices.saw([site.answer], by: ada)
        #expect(try await mail(at: "2026-11-23T06:59:00Z").isEmpty)
        let letters = try await mail(at: "2026-11-23T07:00:00Z")
        #expect(NoticeTown.letter(letters)?.entries.map(\.post) == [second.rawValue, third.rawValue])
        #expect(try await town.faults() == [])
    }

    @Test func `G26: mail to grown-ups is not held up by it`() async throws {
        try await site.tell(answering: town.ada, mentioned: [town.maren])
        #expect(try await mail(at: "2026-11-22T23:30:00Z").map(\.to.text) == ["maren@mail.example"])
    }

    @Test func `G26: the night is that of their own zone`() async throws {
        let newYork = try #require(TimeZone(identifier: "America/New_York"))
        try await town.community.ownPreferences.choose(Preferences(zone: newYork), by: town.member("ada"))
        try await site.tell(answering: town.ada)
        let letters = try await mail(at: "2026-11-22T23:00:00Z")
        #expect(letters.count == 1)
        for letter in letters { try await outbox.settle(letter, .sent) }
        try await site.answerAgain()
        #expect(try await mail(at: "2026-11-23T07:00:00Z").isEmpty)
        #expect(try await mail(at: "2026-11-23T11:59:59Z").isEmpty)
        #expect(try await mail(at: "2026-11-23T12:00:00Z").count == 1)
    }

    @Test func `G26: a digest that is due in the night comes at 7`() async throws {
        let ada = try await town.member("ada")
        try await site.follow(town.ada)
        try await town.community.notices.choose(NoticeSettings(digest: .week), resumesThreads: false, by: ada)
        try await site.tell()
        // As when the last one is taken back.
        try await town.tamper("UPDATE digest SET next_at = \(town.clock.now)")
        #expect(try await mail(at: "2026-11-22T22:00:00Z").isEmpty)
        #expect(try await mail(at: "2026-11-23T06:59:59Z").isEmpty)
        #expect(try await mail(at: "2026-11-23T07:00:00Z").map(\.letter.kind) == [.digest])
    }

    @Test func `G26: a letter that was not taken in the evening is tried again in the morning`() async throws {
        try await site.tell(answering: town.ada)
        let letter = try #require(try await mail(at: "2026-11-22T20:58:00Z").first)
        try await outbox.settle(letter, .later(at: Self.moment("2026-11-22T21:03:00Z"), code: 451))
        #expect(try await mail(at: "2026-11-22T21:03:00Z").isEmpty)
        #expect(try await mail(at: "2026-11-23T06:59:59Z").isEmpty)
        let again = try await mail(at: "2026-11-23T07:00:00Z")
        #expect(again.map(\.id) == [letter.id])
        #expect(again.map(\.attempt) == [2], "what was put off was no try")
    }

    @Test func `G26: a letter whose turn comes in the night does not go`() async throws {
        try await site.tell(answering: town.ada)
        let letter = try #require(try await mail(at: "2026-11-22T20:59:00Z").first)
        #expect(try await outbox.mayGo(letter))
        try wait(until: "2026-11-22T21:00:00Z")
        #expect(try await !outbox.mayGo(letter))
        try await outbox.settle(letter, .untried(at: town.clock.now))
        #expect(try await mail(at: "2026-11-22T21:00:01Z").isEmpty)
        #expect(try await mail(at: "2026-11-23T07:00:00Z").map(\.id) == [letter.id])
    }

    @Test func `G26: letters about the account come at any hour`() async throws {
        try wait(until: "2026-11-22T23:00:00Z")
        let (outbox, ada, now) = (outbox, town.ada, town.clock.now)
        try await town.store.write {
            _ = try outbox.enqueue(.passwordChanged(name: "ada"), to: ada, in: $0, at: now)
        }
        let letter = try #require(try await outbox.claim(1).first)
        #expect(try await outbox.mayGo(letter))
    }
}
