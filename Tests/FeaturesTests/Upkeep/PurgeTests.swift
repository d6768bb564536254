import Features
import Storage
import TestSupport
import Testing

/// What is deleted when, to the second.
@Suite struct PurgeTests {
    /// A table, a row that is over at a moment, and how many seconds later it goes.
    struct Rule: Sendable, CustomTestStringConvertible {
        let table: String
        let keptFor: Int64
        let row: @Sendable (_ over: Moment, _ member: Member.ID) -> [SQLText]

        var testDescription: String { table }

        private static let hash = [UInt8](repeating: 9, count: 32)
        private static let later = Moment(rawValue: FixedClock.noon.rawValue + 400 * Moment.day * 1_000)

        static let all = [
            Rule(table: "sign_in", keptFor: 7 * Moment.day) { over, member in
                [
                    """
                    INSERT INTO sign_in (member, label, way, started_at, seen_at, ended_at)
                    VALUES (\(member), 'A browser', 'link', 1, 1, \(over))
                    """
                ]
            },
            Rule(table: "sign_in_step", keptFor: Moment.day) { over, member in
                [
                    """
                    INSERT INTO sign_in_step (token_hash, member, is_remembered, expires_at)
                    VALUES (\(hash), \(member), 0, \(over))
                    """
                ]
            },
            Rule(table: "one_time_token", keptFor: Moment.day) { over, member in
                [
                    """
                    INSERT INTO one_time_token (token_hash, purpose, member, issued_at, expires_at, used_at)
                    VALUES (\(hash), 'link', \(member), 1, \(over), 2)
                    """
                ]
            },
            Rule(table: "used_ticket", keptFor: Moment.day) { over, _ in
                ["INSERT INTO used_ticket (nonce_hash, expires_at) VALUES (\(hash), \(over))"]
            },
            Rule(table: "pending_registration", keptFor: 0) { over, _ in
                [
                    """
                    INSERT INTO pending_registration (name, address_hash, address_sealed, password, band, is_real,
                        made_at, expires_at)
                    VALUES ('eve', \(hash), \(hash), 'x', '18+', 1, 1, \(over))
                    """
                ]
            },
            Rule(table: "second_factor", keptFor: 3_600) { over, member in
                ["INSERT INTO second_factor (member, secret_sealed, made_at) VALUES (\(member), \(hash), \(over))"]
            },
            Rule(table: "throttle", keptFor: 0) { over, _ in
                [
                    """
                    INSERT INTO throttle (action, subject, window_start, count, expires_at)
                    VALUES ('sign-in', \(hash), 1, 1, \(over)), ('sign-in', \(hash), 2, 1, \(later))
                    """
                ]
            },
            Rule(table: "invitation", keptFor: 30 * Moment.day) { over, member in
                [
                    """
                    INSERT INTO invitation (token_hash, role, made_by, from_console, made_at, expires_at, uses_left)
                    VALUES (\(hash), 'member', \(member), 0, 1, \(over), 1)
                    """
                ]
            },
            Rule(table: "composer_use", keptFor: 0) { over, member in
                ["INSERT INTO composer_use (nonce_hash, member, expires_at) VALUES (\(hash), \(member), \(over))"]
            },
            Rule(table: "draft", keptFor: 30 * Moment.day) { over, member in
                [
                    """
                    INSERT INTO draft (member, target, title, source, saved_at)
                    VALUES (\(member), 'board:1', 'A hum', 'It hums.', \(over))
                    """
                ]
            },
            Rule(table: "read_mark", keptFor: 365 * Moment.day) { over, member in
                [
                    """
                    INSERT INTO discussion (id, board, title, slug, subject_key, opens_with_reply, started_at, last_at,
                        tail_at, post_count, visible_count)
                    VALUES (1, 1, 'A hum', 'a-hum', 'a hum', 0, 1, 1, 1, 1, 1)
                    """,
                    """
                    INSERT INTO post (id, discussion, position, member, message_id, fingerprint, posted_at, arrived_at,
                        excerpt, state, audience)
                    VALUES (1, 1, 1, \(member), 'a@b', \(hash), 1, 1, '', 'visible', 'everyone')
                    """,
                    "INSERT INTO read_mark (member, discussion, seen, marked_at) VALUES (\(member), 1, 1, \(over))",
                ]
            },
            Rule(table: "board_choice", keptFor: 0) { over, member in
                [
                    """
                    INSERT INTO board_choice (member, board, choice, chosen_at, until)
                    VALUES (\(member), 1, 'mute', 1, \(over)), (\(member), 2, 'mute', 1, NULL)
                    """
                ]
            },
            Rule(table: "discussion_choice", keptFor: 0) { over, member in
                [
                    """
                    INSERT INTO discussion (id, board, title, slug, subject_key, opens_with_reply, started_at, last_at,
                        tail_at, post_count, visible_count)
                    VALUES (1, 1, 'A hum', 'a-hum', 'a hum', 0, 1, 1, 1, 1, 1),
                        (2, 1, 'A hiss', 'a-hiss', 'a hiss', 0, 1, 1, 1, 1, 1)
                    """,
                    """
                    INSERT INTO discussion_choice (member, discussion, choice, chosen_at, until)
                    VALUES (\(member), 1, 'mute', 1, \(over)), (\(member), 2, 'mute', 1, NULL)
                    """,
                ]
            },
            Rule(table: "outbox", keptFor: 30 * Moment.day) { over, member in
                [
                    """
                    INSERT INTO outbox (message_id, class, template, address_hash, member, state, made_at, due_at,
                        expires_at, settled_at)
                    VALUES ('a@b', 'transactional', 'test', \(hash), \(member), 'sent', 1, 1, 1, \(over))
                    """
                ]
            },
        ]
    }

