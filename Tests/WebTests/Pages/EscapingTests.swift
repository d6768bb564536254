import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
@testable import Web

struct EscapingTests {
    /// Everything that means something in HTML, and a quotation mark that is one character with the accent on it.
    private static let bad = "<script>\"&'x\"\u{301} onclick=bad>"
    private static let escaped = "&lt;script&gt;&quot;&amp;&#39;x&quot;\u{301} onclick=bad&gt;"
    private static let quotedAccent = "x\"\u{301}"

    @Test func `what people wrote never becomes markup, on any page`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.start("Title \(Self.bad)", "Body \(Self.bad)", by: town.ada, in: town.guitars)
            let reply = try await town.reply(to: post, "Reply \(Self.bad)")
            try await town.rename(town.ada, to: Self.bad)
            try await town.rename(town.guitars, to: Self.bad)
            try await town.remove(town.reply(to: reply), by: .moderator, reason: Self.bad)
            let id = try await town.discussion(of: post)
            try await town.community.discussions.lock(id, as: town.ada, reason: Self.bad, by: .seeder)
            let path = try await site.path(of: post)
            let ada = Byline.Person.member(town.ada, name: Self.bad)
            let member = Link.person(Byline(name: Self.bad, person: ada, label: nil, isStaff: false))
            for address in [
                "/", "/latest", "/b/guitars", path, "\(path)?view=tree", "\(path)?view=tree&post=\(reply)", member,
                "/p/\(post)/source",
            ] {
                let page = try await client.get(address)
                #expect(page.status == .ok, "\(address)")
                #expect(page.text.contains(Self.escaped), "\(address)")
                #expect(!page.text.contains("<script>"), "\(address)")
                #expect(!page.text.utf8.contains(sequence: Self.quotedAccent), "\(address)")
            }
        }
    }

    @Test func `a bad site name is escaped in every frame`() async throws {
        let town = try await makeCommunity(siteName: Self.bad)
        let site = try TestSite(town)
        try await site.app.application(host: "127.0.0.1", port: 0).test(.router) { client in
            for address in ["/", "/help/public", "/nowhere"] {
                let text = try await client.get(address).text
                #expect(!text.contains("<script>"))
                #expect(text.contains("&lt;script&gt;"))
            }
        }
    }
}
