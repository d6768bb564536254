import Prose
import TestSupport
import Testing

@testable import Features

@Suite struct YoungScreenTests {
    /// Screens texts as a post's body.
    private struct Desk {
        let renderer: BodyRenderer
        let screen: YoungScreen

        init(_ personal: PersonalSettings = PersonalSettings()) async throws {
            let town = try await makeCommunity()
            renderer = BodyRenderer(site: town.community.site, keys: town.surroundings.keys)
            screen = YoungScreen(personal: personal)
        }

        func holds(_ source: String, title: String? = nil, after earlier: [String] = []) throws -> Bool {
            let body = try renderer.body(of: source, kind: .markdown, isArchived: false)
            let before = earlier.map { WordsAround.Said(source: $0, text: $0) }
            return screen.holds(title: title, body: body, around: WordsAround(before: before))
        }
    }

    @Test func `of what is hidden two in a hundred are missed at most`() async throws {
        let desk = try await Desk()
        let missed = try YoungCorpus.held.filter { try !desk.holds($0) }
        let missedLast = try YoungCorpus.split.filter { try !desk.holds($0[$0.count - 1], after: Array($0.dropLast())) }
        let count = YoungCorpus.held.count + YoungCorpus.split.count
        #expect(count >= 120)
        #expect((missed.count + missedLast.count) * 50 <= count, "\(missed) \(missedLast)")
    }

    @Test func `of what a music shop's customers say five in a hundred wait at most`() async throws {
        let desk = try await Desk()
        let texts = YoungCorpus.passed + PersonalCorpus.phone.passed + PersonalCorpus.mail.passed
        let held = try texts.filter { try desk.holds($0) }
        #expect(texts.count >= 200)
        #expect(held.count * 20 <= texts.count, "\(held)")
    }

    @Test func `posts that follow each other make no number of what is none`() async throws {
        let desk = try await Desk()
        for posts in YoungCorpus.talks {
            for place in posts.indices {
                #expect(try !desk.holds(posts[place], after: Array(posts[..<place])), "\(posts) \(place)")
            }
        }
    }

    @Test func `what is nobody's own is none in other words either`() async throws {
        let known = PersonalSettings(known: ["+1 907 555 0168", "shop@gmail.com"])
        let (desk, strict) = (try await Desk(known), try await Desk())
        for text in ["nine oh seven five five five oh one six eight", "Mail to shop at gmail com", "9O7 555 OI68"] {
            #expect(try !desk.holds(text), "\(text)")
            #expect(try strict.holds(text), "\(text)")
        }
        #expect(try desk.holds("nine oh seven five five five oh one seven nine"))
    }

    @Test func `a number that begins in the title is one`() async throws {
        let desk = try await Desk()
        #expect(try desk.holds("900 123, after school", title: "My band: 07700"))
        #expect(try !desk.holds("900 watts, after school", title: "My band: 07700"))
    }

    @Test func `the pieces of a number stand near the ends of posts`() async throws {
        let desk = try await Desk()
        let pieces = ["It begins with 077", "00 900"]
        #expect(try desk.holds("and ends with 123", after: pieces))
        #expect(try !desk.holds("and ends with 123"))
        #expect(try !desk.holds("This has nothing to do with it: 123", after: pieces))
        #expect(try desk.holds("and ends with 123", after: ["It begins with 07700 900, ok"]))
        #expect(try !desk.holds("and ends with 123", after: ["It begins with 07700 900, but let me tell you more"]))
        // What is between them says nothing.
        #expect(try desk.holds("123", after: ["07700", "lol", "900", "wait"]))
    }

    @Test(arguments: [
        "zero ", "0 ", "07700 ", "a1", "o", "double ", "ada at gmail ", "s e v e n ", "0.", "zerosevenseven", "twenty ",
        "é1", "٠", "@ ", "www.0/ ", "0\n", "+",
    ])
    func `the largest post of nothing but one thing is screened in no time`(_ part: String) {
        let text = String(repeating: part, count: 65_536 / part.utf8.count)
        let body = RenderedBody(
            kind: .markdown, source: text, html: "", text: text, excerpt: "", renderer: "", mentions: [])
        let screen = YoungScreen(personal: PersonalSettings())
        let said = Array(repeating: WordsAround.Said(source: text, text: text), count: SplitNumber.earlierPosts)
        let time = ContinuousClock().measure {
            _ = screen.holds(title: nil, body: body, around: WordsAround(before: said, behind: said))
        }
        // Less than a second of it where it is optimised; quadratic work takes minutes.
        #expect(time < .seconds(30))
    }
}
