import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// A change that waits for a moderator, as its author, the moderator and everybody else see it.
struct HeldEditPageTests {
    private static let links = "Mine & lilac: " + (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")

    /// An answer of ada's to a thread of maren's, changed to words that a rule holds, and the page that this led to.
    private struct Change {
        let site: TestSite
        let post: Post.ID
        let ada: Browser
        let maren: Browser

        init(_ site: TestSite, _ client: any TestClientProtocol) async throws {
            self.site = site
            let first = try await site.town.start("A humming amplifier", by: site.town.maren)
            post = try await site.town.reply(to: first, "It <hums>.", by: site.town.ada)
            ada = try await site.signIn(as: "ada", client)
            maren = try await site.signIn(as: "maren", client)
        }

        @discardableResult
        func send(
            _ body: String = HeldEditPageTests.links, from page: TestResponse? = nil
        ) async throws -> TestResponse {
            let editor = "/p/\(post)/edit"
            let opened: TestResponse
            if let page { opened = page } else { opened = try await ada.get(editor) }
            return try await ada.compose(editor, from: opened, ["body": body, "do": "post"])
        }

        /// Where a moderator decides about it.
        func item() async throws -> String {
            let list = try await maren.get("/moderation").text
            return String(try #require(list.firstMatch(of: #/href="(\/moderation\/\d+)"/#)?.1))
        }
    }

    @Test func `its author is told that it waits, and others read what stood there`() async throws {
        try await TestSite.with { site, client in
            let change = try await Change(site, client)
            let (post, ada) = (change.post, change.ada)
            let editor = try await ada.get("/p/\(post)/edit")
            let held = "/held/\(post)"
            for _ in 1...2 {
                let answer = try await change.send(from: editor)
                #expect(answer.status == .seeOther && answer.headers[.location] == held)
            }
            let page = try await ada.get(held)
            #expect(page.text.contains(HeldWords.changeTitle) && page.text.contains("Mine &amp; lilac"))
            #expect(page.text.contains("href=\"/p/\(post)/edit\"") && !page.text.contains("/p/\(post)/delete\""))
            let thread = try await site.path(of: post)
            for browser in [Browser(client), try await site.signIn(as: "ben", client), ada] {
                let text = try await browser.get(thread).text
                #expect(text.contains("It &lt;hums&gt;.") && !text.contains("lilac"))
            }
            #expect(try await site.signIn(as: "ben", client).get(held).status == .notFound)
            #expect(try await client.get("/p/\(post)/versions").status == .notFound)
            let again = try await ada.get("/p/\(post)/edit")
            #expect(again.typed?.hasPrefix("Mine &amp; lilac") == true)
            #expect(again.text.contains("waits for a moderator; what you save takes its place."))
            #expect(try await change.send("It buzzes.", from: again).headers[.location] == "/p/\(post)")
            #expect(try await client.get(thread).text.contains("It buzzes."))
            #expect(try await ada.get(held).headers[.location] == "/p/\(post)")
        }
    }

    @Test func `a moderator sees both, and what is kept away leads its author to the reason`() async throws {
        try await TestSite.with { site, client in
            let change = try await Change(site, client)
            let (post, maren) = (change.post, change.maren)
            try await change.send()
            let item = try await change.item()
            let page = try await maren.get(item)
            for words in [
                "It &lt;hums&gt;.", "Mine &amp; lilac", "<ins dir=\"auto\">Mine &amp; lilac",
                "<del dir=\"auto\">It &lt;hums&gt;.", "nobody else can read the change.",
                "Keep the change away; the post stays as it is",
            ] { #expect(page.text.contains(words), "\(words)") }
            let fields = "verdict=reject&reason=No+adverts.&seen=\(page.hidden("seen"))&do=decide"
            #expect(try await maren.send(item, from: page, fields).status == .seeOther)
            let decision = "/p/\(post)/decision"
            #expect(try await change.ada.get("/held/\(post)").headers[.location] == decision)
            let told = try await change.ada.get(decision).text
            #expect(told.contains("Your change was held, and is not published. The post stays as it is."))
            #expect(told.contains("No adverts.") && told.contains("href=\"/p/\(post)\""))
            #expect(try await client.get(site.path(of: post)).text.contains("It &lt;hums&gt;."))
            #expect(try await maren.get(decision).text.contains("A change was held, and is not published."))
            try await site.town.community.reports.report(post, ReportDraft(.under13), by: .guest, from: nil)
            let hidden = try await change.ada.get(decision).text
            #expect(hidden.contains("Your change was held, and is not published."))
            #expect(!hidden.contains("The post stays as it is."))
        }
    }

    @Test func `nobody publishes words that they did not see: they are shown, and what was typed stays`() async throws {
        try await TestSite.with { site, client in
            let change = try await Change(site, client)
            let (post, maren) = (change.post, change.maren)
            try await change.send()
            let item = try await change.item()
            let page = try await maren.get(item)
            try await change.send("Others. \(Self.links)")
            func decide(from page: TestResponse) async throws -> TestResponse {
                let fields = "verdict=release&reason=Mind+the+links.&seen=\(page.hidden("seen"))&do=decide"
                return try await maren.send(item, from: page, fields)
            }
            let refused = try await decide(from: page)
            #expect(refused.status == .conflict)
            #expect(refused.text.contains("It has changed since you opened it, or was reported."))
            #expect(refused.text.contains("Mind the links.") && refused.text.contains("Others. Mine"))
            #expect(refused.text.contains("value=\"release\" checked"))
            let thread = try await site.path(of: post)
            #expect(try await client.get(thread).text.contains("It &lt;hums&gt;."))
            #expect(try await decide(from: refused).status == .seeOther)
            let text = try await client.get(thread).text
            #expect(text.contains("Others. Mine &amp; lilac") && text.contains("/p/\(post)/versions\""))
            let told = try await change.ada.get("/p/\(post)/decision").text
            #expect(told.contains("is published now.") && told.contains("Mind the links."))
        }
    }
}
