import TestSupport
import Testing

@testable import Features

/// Bodies as they are read elsewhere.
@Suite struct TravellingBodyTests {
    private func sent(_ source: String) async throws -> String {
        let town = try await makeCommunity()
        try await town.start("A thread with links", source)
        return try #require(try await town.community.feeds.site(for: .guest).entries.first?.html)
    }

    @Test func `a link out is the address itself, as it was written`() async throws {
        let html = try await sent("[Strings](https://strings.example/?a=1&b=%22x%22 'Good & \"cheap\"').")
        #expect(html.contains("href=\"https://strings.example/?a=1&amp;b=%22x%22\""))
        #expect(html.contains("title=\"Good &amp; &quot;cheap&quot;\""))
        #expect(!html.contains("/leaving"))
    }

    @Test func `links within the site are absolute`() async throws {
        let html = try await sent("See [here](/p/1), [there](http://forum.example/b/general#x), [below](#p1), @ben.")
        #expect(html.contains("href=\"http://forum.example/p/1\""))
        #expect(html.contains("href=\"http://forum.example/b/general#x\""))
        #expect(html.contains("href=\"http://forum.example/p/1#p1\""))
        #expect(html.contains("href=\"http://forum.example/m/ben\""))
    }

    @Test func `words that look like markup stay words`() async throws {
        let html = try await sent("`<a href=\"/p/1\">` and href=\"/p/2\" and \"quotes\"")
        #expect(html.contains("&lt;a href=&quot;/p/1&quot;&gt;"))
        #expect(!html.contains("forum.example"))
    }

    @Test func `a spoiler shows its summary and nothing of what it hides`() async throws {
        let html = try await sent(
            """
            Before.

            >! The *ending*
            > The drummer did it, see [this](/p/1).
            >
            > >! Deeper
            > > Down.

            After.
            """)
        #expect(html.contains("<p>[spoiler: The <em>ending</em>]</p>\n<p>After.</p>"))
        for hidden in ["drummer", "Deeper", "Down", "details", "/p/1"] { #expect(!html.contains(hidden), "\(hidden)") }
    }

    @Test func `broken markup is copied to its end`() {
        let body = TravellingBody(origin: "http://forum.example")
        for broken in ["", "<", "a < b", "<a href=\"", "<a href=\"/x", "<details class=\"spoiler\">", "</details>>"] {
            _ = body.html(broken, of: Post.ID(rawValue: 1))
        }
        #expect(body.html("<a href=\"/x", of: Post.ID(rawValue: 1)) == "<a href=\"/x")
        #expect(body.html("a < b", of: Post.ID(rawValue: 1)) == "a < b")
    }
}
