import Storage
import TestSupport
import Testing

@testable import Features

/// A member's other name.
@Suite struct RenameTests {
    /// Gives a member another name; the fault if they can't have it.
    private func rename(_ member: Member.ID, to name: String, _ town: TestCommunity) async throws
        -> ProfileFaults.NameProblem?
    {
        let current = try await town.store.read {
            try $0.one(Query<String>("SELECT name FROM member WHERE id = \(member)"))
        }
        let actor = Actor.member(try await town.signIn(current).by)
        do {
            try await town.community.ownProfile.edit(name: name, about: "", by: actor)
            return nil
        } catch ProfileError.invalid(let faults) {
            return faults.name
        }
    }

    private func found(_ typed: String, _ town: TestCommunity) async throws -> [Post.ID] {
        try await town.community.search.find(.parse(typed), order: .newest, page: 1, for: .guest).hits.map(\.post)
    }

    @Test func `a new name stands beside old posts, is found, and the old one leads on`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Buzzing low E after a new nut")
        let reply = try await town.reply(to: post)
        #expect(try await found("by:ada", town) == [post])
        #expect(try await rename(town.ada, to: "Adelaide", town) == nil)
        let discussion = try await town.discussion(of: post)
        guard case .page(let page) = try await town.community.discussions.show(discussion, page: 1, for: .guest) else {
            Issue.record("no page")
            return
        }
        #expect(page.posts.map(\.post.by.name) == ["Adelaide", "ben"])
        #expect(page.posts.last?.answers?.name == "Adelaide")
        #expect(try await found("by:adelaide", town) == [post])
        #expect(try await found("by:ada", town) == [])
        #expect(try await found("by:ben", town) == [reply])
        for name in ["adelaide", "ADA"] {
            let person = try await town.community.people.member(named: name, at: nil, for: .guest)
            #expect(person?.by.name == "Adelaide")
            guard case .member(let byline) = try await town.community.feeds.member(named: name, for: .guest)?.subject
            else {
                Issue.record("no feed")
                return
            }
            #expect(byline.name == "Adelaide")
        }
        #expect(try await town.faults() == [])
    }

    @Test func `once in thirty days, to the second`() async throws {
        let town = try await makeCommunity()
        let now = town.clock.now
        #expect(try await rename(town.ada, to: "adelaide", town) == nil)
        let again = now.advanced(seconds: 30 * Moment.day)
        town.clock.advance(seconds: 30 * Moment.day - 1)
        #expect(try await rename(town.ada, to: "adeline", town) == .tooSoon(until: again))
        town.clock.advance(seconds: 1)
        #expect(try await rename(town.ada, to: "adeline", town) == nil)
        #expect(try await town.community.people.member(named: "adelaide", at: nil, for: .guest)?.by.name == "adeline")
        #expect(try await town.faults() == [])
    }

    @Test(arguments: [
        ("ben", ProfileFaults.NameProblem.fault(.taken)), ("BEN", .fault(.taken)), ("Bén", .fault(.taken)),
        ("rnaren", .fault(.taken)), ("аdа", .fault(.form(.mixedScripts))), ("moderator", .fault(.form(.reserved))),
        ("Larkhill Music", .fault(.form(.notAllowed(" ")))), ("x", .fault(.form(.length(allowed: 3...20)))),
        ("", .fault(.form(.empty))), ("ada\u{202E}x", .fault(.form(.invisible))),
        (String(repeating: "x", count: 60_000), .fault(.form(.length(allowed: 3...20)))),
    ])
    func `what nobody may be called at registration, nobody is called later`(
        _ name: String, _ problem: ProfileFaults.NameProblem
    ) async throws {
        let town = try await makeCommunity()
        #expect(try await rename(town.ada, to: name, town) == problem)
        #expect(try await town.community.people.member(named: "ada", at: nil, for: .guest)?.by.name == "ada")
    }

    @Test func `a name that somebody bore stays theirs, and they may take it back`() async throws {
        let town = try await makeCommunity()
        #expect(try await rename(town.ada, to: "adelaide", town) == nil)
        #expect(try await rename(town.ben, to: "Ada", town) == .fault(.taken))
        #expect(try await rename(town.ben, to: "ada.", town) == .fault(.form(.misplacedSign)))
        town.clock.advance(seconds: Profile.renameEvery)
        #expect(try await rename(town.ada, to: "ada", town) == nil)
        #expect(try await town.community.people.member(named: "adelaide", at: nil, for: .guest)?.by.name == "ada")
        #expect(try await town.faults() == [])
    }

    @Test(arguments: ["ADA", "Ada", "Adá"])
    func `the same name in other letters is another name, and theirs`(_ name: String) async throws {
        let town = try await makeCommunity()
        #expect(try await rename(town.ada, to: name, town) == nil)
        #expect(try await town.community.people.member(named: "ada", at: nil, for: .guest)?.by.name == name)
        #expect(try await town.faults() == [])
    }

    @Test func `a name that looks like one's own is one's own, and both lead to them`() async throws {
        let town = try await makeCommunity()
        #expect(try await rename(town.maren, to: "rnaren", town) == nil)
        for name in ["maren", "rnaren"] {
            #expect(try await town.community.people.member(named: name, at: nil, for: .guest)?.by.name == "rnaren")
        }
        #expect(try await town.faults() == [])
    }

    @Test func `posts that were not indexed anew when the server ended are, when it begins`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("One of three threads")
        let posts = [
            first, try await town.start("Two of three threads"), try await town.start("Three of three threads"),
        ]
        try await town.tamper(
            "UPDATE member SET name = 'adelaide', folded_name = 'adelaide', renamed_at = 1 WHERE id = \(town.ada)")
        #expect(try await found("by:ada", town) == posts.reversed())
        var counts: [Int] = []
        repeat { counts.append(try await town.community.search.indexRenamed(limit: 2)) } while counts.last != 0
        #expect(counts == [2, 1, 0])
        #expect(try await found("by:adelaide", town) == posts.reversed())
        #expect(try await found("by:ada", town) == [])
    }

    @Test func `what is claimed of an archive is found by the new name too`() async throws {
        let town = try await makeCommunity()
        try await town.importMail(
            """
            From ada@mail.example Sun Nov 22 10:00:00 2026
            From: Olga Okafor <ada@mail.example>
            Date: Sun, 22 Nov 2026 10:00:00 +0000
            Subject: From an archive
            Message-ID: <m1@mail.example>

            Words.

            """, into: town.general)
        try await town.register(town.ada, address: "ada@mail.example")
        #expect(try await found("by:ada", town) == [])
        try await town.community.claims.claim(by: town.steppedUp(town.ada))
        #expect(try await found("by:ada", town).count == 1)
        #expect(try await rename(town.ada, to: "wren", town) == nil)
        #expect(try await found("by:ada", town) == [])
        for name in ["wren", "okafor"] { #expect(try await found("by:\(name)", town).count == 1) }
        #expect(try await town.faults() == [])
    }

    @Test func `a member's entries are found by index`() async throws {
        let town = try await makeCommunity()
        let plan = try await town.store.plan(of: .markRenamed(town.ada, limit: 5))
        #expect(plan.contains { $0.contains("post_member (member=?)") }, "\(plan)")
        #expect(plan.contains { $0.contains("post_author (author=?)") }, "\(plan)")
        let left = try await town.store.plan(of: Query<Member.ID>.renamedUnnoticed.sql)
        #expect(!left.contains { $0.contains("SCAN e") || $0.contains("SCAN p") }, "\(left)")
        #expect(left.contains { $0.contains("post_member (member=?)") }, "\(left)")
        let name = MemberName(checked: "ada")
        try await expectIndexed(
            Query<Bool>.isTaken(name, byOthersThan: town.ada).sql, "member_name_folded (folded_name=?)", in: town.store)
    }
}
