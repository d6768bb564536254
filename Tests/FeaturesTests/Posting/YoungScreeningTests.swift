import SQLiteStorage
import Storage
import TestSupport
import Testing

@testable import Features

/// What somebody young hides in their words waits, however it is written.
@Suite struct YoungScreeningTests {
    /// In digits, in words, spaced out, in other letters, in other signs, spelled out.
    private static let ways = [
        "07700 900123", "oh seven seven double oh nine hundred one two three", "0 7 7 0 0 9 0 0 1 2 3",
        "О77ОО 9ОО123", "0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣", "ada ät gmail punkt com",
    ]
    private static let pieces = ["The beginning is 077", "then 00 900", "and 123, tadpole"]

    /// A thread of maren's that ada answers.
    private struct Talk {
        let town: TestCommunity
        let first: Post.ID
        let id: Discussion.ID
        let ada: Actor
        let ben: Actor

        init(_ band: Member.Band = .from13, store: (any Store)? = nil) async throws {
            town = try await makeCommunity(store: store)
            try await town.put(town.ada, in: band)
            first = try await town.start("Which strings for slide?", by: town.maren)
            id = try await town.discussion(of: first)
            ada = try await town.member("ada")
            ben = try await town.member("ben")
        }

        func say(_ words: String, to post: Post.ID? = nil) async throws -> Submitted {
            town.clock.advance(seconds: 300)
            return try await town.submit(.reply(to: post ?? first), words, as: town.ada, ada, isMeant: true)
        }

        func edit(_ post: Post.ID, to words: String) async throws -> Bool {
            try await town.community.ownPosts.edit(Edit(post, source: words, base: 0, isMeant: true), by: ada)
        }

        /// Nobody but its author finds this word of a post anywhere.
        func expectUnseen(_ post: Post.ID, _ word: String) async throws {
            let community = town.community
            for actor in [Actor.guest, ben] {
                guard case .page(let page) = try await community.discussions.show(id, page: 1, for: actor),
                    case .page(let thread) = try await community.feeds.discussion(id, for: actor)
                else { throw Gone() }
                #expect(!page.posts.contains { $0.html?.contains(word) == true })
                let site = try await community.feeds.site(for: actor)
                let entries = site.entries + thread.entries
                #expect(!entries.contains { $0.html?.contains(word) == true || $0.excerpt.contains(word) })
                let found = try await community.search.find(.parse(word), order: .newest, page: 1, for: actor)
                #expect(found.hits.map(\.post) == [])
                let source = try await community.discussions.source(of: post, for: actor)
                #expect(source?.source.contains(word) != true)
            }
        }

        /// How many members were told of a post.
        func told(of post: Post.ID) async throws -> Int {
            try await town.store.read { try $0.one(Query("SELECT COUNT(*) FROM notice WHERE post = \(post)")) }
        }
    }

    private struct Gone: Error {}

    @Test(arguments: ways)
    func `T45: a minor's number waits in digits, words, spaced out and in other letters`(_ way: String) async throws {
        let talk = try await Talk()
        let sent = try await talk.say("\(way), tadpole")
        #expect(sent.isHeld)
        try await talk.expectUnseen(sent.post, "tadpole")
        #expect(try await talk.told(of: sent.post) == 0)
        #expect(try await talk.town.faults() == [])
    }

    @Test(arguments: ways)
    func `T45: an edit that adds it waits as well`(_ way: String) async throws {
        let talk = try await Talk()
        let post = try await talk.say("Wound thirds.").post
        #expect(try await talk.edit(post, to: "\(way), tadpole"))
        try await talk.expectUnseen(post, "tadpole")
        let stands = try await talk.town.community.discussions.source(of: post, for: talk.ben)
        #expect(stands?.source == "Wound thirds.")
    }

    @Test func `T45: of a number over three posts the last one waits`() async throws {
        let talk = try await Talk()
        var sent: [Submitted] = []
        for piece in Self.pieces { sent.append(try await talk.say(piece)) }
        #expect(sent.map(\.isHeld) == [false, false, true])
        try await talk.expectUnseen(sent[2].post, "tadpole")
        #expect(try await talk.told(of: sent[1].post) == 1)
        #expect(try await talk.told(of: sent[2].post) == 0)
    }

    @Test(arguments: [
        ["> ! look\n> The beginning is 077", "then 00 900", "and 123, tadpole"],
        ["The beginning is 077", ">! look\n> then 00 900", ">! look\n> and 123, tadpole"],
    ])
    func `pieces in spoilers are pieces as well`(_ pieces: [String]) async throws {
        let talk = try await Talk()
        var isHeld: [Bool] = []
        for piece in pieces { isHeld.append(try await talk.say(piece).isHeld) }
        #expect(isHeld == [false, false, true])
    }

    @Test func `an edit waits that begins a number or stands in its middle`() async throws {
        let talk = try await Talk()
        let first = try await talk.say("Wound thirds.")
        let second = try await talk.say("Plain thirds.")
        let third = try await talk.say("900123")
        #expect([first, second, third].allSatisfy { !$0.isHeld })
        #expect(try await !talk.edit(first.post, to: "Wound fourths."))
        #expect(try await talk.edit(second.post, to: "It ends with 07700"))
    }

