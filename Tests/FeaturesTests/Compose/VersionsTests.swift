import Features
import Storage
import TestSupport
import Testing

/// What posts said before they were changed, and who may see it.
@Suite struct VersionsTests {
    /// A thread of ada's whose first post said "One" and "Two", each a minute after the other, and says "Three" now.
    private struct Town {
        let community: TestCommunity
        let post: Post.ID
        let started: Moment

        var versions: Versions { community.community.versions }

        func actor(_ name: String) async throws -> Actor {
            try await community.actor(try await community.signIn(name).secret)
        }
    }

    private func town(text: String = "Three", titles: (String?, String?) = ("Hum", nil)) async throws -> Town {
        let town = try await makeCommunity()
        let post = try await town.start("Humming amp", "Three")
        let started = town.clock.now
        let earlier: [(Int, String, String?)] = [(1, "One", titles.0), (2, "One\nTwo", titles.1)]
        for (number, source, title) in earlier {
            town.clock.advance(seconds: 60)
            try await town.tamper(
                """
                INSERT INTO revision (post, number, kind, source, title, member, replaced_at)
                VALUES (\(post), \(number), 'markdown', \(source), \(title), \(town.ada), \(town.clock.now))
                """)
        }
        try await town.tamper(
            "UPDATE post SET edited_at = \(town.clock.now), edit_count = 2 WHERE id = \(post)",
            "UPDATE body SET source = \(text) WHERE post = \(post)")
        return Town(community: town, post: post, started: started)
    }

