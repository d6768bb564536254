import Storage
import TestSupport
import Testing

@testable import Features

/// Links that work once.
@Suite struct TokenTests {
    private func link(_ town: TestCommunity, for name: String = "ada") async throws -> Secret {
        try await town.community.signIns.issueLink(for: name, by: .console)
    }

    private func use(_ link: Secret, in town: TestCommunity) async throws(TokenError) -> NewSession {
        try await town.community.signIns.byLink(link, device: DeviceLabel(userAgent: nil), replacing: nil)
    }

    @Test func `a link says whom it signs in, does so, and is used up`() async throws {
        let town = try await makeCommunity()
        let link = try await link(town, for: "ADA")
        for _ in 1...2 {
            let seen = try await town.community.signIns.look(link)
            #expect(seen == SignInLink(name: "ada"))
        }
        let session = try await use(link, in: town)
        #expect(session.by.id == town.ada)
        #expect(session.remember == nil)
        #expect(session.by.steppedUpAt == nil)
        await #expect(throws: TokenError.used) { try await use(link, in: town) }
        await #expect(throws: TokenError.used) { try await town.community.signIns.look(link) }
    }

    @Test func `a link lives for a day`() async throws {
        let town = try await makeCommunity()
        let (first, second) = (try await link(town), try await link(town, for: "ben"))
        town.clock.advance(seconds: Moment.day - 1)
        #expect(try await use(first, in: town).by.name == "ada")
        town.clock.advance(seconds: 1)
        await #expect(throws: TokenError.expired) { try await use(second, in: town) }
        await #expect(throws: TokenError.expired) { try await town.community.signIns.look(second) }
    }

    @Test func `a newer link puts the older one out of use, but nobody else's`() async throws {
        let town = try await makeCommunity()
        let (older, others) = (try await link(town), try await link(town, for: "ben"))
        let newer = try await link(town)
        await #expect(throws: TokenError.expired) { try await use(older, in: town) }
        #expect(try await use(newer, in: town).by.name == "ada")
        #expect(try await use(others, in: town).by.name == "ben")
    }

    @Test func `of many who use a link at the same time one is let in`() async throws {
        let town = try await makeCommunity()
        let link = try await link(town)
        let outcomes = await withTaskGroup { group in
            for _ in 1...50 {
                group.addTask { () -> TokenError? in
                    do throws(TokenError) {
                        _ = try await use(link, in: town)
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 == nil }.count == 1)
        #expect(outcomes.filter { $0 == .used }.count == 49)
        #expect(try await town.store.read { try $0.one(Query<Int>("SELECT COUNT(*) FROM sign_in")) } == 1)
    }

    @Test func `a token that is not ours, or of another purpose, is none`() async throws {
        let town = try await makeCommunity()
        let stranger = Secret { [UInt8](repeating: 1, count: $0) }
        await #expect(throws: TokenError.notOurs) { try await use(stranger, in: town) }
        let link = try await link(town)
        try await town.tamper("UPDATE one_time_token SET purpose = 'reset'")
        await #expect(throws: TokenError.notOurs) { try await use(link, in: town) }
        await #expect(throws: TokenError.notOurs) { try await town.community.signIns.look(link) }
    }

    @Test func `nobody is signed in to an account that is held, and the link is not used up`() async throws {
        let town = try await makeCommunity()
        let link = try await link(town)
        try await town.tamper("UPDATE member SET state = 'held' WHERE id = \(town.ada)")
        await #expect(throws: TokenError.held) { try await town.community.signIns.look(link) }
        await #expect(throws: TokenError.held) { try await use(link, in: town) }
        try await town.tamper("UPDATE member SET state = 'active' WHERE id = \(town.ada)")
        #expect(try await use(link, in: town).by.name == "ada")
    }

    @Test func `only the console gives out links, and only for those who are there`() async throws {
        let town = try await makeCommunity()
        let administrator = Actor.member(.sample(.administrator))
        for actor in [Actor.guest, .importer, .seeder, .watchman, administrator] {
            await #expect(throws: SignInsError.notAllowed) {
                try await town.community.signIns.issueLink(for: "ada", by: actor)
            }
        }
        await #expect(throws: SignInsError.missing) {
            try await town.community.signIns.issueLink(for: "nobody", by: .console)
        }
    }

    @Test func `the database holds no link`() async throws {
        let town = try await makeCommunity()
        let link = try await link(town)
        let stored = try await town.store.read { transaction in
            try transaction.one(Query<[UInt8]>("SELECT token_hash FROM one_time_token"))
        }
        #expect(stored == link.hash)
        #expect(!stored.elementsEqual(link.text.utf8))
    }

    @Test func `a token on a row outdates those on the same row only`() async throws {
        let town = try await makeCommunity()
        let now = town.clock.now
        let secrets = (0..<3).map { _ in Secret(randomBytes: town.surroundings.randomBytes) }
        let contents = try await town.store.write { transaction in
            try transaction.issue(secrets[0], for: .init(.link, subject: 1, payload: [1]), at: now)
            try transaction.issue(secrets[1], for: .init(.link, subject: 2, payload: [2]), at: now)
            try transaction.issue(secrets[2], for: .init(.link, subject: 1, payload: [3]), at: now)
            return try [1, 2].map { try transaction.consume(secrets[$0], for: .link, at: now) }
        }
        #expect(contents.map(\.payload) == [[2], [3]])
        #expect(contents.map(\.subject) == [2, 1])
        await #expect(throws: TokenError.expired) {
            try await town.store.write { _ = try $0.consume(secrets[0], for: .link, at: now) }
        }
    }

    @Test func `a database that can't answer is no refusal`() async throws {
        let town = try await makeCommunity()
        let link = try await link(town)
        try await town.tamper("ALTER TABLE one_time_token RENAME TO gone")
        await #expect(throws: TokenError.unavailable) { try await use(link, in: town) }
        await #expect(throws: TokenError.unavailable) { try await town.community.signIns.look(link) }
    }
}
