import Logging
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Features

/// The age screen for those who have an account.
@Suite struct AgeAgainTests {
    private func answer(
        _ town: TestCommunity, _ session: SessionSecret, month: String = "3", year: String, cookie: String? = nil
    ) async throws -> AgeAgain.Outcome {
        try await town.community.ageAgain.answer(
            month: month, year: year, country: "US", cookie: cookie, by: try await town.actor(session), in: session)
    }

    private func band(_ town: TestCommunity) async throws -> String {
        try await town.store.read { try $0.one(Query("SELECT band FROM member WHERE id = \(town.ada)")) }
    }

    private func doubtedAt(_ town: TestCommunity) async throws -> Moment? {
        try await town.store.read { transaction in
            try transaction.first(
                Query<Moment>("SELECT age_doubt_at FROM member WHERE id = \(town.ada) AND age_doubt_at IS NOT NULL"))
        }
    }

    @Test func `T32: whose age was never asked may take part by a good answer, in another session`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.ada, in: .unconfirmed)
        let old = try await town.signIn("ada").secret
        #expect(try await town.actor(old).role == .unconfirmed)
        guard case .admitted(let begun) = try await answer(town, old, year: "2009") else {
            Issue.record("not admitted")
            return
        }
        #expect(begun.by.role == .member)
        #expect(begun.by.band == .from16)
        #expect(try await town.actor(old) == .guest)
        #expect(try await town.actor(begun.secret).role == .member)
    }

    @Test func `T25: somebody who was added and is a minor is held, signed out everywhere, and marked`() async throws {
        let town = try await makeCommunity()
        let added = try await town.community.members.add("wren", as: .administrator, by: .console)
        let session = try await town.community.signIns.byLink(
            added.link, device: DeviceLabel(userAgent: nil), replacing: nil)
        #expect(session.by.role == .unconfirmed)
        let outcome = try await answer(town, session.secret, year: "2020")
        #expect(outcome == .held(mark: town.surroundings.keys.minorMark))
        #expect(try await town.actor(session.secret) == .guest)
        let record = try await town.community.members.show("wren", by: .console)
        #expect(record.entry.state == .held)
        #expect(record.entry.age?.doubtedAt == town.clock.now)
        #expect(record.entry.age?.band == .unknown)
    }

    /// What the browser is to keep of an answer; nil when the account does not simply go on.
    private func gate(_ outcome: AgeAgain.Outcome) -> String? {
        if case .done(let gate) = outcome { gate } else { nil }
    }

    @Test func `a band is raised, and never lowered`() async throws {
        let town = try await makeCommunity()
        try await town.tamper("UPDATE member SET band = '13+' WHERE id = \(town.ada)")
        let session = try await town.signIn("ada").secret
        let mark = town.surroundings.keys.minorMark
        var gates: Set<String> = []
        for (year, expected) in [("2009", "16+"), ("2012", "16+"), ("1980", "18+")] {
            let kept = try #require(gate(try await answer(town, session, year: year)))
            // From outside it is like a minor's mark, and it means nothing.
            #expect(kept.utf8.count == mark.utf8.count)
            #expect(GatePass(kept, town.surroundings.keys, at: town.clock.now) == nil)
            gates.insert(kept)
            #expect(try await band(town) == expected)
        }
        #expect(gates.count == 3)
        #expect(try await doubtedAt(town) == nil)
    }

    @Test func `once an answer was under the threshold, no later one is heeded, in another browser either`()
        async throws
    {
        let town = try await makeCommunity()
        try await town.tamper("UPDATE member SET band = '13+' WHERE id = \(town.ada)")
        let session = try await town.signIn("ada").secret
        _ = try await answer(town, session, year: "2009")
        #expect(try await gate(answer(town, session, year: "2020")) == town.surroundings.keys.minorMark)
        #expect(gate(try await answer(town, session, year: "1980")) != nil)
        #expect(try await band(town) == "16+")
        #expect(try await doubtedAt(town) == town.clock.now)
    }

    @Test func `a doubt is noted once, changes nothing, and is answered like a good answer`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada").secret
        let noon = town.clock.now
        #expect(gate(try await answer(town, session, year: "2020")) != nil)
        town.clock.advance(seconds: 60)
        #expect(gate(try await answer(town, session, year: "2020")) != nil)
        #expect(try await doubtedAt(town) == noon)
        #expect(try await band(town) == "18+")
        #expect(try await town.actor(session).role == .member)
        let list = try await town.community.members.list(by: .console).rows
        #expect(list.filter { $0.age?.doubtedAt != nil }.map(\.name) == ["ada"])
    }

    @Test func `a doubt is told to whoever runs the server, and nothing of whom`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada").secret
        let (lines, old) = (Lines(), town.surroundings)
        let surroundings = Surroundings(
            now: old.now, randomBytes: old.randomBytes, keys: old.keys, passwords: old.passwords,
            logger: Logger(label: "tests") { _ in lines.handler })
        let community = Community(store: town.store, site: town.community.site, surroundings: surroundings)
        for (year, count) in [("1980", 0), ("2020", 1)] {
            _ = try await community.ageAgain.answer(
                month: "3", year: year, country: "US", cookie: nil, by: try await town.actor(session), in: session)
            #expect(lines.all.count == count)
        }
        #expect(lines.all == ["warning: a member's age is in doubt"])
    }

    @Test func `whoever is held has no link left that opens the account`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.ada, in: .unconfirmed)
        let session = try await town.signIn("ada").secret
        let link = try await town.community.signIns.issueLink(for: "ada", by: .console)
        _ = try await answer(town, session, year: "2020")
        try await town.tamper("UPDATE member SET state = 'active' WHERE id = \(town.ada)")
        await #expect(throws: TokenError.expired) {
            try await town.community.signIns.byLink(link, device: DeviceLabel(userAgent: nil), replacing: nil)
        }
    }

    @Test func `a browser that holds a minor's mark gives no second answer`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.ada, in: .unconfirmed)
        let session = try await town.signIn("ada").secret
        await #expect(throws: AgeAgainError.minor) {
            try await answer(town, session, year: "1980", cookie: town.surroundings.keys.minorMark)
        }
        #expect(try await band(town) == "unknown")
    }

    @Test func `guests and unreadable answers are refused`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada").secret
        await #expect(throws: AgeAgainError.unreadable) { try await answer(town, session, month: "13", year: "1980") }
        await #expect(throws: AgeAgainError.notAllowed) {
            try await town.community.ageAgain.answer(
                month: "3", year: "1980", country: "US", cookie: nil, by: .guest, in: session)
        }
    }
}

/// What was logged.
private final class Lines: Sendable {
    private let noted = Mutex<[String]>([])

    var all: [String] { noted.withLock { $0 } }
    var handler: Handler { Handler(lines: self) }

    struct Handler: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.info

        subscript(metadataKey key: String) -> Logger.MetadataValue? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
            lines.noted.withLock { $0.append("\(event.level): \(event.message)\(fields.joined())") }
        }
    }
}
