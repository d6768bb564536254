import Foundation
import Storage
import TestSupport
import Testing

@testable import Features

/// One mail with all that is new in what somebody follows.
struct DigestTests {
    private let site: NoticeTown
    private let ada: Actor
    private var town: TestCommunity { site.town }

    init() async throws {
        site = try await NoticeTown()
        ada = try await site.town.actor(site.town.signIn("ada").secret)
        try await site.follow(site.town.ada)
    }

    private func choose(_ every: NoticeSettings.Every?) async throws {
        try await town.community.notices.choose(NoticeSettings(digest: every), resumesThreads: false, by: ada)
    }

    private static func digest(_ letters: [OutgoingLetter]) -> DigestLetter? {
        guard letters.count == 1, case .digest(let letter) = letters[0].letter else { return nil }
        return letter
    }

    private static func moment(_ text: String) throws -> Moment {
        Moment(try Date(text, strategy: .iso8601))
    }

    @Test(
        arguments: [
            ("2026-11-23T12:00:00Z", "day", "Europe/Berlin", "2026-11-24T07:00:00Z"),
            ("2026-11-23T06:59:59Z", "day", "Europe/Berlin", "2026-11-23T07:00:00Z"),
            ("2026-11-23T07:00:00Z", "day", "Europe/Berlin", "2026-11-24T07:00:00Z"),
            ("2026-11-23T12:00:00Z", "week", "GMT", "2026-11-30T08:00:00Z"),
            ("2026-11-24T12:00:00Z", "week", "America/New_York", "2026-11-30T13:00:00Z"),
            // The clocks go forward that night, and back on the other.
            ("2026-03-28T12:00:00Z", "day", "Europe/Berlin", "2026-03-29T06:00:00Z"),
            ("2026-10-24T12:00:00Z", "day", "Europe/Berlin", "2026-10-25T07:00:00Z"),
        ])
    func `it comes at 8 in the member's morning`(_ now: String, _ every: String, _ zone: String, _ next: String) throws
    {
        let every = try #require(NoticeSettings.Every(rawValue: every))
        let zone = try #require(TimeZone(identifier: zone))
        #expect(DigestTime.next(after: try Self.moment(now), every, in: zone) == (try Self.moment(next)))
    }

    @Test func `it holds what is new by thread, and the next holds none of it`() async throws {
        try await choose(.day)
        try await site.tell()
        #expect(try await site.mail(after: 600).isEmpty)
        let letters = try await site.mail(after: Moment.day)
        let digest = try #require(Self.digest(letters))
        #expect(digest.threads.map(\.thread.title) == ["Which strings for slide?"])
        #expect(digest.threads.first?.entries.map(\.excerpt) == ["Flat wounds, with a wound third."])
        #expect(digest.stops.map(\.what) == [.digest, .all])
        for letter in letters { try await town.community.outbox.settle(letter, .sent) }
        #expect(try await site.mail(after: Moment.day).isEmpty)
    }

    @Test func `what was read meanwhile is not in it, and without anything there is none`() async throws {
        try await choose(.day)
        try await site.tell()
        await town.community.notices.saw([site.answer], by: ada)
        #expect(try await site.mail(after: 2 * Moment.day).isEmpty)
    }

    @Test func `without a digest what would stand in it is not mailed`() async throws {
        try await site.tell()
        #expect(try await site.mail(after: 8 * Moment.day).isEmpty)
        try await choose(.day)
        #expect(try await site.mail(after: 2 * Moment.day).isEmpty)
    }

    @Test func `whoever has it no more gets nothing that waited for it`() async throws {
        try await choose(.day)
        try await site.tell()
        try await choose(nil)
        #expect(try await site.mail(after: 2 * Moment.day).isEmpty)
        #expect(try await town.faults() == [])
    }

    @Test func `it holds the newest 50, and says that there was more`() async throws {
        try await choose(.week)
        try await town.tamper(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
            INSERT INTO notice (member, kind, post, by_member, made_at, on_web, mail_at, is_digested)
            SELECT \(town.ada), 'followed', \(site.answer), \(town.ben), i, 1, i, 1 FROM n
            """)
        let digest = try #require(Self.digest(try await site.mail(after: 7 * Moment.day)))
        #expect(digest.isCut)
        #expect(digest.threads.flatMap(\.entries).count == 50)
        let left: Int = try await town.store.read { try $0.one(Query("SELECT COUNT(*) FROM notice WHERE mail_at > 0")) }
        #expect(left == 0)
    }

    @Test func `it ends when somebody was not here for 180 days`() async throws {
        try await choose(.day)
        try await site.tell()
        town.clock.advance(seconds: 181 * Moment.day)
        let long = town.clock.now.advanced(seconds: -181 * Moment.day)
        try await town.tamper(
            "UPDATE member SET joined_at = \(long) WHERE id = \(town.ada)", "DELETE FROM visit",
            "UPDATE sign_in SET seen_at = \(long)")
        #expect(try await site.mail(after: Moment.day).isEmpty)
        let digests: Int = try await town.store.read { try $0.one(Query("SELECT COUNT(*) FROM digest")) }
        #expect(digests == 0)
    }

    @Test func `choosing the same again does not put it off`() async throws {
        try await choose(.day)
        let first: Int64 = try await town.store.read { try $0.one(Query("SELECT next_at FROM digest")) }
        town.clock.advance(seconds: 3_600)
        try await choose(.day)
        let second: Int64 = try await town.store.read { try $0.one(Query("SELECT next_at FROM digest")) }
        #expect(first == second)
    }
}