    private func count(_ table: String, in town: TestCommunity) async throws -> Int {
        // The name is one of ours, above.
        try await town.store.read { try $0.one(Query<Int>("SELECT COUNT(*) FROM \(SQLText(stringLiteral: table))")) }
    }

    @Test(arguments: Rule.all)
    func `a row goes when its time has come, and not a second before`(_ rule: Rule) async throws {
        let town = try await makeCommunity()
        for statement in rule.row(town.clock.now, town.ada) { try await town.tamper(statement) }
        let before = try await count(rule.table, in: town)
        town.clock.advance(seconds: rule.keptFor - 1)
        #expect(try await town.community.purge.run() == [:])
        #expect(try await count(rule.table, in: town) == before)
        town.clock.advance(seconds: 1)
        #expect(try await town.community.purge.run() == [rule.table: 1])
        #expect(try await count(rule.table, in: town) == before - 1)
    }

    @Test func `what was said of a post outlives its year where somebody has yet to decide about it`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Strings for slide playing", in: town.guitars)
        try await town.community.reports.report(post, ReportDraft(.spam), by: .guest, from: nil)
        town.clock.advance(seconds: 365 * Moment.day)
        #expect(try await town.community.purge.run()["report"] == nil)
        #expect(try await count("report", in: town) == 1)
        #expect(try await town.faults() == [])
        try await town.community.moderation.dismiss(post, by: town.moderator())
        #expect(try await town.community.purge.run()["report"] == 1)
        #expect(try await town.faults() == [])
    }

    @Test func `a sign-in ends with its session, at that time, and is kept for a week`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada")
        let end = town.clock.now.advanced(seconds: Sessions.absolute)
        town.clock.advance(seconds: Sessions.absolute - 1)
        #expect(try await town.community.purge.run() == [:])
        town.clock.advance(seconds: 601)
        #expect(try await town.community.purge.run() == ["session": 1])
        let ended = Query<Moment?>("SELECT ended_at FROM sign_in WHERE id = \(session.by.signIn)") { try $0.next() }
        #expect(try await town.store.read { try $0.one(ended) } == end)
        town.clock.advance(seconds: 7 * Moment.day - 600)
        #expect(try await town.community.purge.run() == ["sign_in": 1, "one_time_token": 1])
    }

    @Test func `a remembered sign-in outlives its sessions until its time`() async throws {
        let town = try await makeCommunity()
        _ = try await town.signIn("ada")
        let until = town.clock.now.advanced(seconds: Sessions.remembered)
        try await town.tamper(
            "UPDATE sign_in SET remember_hash = \([UInt8](repeating: 1, count: 32)), remember_until = \(until)")
        town.clock.advance(seconds: Sessions.absolute + 1)
        #expect(try await town.community.purge.run()["session"] == 1)
        let live = Query<Int>("SELECT COUNT(*) FROM sign_in WHERE ended_at IS NULL AND remember_hash IS NOT NULL")
        #expect(try await town.store.read { try $0.one(live) } == 1)
        town.clock.advance(seconds: Sessions.remembered - Sessions.absolute - 1)
        #expect(try await town.community.purge.run()["remembered sign-in"] == 1)
        #expect(try await town.store.read { try $0.one(live) } == 0)
        #expect(try await town.faults() == [])
    }

    @Test func `a confirmed second factor and a session that lives stay`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada")
        let now = town.clock.now
        try await town.tamper(
            """
            INSERT INTO second_factor (member, secret_sealed, made_at, confirmed_at)
            VALUES (\(town.ada), \([UInt8](repeating: 1, count: 32)), \(now), \(now))
            """)
        town.clock.advance(seconds: 7_200)
        #expect(try await town.community.purge.run() == [:])
        #expect(try await town.actor(session.secret) != .guest)
    }

    @Test func `a day's network key goes 72 hours after the day began`() async throws {
        let town = try await makeCommunity()
        let today = town.clock.now.rawValue / (Moment.day * 1_000)
        try await town.tamper(
            "INSERT INTO network_key (day, key_sealed) VALUES (\(today), \([UInt8](repeating: 1, count: 32)))")
        town.clock.advance(seconds: 2 * Moment.day)
        #expect(try await town.community.purge.run() == [:])
        town.clock.advance(seconds: Moment.day)
        #expect(try await town.community.purge.run() == ["network_key": 1])
    }

    @Test func `more than one transaction takes go as well, and the run is noted`() async throws {
        let town = try await makeCommunity()
        let now = town.clock.now
        try await town.store.write { transaction in
            for number in 0..<1_201 {
                let hash = Array("\(number)".utf8)
                try transaction.run("INSERT INTO used_ticket (nonce_hash, expires_at) VALUES (\(hash), \(now))")
            }
        }
        town.clock.advance(seconds: Moment.day)
        #expect(try await town.community.purge.run() == ["used_ticket": 1_201])
        let ran = Query<Moment>("SELECT ran_at FROM job WHERE name = 'purge'")
        #expect(try await town.store.read { try $0.one(ran) } == town.clock.now)
    }
}
