import TestSupport
import Testing

@testable import Features

/// Whose bells are told at once that a post went, or came back.
struct BelledTests {
    private let site: NoticeTown
    private var town: TestCommunity { site.town }

    init() async throws {
        site = try await NoticeTown()
        try await site.tell(answering: site.town.ada)
    }

    /// Those whose bells have changed by what is done.
    private func belled(by body: () async throws -> Void) async throws -> Set<Member.ID> {
        let stream = await town.community.events.subscribe(buffer: 64)
        try await body()
        await town.community.events.publish(.changedOutside)
        var belled: Set<Member.ID> = []
        for await event in stream {
            switch event {
            case .postChanged(let change): belled.formUnion(change.belled)
            case .noticed(let members): belled.formUnion(members)
            case .changedOutside: return belled
            default: break
            }
        }
        return belled
    }

    @Test func `a post that its author takes back`() async throws {
        let ben = try await town.member("ben")
        let belled = try await belled { try await town.community.ownPosts.delete(site.answer, by: ben) }
        #expect(belled == [town.ada])
        #expect(try await town.community.notices.unread(for: town.member("ada")) == 0)
    }

    @Test func `a post that a report hides, and that a moderator leaves`() async throws {
        let maren = try await town.member("maren")
        let hidden = try await belled {
            try await town.community.reports.report(
                site.answer, ReportDraft(.under13), by: .guest, from: Network(address: "192.0.2.1"))
        }
        #expect(hidden == [town.ada])
        let left = try await belled { try await town.community.moderation.dismiss(site.answer, by: maren) }
        #expect(left == [town.ada, town.ben], "ben is told of the decision")
        #expect(try await town.community.notices.unread(for: town.member("ada")) == 1)
    }

    @Test func `a post that a moderator takes down`() async throws {
        let maren = try await town.member("maren")
        let belled = try await belled {
            try await town.community.moderation.remove(site.answer, reason: "Off topic.", by: maren)
        }
        #expect(belled == [town.ada, town.ben])
    }

    @Test func `an edit that a rule keeps back changes nothing`() async throws {
        let ben = try await town.member("ben")
        let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        let belled = try await belled {
            let isHeld = try await town.community.ownPosts.edit(
                Edit(site.answer, title: nil, source: links, base: 0), by: ben)
            try #require(isHeld)
        }
        #expect(belled == [])
        #expect(try await town.community.notices.unread(for: town.member("ada")) == 1)
    }

    @Test func `who has read what they were told is not called`() async throws {
        let (ada, ben) = (try await town.member("ada"), try await town.member("ben"))
        try await town.community.notices.readAll(upTo: town.clock.now, by: ada)
        let belled = try await belled { try await town.community.ownPosts.delete(site.answer, by: ben) }
        #expect(belled == [])
    }
}
