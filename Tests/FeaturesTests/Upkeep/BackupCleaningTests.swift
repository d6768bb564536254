import Features
import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// What is left in a backup, and what is not.
@Suite struct BackupCleaningTests {
    /// Copies a community as `bandstand backup` does, and opens the copy as a server does.
    private func restored(_ folder: URL, _ prepare: (TestCommunity) async throws -> Void) async throws -> TestCommunity
    {
        let (path, copy) = (folder.appending(path: "a.sqlite").path, folder.appending(path: "b.sqlite").path)
        let store = try SQLiteStore(path: path)
        let town = try await makeCommunity(store: store)
        try await prepare(town)
        try await SQLiteStore.backUp(path, into: copy, cleaning: BackupCleaning.statements(at: town.clock.now))
        try store.close()
        return try await makeCommunity(store: SQLiteStore(path: copy))
    }

    private func count(_ table: String, in town: TestCommunity, where condition: String = "1 = 1") async throws -> Int {
        try await town.store.read {
            try $0.one(Query<Int>(SQLText(stringLiteral: "SELECT COUNT(*) FROM \(table) WHERE \(condition)")))
        }
    }

    @Test func `posts and people are there, doctor finds nothing, and nobody is signed in`() async throws {
        try await withTemporaryFolder { folder in
            var (session, link): (NewSession?, Secret?) = (nil, nil)
            let remember = Secret { [UInt8](repeating: 3, count: $0) }
            let copy = try await restored(folder) { town in
                try await town.importMailboxes(Mailboxes.path("threads.mbox"))
                try await town.reply(to: town.start("Which strings for slide?"))
                session = try await town.signIn("ada")
                try await town.remember(town.ada, by: remember, seconds: 30 * Moment.day)
                link = try await town.community.members.add("ben", as: nil, by: .console).link
            }
            #expect(try await copy.faults() == [])
            #expect(try await count("post", in: copy) > 2)
            let search = try await copy.community.boards.index(for: .guest)
            #expect(search.sections.flatMap(\.boards).map(\.board.slug).sorted() == ["general", "guitars"])
            let resolved = try await copy.community.sessions.resolve(try #require(session).secret, remember: remember)
            #expect(resolved == .none)
            let secret = try #require(link)
            await #expect(throws: TokenError.notOurs) {
                try await copy.community.signIns.byLink(
                    secret, device: DeviceLabel(userAgent: nil), replacing: nil)
            }
            let fresh = try await copy.signIn("ada")
            let list = try await copy.community.signIns.list(for: copy.actor(fresh.secret))
            #expect(list.map(\.isOwn) == [true])
        }
    }

    @Test func `what lets somebody in, counts tries or waits to be sent is not in it`() async throws {
        let tables = [
            "session", "sign_in_step", "one_time_token", "pending_registration", "used_ticket", "network_key",
            "throttle",
        ]
        try await withTemporaryFolder { folder in
            let bytes = [UInt8](repeating: 1, count: 32)
            let copy = try await restored(folder) { town in
                _ = try await town.signIn("ada")
                _ = try await town.registerWren()
                try await town.tamper(
                    "INSERT INTO sign_in_step (token_hash, member, is_remembered, expires_at) VALUES (\(bytes), 1, 0, 9)",
                    "INSERT INTO used_ticket (nonce_hash, expires_at) VALUES (\(bytes), 9)",
                    "INSERT INTO network_key (day, key_sealed) VALUES (1, \(bytes))",
                    """
                    INSERT INTO throttle (action, subject, window_start, count, expires_at)
                    VALUES ('sign-in', \(bytes), 1, 1, 9)
                    """,
                    """
                    INSERT INTO invitation (token_hash, role, from_console, made_at, expires_at, uses_left)
                    VALUES (\(bytes), 'administrator', 1, 1, 9, 1)
                    """,
                    letter("waiting", sealed: bytes, settledAt: nil), letter("sending", sealed: bytes, settledAt: nil),
                    letter("sent", sealed: nil, settledAt: 5))
                for table in tables { try #require(try await count(table, in: town) > 0, "\(table)") }
            }
            for table in tables { #expect(try await count(table, in: copy) == 0, "\(table)") }
            #expect(try await count("invitation", in: copy, where: "revoked_at IS NULL") == 0)
            #expect(try await count("outbox", in: copy, where: "state = 'dropped' AND letter_sealed IS NULL") == 3)
            #expect(try await count("outbox", in: copy, where: "state = 'sent' AND settled_at = 5") == 1)
            #expect(try await count("sign_in", in: copy, where: "ended_at IS NULL") == 0)
        }
    }

    private func letter(_ state: String, sealed: [UInt8]?, settledAt: Int64?) -> SQLText {
        """
        INSERT INTO outbox (message_id, class, template, letter_sealed, address_hash, state, made_at, due_at, expires_at,
            settled_at)
        VALUES (\(state), 'transactional', 'test', \(sealed), \([UInt8](repeating: 1, count: 32)), \(state), 1, 1, 9,
            \(settledAt))
        """
    }
}
