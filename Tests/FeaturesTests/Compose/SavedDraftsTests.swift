import Features
import Storage
import TestSupport
import Testing

/// What was typed and not sent is kept, for whoever typed it.
@Suite struct SavedDraftsTests {
    private func actor(_ name: String, in town: TestCommunity) async throws -> Actor {
        try await town.actor(try await town.signIn(name).secret)
    }

    @Test func `a draft is found again, and a later one takes its place`() async throws {
        let town = try await makeCommunity()
        let (drafts, ada) = (town.community.savedDrafts, try await actor("ada", in: town))
        let target = ComposerTarget.newDiscussion(in: town.general)
        #expect(try await drafts.draft(for: target, by: ada) == nil)
        try await drafts.save(target, title: "  A hum\nin the amp ", source: "It hums.", base: nil, by: ada)
        try await drafts.save(target, title: "A hum", source: "It hums still.", base: nil, by: ada)
        let found = try #require(try await drafts.draft(for: target, by: ada))
        #expect(
            found
                == SavedDraft(
                    target: target, title: "A hum", source: "It hums still.", base: nil, savedAt: town.clock.now))
        #expect(try await drafts.list(by: ada).count == 1)
    }

    @Test func `one for each target and member`() async throws {
        let town = try await makeCommunity()
        let drafts = town.community.savedDrafts
        let (ada, ben) = (try await actor("ada", in: town), try await actor("ben", in: town))
        let post = try await town.start("Humming amp")
        try await drafts.save(.reply(to: post), title: nil, source: "Ada's", base: nil, by: ada)
        try await drafts.save(.edit(post), title: "Humming amp", source: "Ada's edit", base: 2, by: ada)
        try await drafts.save(.reply(to: post), title: nil, source: "Ben's", base: nil, by: ben)
        #expect(try await drafts.draft(for: .reply(to: post), by: ada)?.source == "Ada's")
        #expect(try await drafts.draft(for: .edit(post), by: ada)?.base == 2)
        #expect(try await drafts.draft(for: .reply(to: post), by: ben)?.source == "Ben's")
        #expect(try await drafts.draft(for: .newDiscussion(in: town.general), by: ben) == nil)
    }

    @Test func `a list says where each would go, newest first`() async throws {
        let town = try await makeCommunity()
        let (drafts, ben) = (town.community.savedDrafts, try await actor("ben", in: town))
        let post = try await town.start("Humming amp")
        try await drafts.save(.reply(to: post), title: nil, source: "An answer", base: nil, by: ben)
        town.clock.advance(seconds: 1)
        try await drafts.save(.newDiscussion(in: town.guitars), title: "A buzz", source: "", base: nil, by: ben)
        let list = try await drafts.list(by: ben)
        #expect(list.map(\.target) == [.newDiscussion(in: town.guitars), .reply(to: post)])
        #expect(list.map(\.title) == ["A buzz", ""])
        #expect(list.map(\.beginning) == ["", "An answer"])
        guard case .board(let board) = list.first?.place, case .discussion(let discussion) = list.last?.place else {
            Issue.record("\(list)")
            return
        }
        #expect(board.slug == "guitars")
        #expect(discussion.title == "Humming amp")
    }

    @Test func `nothing typed is no draft, and discarding twice does no harm`() async throws {
        let town = try await makeCommunity()
        let (drafts, ada) = (town.community.savedDrafts, try await actor("ada", in: town))
        let target = ComposerTarget.newDiscussion(in: town.general)
        try await drafts.save(target, title: "", source: " \n", base: nil, by: ada)
        #expect(try await drafts.draft(for: target, by: ada) == nil)
        try await drafts.save(target, title: nil, source: "Words", base: nil, by: ada)
        try await drafts.save(target, title: "", source: "", base: nil, by: ada)
        #expect(try await drafts.draft(for: target, by: ada) == nil)
        try await drafts.save(target, title: nil, source: "Words", base: nil, by: ada)
        try await drafts.discard(target, by: ada)
        try await drafts.discard(target, by: ada)
        #expect(try await drafts.list(by: ada) == [])
    }

    @Test func `guests and those who have not confirmed keep nothing`() async throws {
        let town = try await makeCommunity()
        let drafts = town.community.savedDrafts
        let target = ComposerTarget.newDiscussion(in: town.general)
        try await town.put(town.ben, in: .unconfirmed)
        for actor in [Actor.guest, try await actor("ben", in: town)] {
            await #expect(throws: PostingError.notAllowed) {
                try await drafts.save(target, title: nil, source: "Words", base: nil, by: actor)
            }
            await #expect(throws: PostingError.notAllowed) { try await drafts.draft(for: target, by: actor) }
            await #expect(throws: PostingError.notAllowed) { try await drafts.list(by: actor) }
            await #expect(throws: PostingError.notAllowed) { try await drafts.discard(target, by: actor) }
        }
    }

    @Test func `nobody keeps an edit of another's post`() async throws {
        let town = try await makeCommunity()
        let (drafts, ben) = (town.community.savedDrafts, try await actor("ben", in: town))
        let post = try await town.start("Humming amp")
        await #expect(throws: PostingError.notAllowed) {
            try await drafts.save(.edit(post), title: nil, source: "Mine", base: 0, by: ben)
        }
        #expect(try await drafts.list(by: ben) == [])
    }

    @Test func `what can't be read can't be written for, and says nothing`() async throws {
        let town = try await makeCommunity()
        let (drafts, ada) = (town.community.savedDrafts, try await actor("ada", in: town))
        let hidden = try await town.start("Staff only words", by: town.maren, in: town.guitars)
        let held = try await town.reply(to: try await town.start("Humming amp"))
        try await town.keep(town.guitars, for: .staff)
        try await town.hold(held)
        let targets: [ComposerTarget] = [
            .newDiscussion(in: town.guitars), .newDiscussion(in: Board.ID(rawValue: 99)), .reply(to: hidden),
            .edit(hidden), .reply(to: held), .reply(to: Post.ID(rawValue: 99)), .edit(Post.ID(rawValue: 99)),
        ]
        for target in targets {
            await #expect(throws: PostingError.missing, "\(target)") {
                try await drafts.save(target, title: nil, source: "Words", base: nil, by: ada)
            }
        }
    }

    @Test func `a draft stays its writer's when its place is closed to them, and the place is not told`() async throws {
        let town = try await makeCommunity()
        let (drafts, ben) = (town.community.savedDrafts, try await actor("ben", in: town))
        let post = try await town.start("Humming amp")
        try await drafts.save(.reply(to: post), title: nil, source: "An answer", base: nil, by: ben)
        try await town.keep(town.general, for: .staff)
        let list = try await drafts.list(by: ben)
        #expect(list.map(\.beginning) == ["An answer"])
        #expect(list.map(\.place) == [nil])
        #expect(try await drafts.draft(for: .reply(to: post), by: ben) == nil)
        #expect(try await drafts.text(for: .reply(to: post), by: ben)?.source == "An answer")
        #expect(try await drafts.text(for: .reply(to: post), by: actor("ada", in: town)) == nil)
        #expect(try await drafts.text(for: .reply(to: post), by: .guest) == nil)
    }

    @Test func `an edit of a post that was removed is gone on with by nobody`() async throws {
        let town = try await makeCommunity()
        let (drafts, ada) = (town.community.savedDrafts, try await actor("ada", in: town))
        let post = try await town.start("Humming amp")
        let reply = try await town.reply(to: post, by: town.ada)
        try await drafts.save(.edit(reply), title: nil, source: "Changed", base: 0, by: ada)
        try await town.remove(reply, by: .moderator, reason: "Off topic")
        #expect(try await drafts.draft(for: .edit(reply), by: ada) == nil)
        #expect(try await drafts.list(by: ada) == [])
        await #expect(throws: PostingError.missing) {
            try await drafts.save(.edit(reply), title: nil, source: "Changed again", base: 0, by: ada)
        }
    }

    @Test func `a text has a limit, a title is cut, and no NUL is stored`() async throws {
        let town = try await makeCommunity()
        let (drafts, ada) = (town.community.savedDrafts, try await actor("ada", in: town))
        let target = ComposerTarget.newDiscussion(in: town.general)
        let longest = String(repeating: "a", count: 64_000)
        try await drafts.save(target, title: String(repeating: "t", count: 400), source: longest, base: nil, by: ada)
        let found = try #require(try await drafts.draft(for: target, by: ada))
        #expect(found.source == longest)
        #expect(found.title.count == 300)
        await #expect(throws: PostingError.self) {
            try await drafts.save(target, title: nil, source: longest + "a", base: nil, by: ada)
        }
        #expect(try await drafts.draft(for: target, by: ada)?.source == longest)
        try await drafts.save(target, title: "a\0b", source: "One\r\ntwo\rthree\0\u{301}\n", base: nil, by: ada)
        let cleaned = try #require(try await drafts.draft(for: target, by: ada))
        #expect(cleaned.title == "a b")
        #expect(Array(cleaned.source.unicodeScalars) == Array("One\ntwo\nthree\u{FFFD}\u{301}\n".unicodeScalars))
    }

    @Test func `what comes from a form that was posted, changed a post or was discarded is no draft any more`()
        async throws
    {
        let town = try await makeCommunity()
        try await town.settleIn()
        let (drafts, tokens, ada) = (
            town.community.savedDrafts, town.community.composerTokens, try await actor("ada", in: town)
        )
        let signIn = try #require(ada.member?.signIn)
        let post = try await town.start("Humming amp", "It hums.", by: town.ada)
        func form(_ target: ComposerTarget) throws -> ComposerUse {
            struct Unknown: Error {}
            let token = tokens.issue(for: signIn, target: target)
            guard let use = tokens.check(token, from: signIn, target: target) else { throw Unknown() }
            return use
        }
        let (reply, edit, board) = (
            ComposerTarget.reply(to: post), ComposerTarget.edit(post), ComposerTarget.newDiscussion(in: town.general)
        )
        let forms = [reply: try form(reply), edit: try form(edit), board: try form(board)]
        town.clock.advance(seconds: 60)
        for target in [reply, edit, board] {
            let origin = DraftOrigin(form: forms[target]?.nonce)
            try await drafts.save(target, title: nil, source: "Mine.", base: nil, from: origin, by: ada)
        }
        try await town.submit(.reply(to: post), "Lift the ground.", as: town.ada, ada, form: forms[reply])
        try await town.community.ownPosts.edit(Edit(post, source: "It buzzes.", base: 0, form: forms[edit]), by: ada)
        for _ in 1...2 { try await drafts.discard(board, from: forms[board], by: ada) }
        for target in [reply, edit, board] {
            await #expect(throws: PostingError.formUsed(earlier: nil)) {
                let origin = DraftOrigin(form: forms[target]?.nonce)
                try await drafts.save(target, title: nil, source: "Mine.", base: nil, from: origin, by: ada)
            }
            #expect(try await drafts.draft(for: target, by: ada) == nil)
        }
        let next = DraftOrigin(form: try form(reply).nonce)
        try await drafts.save(reply, title: nil, source: "More.", base: nil, from: next, by: ada)
        #expect(try await drafts.draft(for: reply, by: ada)?.source == "More.")
    }

    @Test func `what comes late takes the place of what was kept before it was typed, and of nothing newer`()
        async throws
    {
        let town = try await makeCommunity()
        let (drafts, ada) = (town.community.savedDrafts, try await actor("ada", in: town))
        let target = ComposerTarget.newDiscussion(in: town.general)
        let typedAt = town.clock.now
        town.clock.advance(seconds: 60)
        try await drafts.save(target, title: nil, source: "A longer text.", base: nil, by: ada)
        town.clock.advance(seconds: 60)
        for source in ["A text.", ""] {
            let isKept = try await drafts.save(
                target, title: nil, source: source, base: nil, from: DraftOrigin(typedAt: typedAt), by: ada)
            #expect(!isKept)
            #expect(try await drafts.draft(for: target, by: ada)?.source == "A longer text.")
        }
        let later = DraftOrigin(typedAt: typedAt.advanced(seconds: 90))
        let isKept = try await drafts.save(target, title: nil, source: "Its end.", base: nil, from: later, by: ada)
        #expect(isKept)
        #expect(try await drafts.draft(for: target, by: ada)?.source == "Its end.")
    }

    @Test func `more drafts in a minute than anybody types are refused, and others' are not`() async throws {
        let town = try await makeCommunity()
        let (drafts, target) = (town.community.savedDrafts, ComposerTarget.newDiscussion(in: town.general))
        let (ada, ben) = (try await actor("ada", in: town), try await actor("ben", in: town))
        for number in 1...60 {
            try await drafts.save(target, title: nil, source: "Words \(number)", base: nil, by: ada)
        }
        await #expect {
            try await drafts.save(target, title: nil, source: "Words 61", base: nil, by: ada)
        } throws: { error in
            if case PostingError.tooSoon = error { true } else { false }
        }
        #expect(try await drafts.draft(for: target, by: ada)?.source == "Words 60")
        try await drafts.save(target, title: nil, source: "Ben's", base: nil, by: ben)
        town.clock.advance(seconds: 60)
        try await drafts.save(target, title: nil, source: "Words 61", base: nil, by: ada)
        #expect(try await drafts.draft(for: target, by: ada)?.source == "Words 61")
    }

    @Test func `drafts that can't be kept count as well, whatever is wrong with them`() async throws {
        let town = try await makeCommunity()
        let (drafts, target) = (town.community.savedDrafts, ComposerTarget.newDiscussion(in: town.general))
        let (ada, ben) = (try await actor("ada", in: town), try await actor("ben", in: town))
        let post = try await town.start("Humming amp", by: town.ben)
        let quotes = (1...21).map { "> [ben, #1](/p/\($0))\n> Words.\n\n" }.joined()
        let signIn = try #require(ada.member?.signIn)
        let tokens = town.community.composerTokens
        let used = try #require(tokens.check(tokens.issue(for: signIn, target: target), from: signIn, target: target))
        try await drafts.discard(target, from: used, by: ada)
        for _ in 1...15 {
            await #expect(throws: PostingError.missing) {
                try await drafts.save(.reply(to: Post.ID(rawValue: 99)), title: nil, source: "/p/1", base: nil, by: ada)
            }
            await #expect(throws: PostingError.notAllowed) {
                try await drafts.save(.edit(post), title: nil, source: "/p/1", base: nil, by: ada)
            }
            await #expect(throws: PostingError.formUsed(earlier: nil)) {
                let origin = DraftOrigin(form: used.nonce)
                try await drafts.save(target, title: nil, source: "/p/1", base: nil, from: origin, by: ada)
            }
            await #expect {
                try await drafts.save(target, title: nil, source: quotes, base: nil, by: ada)
            } throws: { error in
                if case PostingError.tooMuch = error { true } else { false }
            }
        }
        await #expect(throws: PostingError.tooSoon(seconds: 60)) {
            try await drafts.save(target, title: nil, source: "Words", base: nil, by: ada)
        }
        #expect(try await drafts.list(by: ada) == [])
        try await drafts.save(target, title: nil, source: "Ben's", base: nil, by: ben)
        town.clock.advance(seconds: 60)
        try await drafts.save(target, title: nil, source: "Words", base: nil, by: ada)
    }

    @Test func `the fifty-first draft takes the place of the oldest`() async throws {
        let town = try await makeCommunity()
        let (drafts, ben) = (town.community.savedDrafts, try await actor("ben", in: town))
        var targets: [ComposerTarget] = []
        var post = try await town.start("Humming amp")
        for _ in 0...SavedDrafts.most {
            post = try await town.reply(to: post, by: town.ada)
            targets.append(.reply(to: post))
            try await drafts.save(.reply(to: post), title: nil, source: "To \(post)", base: nil, by: ben)
        }
        #expect(try await drafts.list(by: ben).map(\.target) == targets.dropFirst().reversed())
        #expect(try await drafts.draft(for: targets[0], by: ben) == nil)
    }
}