    @Test func `versions stand newest first, each with what it changed in the one before`() async throws {
        let town = try await town(text: "One\nThree")
        let page = try #require(try await town.versions.page(of: town.post, for: .guest))
        #expect(page.entries.map(\.number) == [3, 2, 1])
        #expect(page.entries.map(\.source) == ["One\nThree", "One\nTwo", "One"])
        #expect(page.entries.map(\.isCurrent) == [true, false, false])
        #expect(page.entries.map(\.by) == ["ada", "ada", "ada"])
        #expect(
            page.entries.map(\.at)
                == [town.started.advanced(seconds: 120), town.started.advanced(seconds: 60), town.started])
        #expect(
            page.entries.map(\.changes) == [
                [DiffLine(.same, "One"), DiffLine(.removed, "Two"), DiffLine(.added, "Three")],
                [DiffLine(.same, "One"), DiffLine(.added, "Two")], [],
            ])
        #expect(page.entries.map(\.title) == [nil, "Humming amp", "Hum"])
        #expect(page.by.name == "ada")
        #expect(page.place.id == town.post)
        #expect(!page.hasOlder)
        #expect(!page.mayHide)
    }

    @Test func `a post that was never changed has no versions`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Humming amp")
        #expect(try await town.community.versions.page(of: post, for: .guest) == nil)
        #expect(try await town.community.versions.page(of: Post.ID(rawValue: 99), for: .guest) == nil)
    }

    @Test func `who can't read the post can't read what it said`() async throws {
        let town = try await town()
        let (ben, maren) = (try await town.actor("ben"), try await town.actor("maren"))
        try await town.community.reply(to: town.post)
        try await town.community.keep(town.post, for: .members)
        #expect(try await town.versions.page(of: town.post, for: .guest) == nil)
        #expect(try await town.versions.page(of: town.post, for: ben) != nil)
        try await town.community.remove(town.post, by: .moderator, reason: "Unkind")
        #expect(try await town.versions.page(of: town.post, for: ben) == nil)
        #expect(try await town.versions.page(of: town.post, for: maren) != nil)
        try await town.community.tamper("UPDATE post SET wiped_at = 1 WHERE id = \(town.post)")
        #expect(try await town.versions.page(of: town.post, for: maren) == nil)
        try await town.community.tamper(
            "UPDATE post SET wiped_at = NULL WHERE id = \(town.post)",
            "UPDATE board SET audience = 'staff' WHERE id = \(town.community.general)")
        #expect(try await town.versions.page(of: town.post, for: ben) == nil)
    }

    @Test func `a hidden version and what it tells of its neighbours are for moderators`() async throws {
        let town = try await town(text: "One\nThree")
        let (ben, maren) = (try await town.actor("ben"), try await town.actor("maren"))
        var events = await town.community.community.events.subscribe(buffer: 8).makeAsyncIterator()
        try await town.versions.hide(number: 2, of: town.post, reason: "An address", by: maren)
        guard case .postChanged(let change) = await events.next() else {
            Issue.record("nobody was told")
            return
        }
        #expect(change.post == town.post)
        let read = try #require(try await town.versions.page(of: town.post, for: ben))
        #expect(read.entries.map(\.source) == ["One\nThree", nil, "One"])
        #expect(read.entries.map(\.isHidden) == [false, true, false])
        #expect(read.entries.allSatisfy { $0.changes.isEmpty })
        #expect(read.entries.map(\.title) == [nil, nil, "Hum"])
        let decided = try #require(try await town.versions.page(of: town.post, for: maren))
        #expect(decided.mayHide)
        #expect(decided.entries.map(\.source) == ["One\nThree", "One\nTwo", "One"])
        #expect(decided.entries.map(\.isHidden) == [false, true, false])
        #expect(decided.entries[0].changes.count == 3)
        let decisions = Query<String>(
            "SELECT kind || ' ' || post || ' ' || member || ' ' || by_member || ' ' || reason FROM decision")
        #expect(
            try await town.community.store.read { try $0.all(decisions) } == [
                "hide-version \(town.post) \(town.community.ada) \(town.community.maren) An address"
            ])
    }

    @Test func `no older version is named by the title of one that is hidden`() async throws {
        let town = try await town(titles: (nil, "Hum"))
        let maren = try await town.actor("maren")
        func titles(for actor: Actor) async throws -> [String?]? {
            try await town.versions.page(of: town.post, for: actor)?.entries.map(\.title)
        }
        #expect(try await titles(for: .guest) == ["Humming amp", nil, "Hum"])
        try await town.versions.hide(number: 2, of: town.post, reason: "An address", by: maren)
        #expect(try await titles(for: .guest) == ["Humming amp", nil, nil])
        #expect(try await titles(for: maren) == ["Humming amp", nil, "Hum"])
    }

    @Test func `hiding twice is decided once`() async throws {
        let town = try await town()
        let maren = try await town.actor("maren")
        #expect(try await town.versions.hideable(number: 1, of: town.post, for: maren)?.id == town.post)
        for reason in ["An address.", "A number."] {
            try await town.versions.hide(number: 1, of: town.post, reason: reason, by: maren)
        }
        #expect(try await town.community.rows()["decision"] == 1)
        #expect(try await town.community.rows()["notice"] == 1)
        #expect(try await town.versions.hideable(number: 1, of: town.post, for: maren) == nil)
    }

    @Test func `a version is hidden for a reason, which its author reads, and nobody else is told`() async throws {
        let town = try await town()
        let (maren, ada) = (try await town.actor("maren"), try await town.actor("ada"))
        let moderation = town.community.community.moderation
        let expected = ModerationError.reasonLength(allowed: Moderation.reasonLetters)
        for reason in ["", "no", String(repeating: "a", count: 501)] {
            await #expect(throws: expected) {
                try await town.versions.hide(number: 1, of: town.post, reason: reason, by: maren)
            }
        }
        #expect(try await town.versions.hideable(number: 1, of: town.post, for: maren) != nil)
        try await town.versions.hide(number: 1, of: town.post, reason: " It had\n an address. ", by: maren)
        let told = Query<String>("SELECT kind || ' ' || member FROM notice")
        #expect(
            try await town.community.store.read { try $0.all(told) } == ["decision \(town.community.ada)"])
        let shown = try await moderation.decision(on: town.post, for: ada)
        #expect(shown.decision.kind == .hideVersion && shown.decision.by == "maren")
        #expect(shown.decision.reason == "It had an address.")
        await #expect(throws: ModerationError.missing) {
            try await moderation.decision(on: town.post, for: try await town.actor("ben"))
        }
        #expect(try await town.community.faults() == [])
    }

    @Test func `only those who moderate the board hide, and only what was replaced`() async throws {
        let town = try await town()
        let community = town.community
        for actor in [Actor.guest, try await town.actor("ada"), try await town.actor("ben"), .importer] {
            await #expect(throws: ModerationError.notAllowed) {
                try await town.versions.hide(number: 1, of: town.post, reason: "Not here.", by: actor)
            }
            await #expect(throws: ModerationError.notAllowed) {
                try await town.versions.hideable(number: 1, of: town.post, for: actor)
            }
        }
        // Moderates another board.
        try await community.put(community.ben, in: .boardModerator)
        let ben = try await town.actor("ben")
        await #expect(throws: ModerationError.notAllowed) {
            try await town.versions.hide(number: 1, of: town.post, reason: "Not here.", by: ben)
        }
        let maren = try await town.actor("maren")
        for number in [0, 3, -1] {
            await #expect(throws: ModerationError.missing) {
                try await town.versions.hide(number: number, of: town.post, reason: "Not there.", by: maren)
            }
        }
        await #expect(throws: ModerationError.missing) {
            try await town.versions.hide(number: 1, of: Post.ID(rawValue: 99), reason: "Not there.", by: maren)
        }
        #expect(try await community.rows()["decision"] == 0)
    }

    @Test func `a moderator of the board may hide there`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.ben, in: .boardModerator)
        let post = try await town.start("Fret buzz", "New", in: town.guitars)
        try await town.tamper(
            """
            INSERT INTO revision (post, number, kind, source, member, replaced_at)
            VALUES (\(post), 1, 'markdown', 'Old', \(town.ada), \(town.clock.now))
            """)
        let ben = try await town.actor(try await town.signIn("ben").secret)
        try await town.community.versions.hide(number: 1, of: post, reason: "An address.", by: ben)
        let page = try #require(try await town.community.versions.page(of: post, for: .guest))
        #expect(page.entries.map(\.source) == ["New", nil])
    }

    @Test func `a long history is cut, and the oldest shown still says when it was written`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Humming amp", "Now")
        let start = town.clock.now
        try await town.store.write { [ada = town.ada] transaction in
            for number in 1...25 {
                try transaction.run(
                    """
                    INSERT INTO revision (post, number, kind, source, member, replaced_at)
                    VALUES (\(post), \(number), 'markdown', \("Version \(number)"), \(ada),
                        \(start.advanced(seconds: Int64(number))))
                    """)
            }
        }
        let page = try #require(try await town.community.versions.page(of: post, for: .guest))
        #expect(page.entries.map(\.number) == Array((6...26).reversed()))
        #expect(page.hasOlder)
        #expect(page.entries.last?.source == "Version 6")
        #expect(page.entries.last?.at == start.advanced(seconds: 5))
        #expect(page.entries.last?.changes == [])
    }

    @Test func `a history of long texts is cut sooner`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Humming amp", "Now")
        let start = town.clock.now
        try await town.store.write { [ada = town.ada] transaction in
            for number in 1...5 {
                let source = String(repeating: "\(number) ", count: 30_000)
                let moment = start.advanced(seconds: Int64(number))
                try transaction.run(
                    """
                    INSERT INTO revision (post, number, kind, source, member, replaced_at)
                    VALUES (\(post), \(number), 'markdown', \(source), \(ada), \(moment))
                    """)
            }
        }
        let page = try #require(try await town.community.versions.page(of: post, for: .guest))
        #expect(page.entries.map(\.number) == [6, 5, 4, 3])
        #expect(page.hasOlder)
        #expect(page.entries.last?.at == start.advanced(seconds: 2))
    }

    @Test func `no version shows words of a quoted post that was removed`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Humming amp")
        let original = try await town.reply(to: first, "The humbucker hums.", by: town.ada)
        let quote = try #require(try await town.community.quotes.quote(of: original, for: .guest))
        let reply = try await town.reply(to: first, quote + "Mine.")
        try await town.tamper(
            """
            INSERT INTO revision (post, number, kind, source, member, replaced_at)
            VALUES (\(reply), 1, 'markdown', \(quote + "Earlier."), \(town.ben), \(town.clock.now))
            """)
        func sources() async throws -> [String?] {
            try await town.community.versions.page(of: reply, for: .guest)?.entries.map(\.source) ?? []
        }
        #expect(try await sources() == [quote + "Mine.", quote + "Earlier."])
        try await town.remove(original, by: .moderator)
        #expect(
            try await sources() == ["> [#2](/p/\(original))\n\nMine.", "> [#2](/p/\(original))\n\nEarlier."])
    }
}
