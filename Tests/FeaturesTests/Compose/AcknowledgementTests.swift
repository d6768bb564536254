import Storage
import TestSupport
import Testing

@testable import Features

/// How much a writer is told about everyone being able to read what they write.
@Suite struct AcknowledgementTests {
    @Test func `who has never understood must, then reads all of it until three posts are there, then one line`()
        async throws
    {
        let town = try await makeCommunity()
        let ben = try await town.actor(try await town.signIn("ben").secret)
        let (acknowledgements, member, now) = (town.community.acknowledgements, town.ben, town.clock.now)
        #expect(try await acknowledgements.stage(for: ben) == .mustUnderstand)
        try await town.store.write { try $0.run(.acknowledge(member, at: now)) }
        #expect(try await acknowledgements.stage(for: ben) == .full)
        let post = try await town.start("Humming amp")
        try await town.reply(to: post)
        try await town.reply(to: post)
        let third = try await town.reply(to: post)
        #expect(try await acknowledgements.stage(for: ben) == .line)
        try await town.hold(third)
        #expect(try await acknowledgements.stage(for: ben) == .full)
    }

    @Test func `posts alone understand nothing`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Humming amp")
        for _ in 0..<4 { try await town.reply(to: post) }
        let ben = try await town.actor(try await town.signIn("ben").secret)
        #expect(try await town.community.acknowledgements.stage(for: ben) == .mustUnderstand)
        #expect(try await town.community.acknowledgements.stage(for: .guest) == .mustUnderstand)
    }

    @Test func `other words are to be understood again`() async throws {
        let town = try await makeCommunity()
        let ben = try await town.actor(try await town.signIn("ben").secret)
        try await town.tamper(
            "INSERT INTO acknowledgement (member, version, given_at) VALUES (\(town.ben), '2020-01', 1)")
        #expect(try await town.community.acknowledgements.stage(for: ben) == .mustUnderstand)
    }

    @Test func `understanding twice keeps the first time`() async throws {
        let town = try await makeCommunity()
        let (member, now) = (town.ben, town.clock.now)
        try await town.store.write { try $0.run(.acknowledge(member, at: now)) }
        try await town.store.write { try $0.run(.acknowledge(member, at: now.advanced(seconds: 60))) }
        #expect(try await town.store.read { try $0.all(.acknowledged(by: member)) } == [now])
        #expect(try await town.store.read { try $0.hasAcknowledged(member) })
    }
}
