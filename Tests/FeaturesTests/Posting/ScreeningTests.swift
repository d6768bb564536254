import Features
import Storage
import TestSupport
import Testing

/// What the Gate looks for in words, and what it does then.
@Suite struct ScreeningTests {
    private static let title = "Which strings for slide?"

    private func place(_ town: TestCommunity) -> Draft.Place {
        .newDiscussion(in: town.general, title: Self.title)
    }

    @Test func `an adult is asked about personal information, and may leave it in`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let words = "Call me: +44 20 7946 0958."
        await #expect {
            try await town.submit(place(town), words, as: town.ada, ada)
        } throws: { error in
            guard case PostingError.warned(let warning) = error else { return false }
            return warning.findings.map(\.kind) == [.phoneNumber] && warning.matches.isEmpty
        }
        let posted = try await town.submit(place(town), words, as: town.ada, ada, isMeant: true)
        #expect(!posted.isHeld)
    }

    @Test func `what is personal in a title is asked about as well, and lines are those of the text`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        await #expect {
            try await town.submit(
                .newDiscussion(in: town.general, title: "Call 203-555-0142 for strings"),
                "Hello,\nor write to ada@strings.example.", as: town.ada, ada)
        } throws: { error in
            guard case PostingError.warned(let warning) = error else { return false }
            return warning.findings.map(\.line) == [nil, 2]
        }
    }

    @Test func `a rule that warns asks first, and what is meant goes up`() async throws {
        func rule(_ key: String, _ effect: Rule.Effect, _ words: String) -> Rule {
            Rule(key: key, name: key, effect: effect, subject: .phrases([words]), sentence: "Really?")
        }
        let town = try await makeCommunity()
        town.surroundings.rules.replace(
            RuleBook(rules: [rule("shouting", .warn, "read this now"), rule("pills", .hold, "buy pills")]))
        let (ada, own) = (try await town.member("ada"), town.community.ownPosts)
        func isAsked(_ error: any Error) -> Bool {
            guard case PostingError.warned(let warning) = error else { return false }
            return warning.matches.map(\.rule) == ["shouting"] && warning.findings.isEmpty
        }
        await #expect {
            try await town.submit(place(town), "Read this now!", as: town.ada, ada)
        } throws: { isAsked($0) }
        let sent = try await town.submit(place(town), "Read this now!", as: town.ada, ada, isMeant: true)
        #expect(!sent.isHeld)
        await #expect {
            try await own.edit(Edit(sent.post, source: "Read this now, please!", base: 0), by: ada)
        } throws: { isAsked($0) }
        let edit = Edit(sent.post, source: "Read this now, please!", base: 0, isMeant: true)
        let isHeld = try await own.edit(edit, by: ada)
        #expect(!isHeld)
        // Where a graver rule decides, there is nothing to ask.
        town.clock.advance(seconds: 600)
        let held = try await town.submit(.reply(to: sent.post), "Read this now: buy pills", as: town.ada, ada)
        #expect(held.isHeld)
    }

    @Test func `what a minor writes is for members, and personal information in it waits whatever they say`()
        async throws
    {
        let town = try await makeCommunity()
        try await town.put(town.ada, in: .from13)
        let ada = try await town.member("ada")
        let posted = try await town.submit(
            place(town), "Call me: +44 20 7946 0958.", as: town.ada, ada, isMeant: true)
        #expect(posted.isHeld)
        town.clock.advance(seconds: 300)
        let plain = try await town.submit(place(town), "Which ones?", as: town.ada, ada)
        #expect(!plain.isHeld)
        let discussions = town.community.discussions
        #expect(try await discussions.place(of: plain.post, for: .guest) == nil)
        #expect(try await discussions.place(of: plain.post, for: town.member("ben")) != nil)
        #expect(try await discussions.latest(at: nil, for: .guest).rows.isEmpty)
        let index = try await town.community.boards.index(for: .guest)
        #expect(index.sections.flatMap(\.boards).compactMap(\.lastPost).isEmpty)
    }

    @Test func `guests don't learn the name of a minor who answered last, nor in the tree`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start(Self.title, by: town.ben)
        try await town.put(town.ada, in: .from16)
        let ada = try await town.member("ada")
        let answer = try await town.submit(.reply(to: post), "Light ones.", as: town.ada, ada)
        _ = try await town.reply(to: answer.post, by: town.ben)
        try await town.remove(try await town.reply(to: answer.post, by: town.ben), by: .moderator)
        let id = try await town.discussion(of: post)
        guard
            case .page(let tree) = try await town.community.discussions.tree(id, article: nil, part: nil, for: .guest),
            case .page(let flat) = try await town.community.discussions.show(id, page: 1, for: .guest)
        else { throw NoPage() }
        #expect(!tree.tree.nodes.contains { $0.leaf.name == "ada" })
        #expect(flat.posts.allSatisfy { $0.answers?.name != "ada" })
        guard case .page(let own) = try await town.community.discussions.tree(id, article: nil, part: nil, for: ada)
        else { throw NoPage() }
        #expect(own.tree.nodes.contains { $0.leaf.name == "ada" })
    }

    private struct NoPage: Error {}

    @Test func `newcomers' links and fast first posts wait, and so does what a program filled in`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        let linked = try await town.submit(place(town), links, as: town.ada, ada)
        #expect(linked.isHeld)
        #expect(try await town.rule(of: linked.post) == "newcomer-links")
        let session = try #require(ada.member?.signIn)
        let tokens = town.community.composerTokens
        town.clock.advance(seconds: 600)
        let form = try #require(
            tokens.check(
                tokens.issue(for: session, target: .newDiscussion(in: town.general)), from: session,
                target: .newDiscussion(in: town.general)))
        town.clock.advance(seconds: 2)
        let fast = try await town.submit(place(town), "Fast.", as: town.ada, ada, form: form)
        #expect(try await town.rule(of: fast.post) == "typing-time")
        let ben = try await town.member("ben")
        let filled = try await town.submit(place(town), "Buy.", as: town.ben, ben, honeypot: "x")
        #expect(try await town.rule(of: filled.post) == "honeypot")
        #expect(try await town.faults() == [])
    }

    @Test func `what is held is seen by its author and those who decide, and counts for nobody else`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start(Self.title, by: town.ben)
        let ada = try await town.member("ada")
        let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        let held = try await town.submit(.reply(to: post), links, as: town.ada, ada).post
        let id = try await town.discussion(of: post)
        func bodies(_ actor: Actor) async throws -> [Post.ID] {
            guard case .page(let page) = try await town.community.discussions.show(id, page: 1, for: actor) else {
                return []
            }
            return page.posts.filter { $0.html != nil }.map(\.post.id)
        }
        #expect(try await bodies(.guest) == [post])
        #expect(try await bodies(town.member("ben")) == [post])
        #expect(try await bodies(ada) == [post, held])
        #expect(try await bodies(town.member("maren")) == [post, held])
    }

    @Test func `what was held from the start stands last once it is released, and is new to all`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start(Self.title, by: town.ben)
        let ada = try await town.member("ada")
        let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        let held = try await town.submit(.reply(to: post), links, as: town.ada, ada).post
        let later = try await town.reply(to: post)
        let ben = try await town.member("ben")
        let id = try await town.discussion(of: post)
        await town.community.reading.saw(later, in: id, by: ben)
        try await town.community.moderation.release(held, by: try await town.member("maren"))
        #expect(try await town.community.discussions.place(of: held, for: .guest)?.position == 3)
        #expect(try await town.community.reading.marks(of: [id], for: ben)[id]?.newCount == 1)
        #expect(try await town.faults() == [])
    }

    @Test func `what hides in a spoiler is looked at, too`() async throws {
        let rule = Rule(
            key: "secret", name: "Secrets", effect: .refuse, subject: .phrases(["buy my pills"]), place: .both,
            sentence: "No pills.")
        let town = try await makeCommunity()
        town.surroundings.rules.replace(RuleBook(rules: [rule]))
        let ada = try await town.member("ada")
        for words in [">! look\n> buy my pills", "> ! look\n> buy my pills", "> ! look\n> b&#117;y *my* pills"] {
            await #expect(throws: PostingError.refused(rule: "secret", reason: "No pills."), "\(words)") {
                try await town.submit(place(town), words, as: town.ada, ada)
            }
        }
    }

    @Test func `too many names are refused, and a rule's refusal says why`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        await #expect {
            try await town.submit(place(town), "@ben @maren @ada", as: town.ada, ada)
        } throws: { error in
            if case PostingError.tooMuch(let reason) = error { reason.contains("2 are the most") } else { false }
        }
    }

    @Test func `ten thousand names are refused, newcomers' and others', and call nobody`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn(town.ben)
        let post = try await town.start(Self.title, by: town.maren)
        let crowd = Self.crowd(ending: "@maren")
        let (ada, ben) = (try await town.member("ada"), try await town.member("ben"))
        for (member, actor, limit) in [(town.ada, ada, 2), (town.ben, ben, 10)] {
            await #expect {
                try await town.submit(.reply(to: post), crowd, as: member, actor)
            } throws: { error in
                guard case PostingError.tooMuch(let reason) = error else { return false }
                return reason.contains("\(limit) are the most in one post")
            }
        }
        let told: Int = try await town.store.read {
            try $0.one(Query("SELECT COUNT(*) FROM notice WHERE kind = 'mention'"))
        }
        #expect(told == 0)
        // One name is one name, however often it is called.
        let name = String(repeating: "@maren ", count: 9_000)
        let sent = try await town.submit(.reply(to: post), name, as: town.ben, ben, isMeant: true)
        #expect(!sent.isHeld)
    }

    @Test func `of ten thousand names that nobody refuses the first fifty are called`() async throws {
        let town = try await makeCommunity()
        let maren = try await town.member("maren")
        try await town.submit(place(town), "@ada \(Self.crowd(ending: "@ben"))", as: town.maren, maren)
        let called: [Member.ID] = try await town.store.read {
            try $0.all(Query("SELECT member FROM notice WHERE kind = 'mention' ORDER BY id"))
        }
        #expect(called == [town.ada])
    }

    /// Ten thousand names in less than a post may have, and one more.
    private static func crowd(ending name: String) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        let names = (0..<10_000).map { "@\(letters[$0 / 676 % 26])\(letters[$0 / 26 % 26])\(letters[$0 % 26])" }
        return names.joined(separator: " ") + " \(name)"
    }

    @Test func `marks that turn writing round are in no body, and hide nothing from rules`() async throws {
        let rule = Rule(
            key: "pills", name: "Pills", effect: .refuse, subject: .phrases(["buy my pills"]), sentence: "No pills.")
        let town = try await makeCommunity()
        town.surroundings.rules.replace(RuleBook(rules: [rule]))
        let ada = try await town.member("ada")
        let turned = "It \u{202E}hums\u{202C}, and \u{2067}buzzes\u{2069}."
        let post = try await town.submit(place(town), turned, as: town.ada, ada).post
        let id = try await town.discussion(of: post)
        guard case .page(let page) = try await town.community.discussions.show(id, page: 1, for: .guest) else {
            throw NoPage()
        }
        #expect(page.posts.map(\.html) == ["<p>It hums, and buzzes.</p>\n"])
        let source = try await town.community.discussions.source(of: post, for: .guest)
        #expect(source?.source == "It hums, and buzzes.")
        #expect(try await town.community.ownPosts.editable(post, by: ada).source == "It hums, and buzzes.")
        town.clock.advance(seconds: 600)
        func send(_ words: String) async throws {
            try await town.submit(.reply(to: post), words, as: town.ada, ada)
        }
        await #expect(throws: PostingError.refused(rule: "pills", reason: "No pills.")) {
            try await send("Buy \u{202D}my pi\u{2066}lls")
        }
        await #expect {
            try await send("Mail ada@str\u{202E}ings.example")
        } throws: { error in
            guard case PostingError.warned(let warning) = error else { return false }
            return warning.findings.map(\.what) == ["ada@strings.example"]
        }
        await #expect(throws: PostingError.empty) { try await send(" \u{202E}\u{2069}\n") }
        try await town.community.ownPosts.edit(
            Edit(post, title: nil, source: "It \u{202E}squeaks.", base: 0), by: ada)
        #expect(try await town.community.ownPosts.editable(post, by: ada).source == "It squeaks.")
    }

    @Test func `letters under towers of marks keep four of them`() async throws {
        let town = try await makeCommunity()
        let tower = "a" + String(repeating: "\u{301}", count: 500)
        let post = try await town.start("Towers of marks: \(tower)", "Body \(tower).")
        let place = try #require(try await town.community.discussions.place(of: post, for: .guest))
        #expect(place.discussion.title.unicodeScalars.count { $0.value == 0x301 } <= 4)
        let source = try await town.community.discussions.source(of: post, for: .guest)
        #expect(source?.source.unicodeScalars.count { $0.value == 0x301 } == 4)
    }
}

extension TestCommunity {
    /// The rule that holds a post.
    fileprivate func rule(of post: Post.ID) async throws -> String? {
        try await store.read {
            try $0.first(Query<String>("SELECT state_reason FROM post WHERE id = \(post) AND state = 'held'"))
        }
    }
}