    @Test func `a title begins a number that a reply ends`() async throws {
        let talk = try await Talk()
        let town = talk.town
        town.clock.advance(seconds: 300)
        let place = Draft.Place.newDiscussion(in: town.general, title: "The beginning is 07700")
        let begun = try await town.submit(place, "Go on.", as: town.ada, talk.ada, isMeant: true)
        #expect(!begun.isHeld)
        #expect(try await talk.say("900123", to: begun.post).isHeld)
    }

    @Test func `a title that went with its post begins one as well: it may come back`() async throws {
        let talk = try await Talk()
        let town = talk.town
        town.clock.advance(seconds: 300)
        let place = Draft.Place.newDiscussion(in: town.general, title: "The beginning is 07700")
        let begun = try await town.submit(place, "Go on.", as: town.ada, talk.ada, isMeant: true).post
        let answer = try await town.reply(to: begun, "Wound thirds.")
        try await town.community.reports.report(begun, ReportDraft(.under13), by: talk.ben, from: nil)
        try #require(try await town.state(of: begun) == .held)
        #expect(try await talk.say("900123", to: answer).isHeld)
    }

    @Test func `T45: an edit does not end a number either, nor does an answer to oneself`() async throws {
        let talk = try await Talk()
        let begun = try await talk.say(Self.pieces[0])
        let middle = try await talk.say(Self.pieces[1], to: begun.post)
        let last = try await talk.say("That is all.", to: middle.post)
        #expect([begun, middle, last].allSatisfy { !$0.isHeld })
        #expect(try await talk.edit(last.post, to: Self.pieces[2]))
        #expect(try await talk.say("or 123", to: middle.post).isHeld)
    }

    @Test func `what an edit puts away is no beginning of what comes in its place`() async throws {
        let talk = try await Talk()
        let post = try await talk.say(Self.pieces[0]).post
        #expect(try await !talk.edit(post, to: "00 900 123"))
    }

    @Test func `what was said elsewhere or is taken back is no beginning`() async throws {
        let talk = try await Talk()
        let town = talk.town
        let other = try await town.start("And which for fingers?", by: town.maren)
        _ = try await talk.say(Self.pieces[0])
        let middle = try await talk.say(Self.pieces[1])
        let elsewhere = try await talk.say("and 123", to: other)
        #expect(!elsewhere.isHeld)
        try await town.community.ownPosts.delete(middle.post, by: talk.ada)
        let without = try await talk.say("or 123")
        #expect(!without.isHeld)
    }

    @Test func `what was said long ago is no beginning`() async throws {
        let talk = try await Talk()
        for piece in Self.pieces.dropLast() { #expect(try await !talk.say(piece).isHeld) }
        talk.town.clock.advance(seconds: 8 * Moment.day)
        #expect(try await !talk.say(Self.pieces[2]).isHeld)
    }

    @Test func `T45: an adult is held for none of these`() async throws {
        let talk = try await Talk(.from18)
        for words in Self.ways + Self.pieces {
            let sent = try await talk.say(words)
            #expect(!sent.isHeld, "\(words)")
        }
    }

    @Test func `T47: where what was said before can't be read, nothing is published`() async throws {
        let store = BlindStore(try SQLiteStore())
        let talk = try await Talk(store: store)
        let begun = try await talk.say(Self.pieces[0])
        let count = { try await store.read { try $0.one(Query<Int>("SELECT COUNT(*) FROM post")) } }
        let before = try await count()
        store.hide(Query<WordsAround.Said>.said(in: begun.post).sql)
        await #expect(throws: PostingError.unavailable) { try await talk.say("Wound thirds.") }
        #expect(try await count() == before)
        store.hide(nil)
        let sent = try await talk.say("Wound thirds.")
        #expect(!sent.isHeld)
        store.hide(Query<WordsAround.Said>.said(in: begun.post).sql)
        await #expect(throws: PostingError.unavailable) { try await talk.edit(sent.post, to: "Wound fourths.") }
        store.hide(nil)
        let stands = try await talk.town.community.discussions.source(of: sent.post, for: talk.ben)
        #expect(stands?.source == "Wound thirds.")
        #expect(try await talk.town.faults() == [])
    }

    @Test func `a rule about minors judges nobody else, neither in a draft nor when it is sent`() async throws {
        let rule = Rule(
            key: "contact", name: "Contact", effect: .hold, subject: .phrases(["my insta"]), isForMinors: true,
            sentence: "A moderator reads this first.")
        for (band, isJudged) in [(Member.Band.from16, true), (.from18, false)] {
            let talk = try await Talk(band)
            talk.town.surroundings.rules.replace(RuleBook(rules: [rule]))
            let draft = Draft(.reply(to: talk.first), source: "my insta is tadpole", by: talk.town.ada)
            let preview = try await talk.town.community.discussions.preview(draft, by: talk.ada)
            #expect(preview.matches.map(\.rule) == (isJudged ? ["contact"] : []))
            let sent = try await talk.say(draft.source)
            #expect(sent.isHeld == isJudged)
        }
    }
}
