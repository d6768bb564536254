import Storage
import TestSupport
import Testing

@testable import Features

@Suite struct IgnoringTests {
    @Test func `what somebody says whom a reader ignores is not new to them`() async throws {
        let town = try await makeCommunity()
        let ada = Actor.member(try await town.signIn("ada").by)
        let reading = town.community.reading
        let post = try await town.start("Buzzing low E", by: town.ada)
        let id = try await town.discussion(of: post)
        try await town.reply(to: post, by: town.ben)
        #expect(try await reading.isIgnoring(town.ben, for: ada) == false)
        try await reading.ignore(town.ben, by: ada)
        try await reading.ignore(town.ben, by: ada)
        #expect(try await reading.isIgnoring(town.ben, for: ada) == true)
        #expect(try await reading.marks(of: [id], for: ada)[id]?.newCount == 0)
        let page = try await reading.posts([post], in: id, for: ada)
        #expect(page.ignored == [town.ben])
        #expect(try await reading.ignored(for: ada).map(\.name) == ["ben"])
        #expect(try await town.store.read { try $0.ignores(town.ada, town.ben) })
        #expect(try await town.store.read { try !$0.ignores(town.ben, town.ada) })
        let maren = try await town.reply(to: post, by: town.maren)
        #expect(try await reading.marks(of: [id], for: ada)[id]?.firstNew == maren)
        try await reading.unignore(town.ben, by: ada)
        #expect(try await reading.marks(of: [id], for: ada)[id]?.newCount == 2)
        #expect(try await reading.ignored(for: ada) == [])
    }

    @Test func `those who moderate are heard by everybody, whoever they were before`() async throws {
        let town = try await makeCommunity()
        let ada = Actor.member(try await town.signIn("ada").by)
        let reading = town.community.reading
        await #expect(throws: TrackingError.notIgnorable) { try await reading.ignore(town.maren, by: ada) }
        await #expect(throws: TrackingError.notIgnorable) { try await reading.ignore(town.ada, by: ada) }
        #expect(try await reading.isIgnoring(town.maren, for: ada) == nil)
        #expect(try await reading.isIgnoring(town.ada, for: ada) == nil)
        try await reading.ignore(town.ben, by: ada)
        try await town.put(town.ben, in: .moderator)
        #expect(try await town.store.read { try !$0.ignores(town.ada, town.ben) })
        let post = try await town.start("Buzzing low E", by: town.ben)
        let id = try await town.discussion(of: post)
        let page = try await reading.posts([post], in: id, for: ada)
        #expect(page.ignored == [])
        #expect(page.isNew == [post])
    }

    @Test func `guests ignore nobody, and nobody ignores whom there is not, or a crowd`() async throws {
        let town = try await makeCommunity()
        let ada = Actor.member(try await town.signIn("ada").by)
        let reading = town.community.reading
        await #expect(throws: TrackingError.notAllowed) { try await reading.ignore(town.ben, by: .guest) }
        await #expect(throws: TrackingError.notAllowed) { try await reading.unignore(town.ben, by: .guest) }
        await #expect(throws: TrackingError.missing) {
            try await reading.ignore(Member.ID(rawValue: 999), by: ada)
        }
        try await town.ignoreACrowd(as: town.ada)
        await #expect(throws: TrackingError.tooMany) { try await reading.ignore(town.ben, by: ada) }
    }
}
