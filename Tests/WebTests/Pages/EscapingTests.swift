import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
@testable import Web

struct EscapingTests {
    /// Everything that means something in HTML, a quotation mark that is one character with the accent on it, and
    /// brackets that are one with the letter before them.
    private static let bad = "<script>\"&'x\"\u{301} onclick=bad>\u{0D4E}<b\u{0D4E}>"
    private static let escaped =
        "&lt;script&gt;&quot;&amp;&#39;x&quot;\u{301} onclick=bad&gt;\u{0D4E}&lt;b\u{0D4E}&gt;"
    /// What of it must stand nowhere, whatever characters it is part of.
    private static let markup = ["<script>", "x\"\u{301}", "\u{0D4E}<b", "\u{0D4E}>"]

    private func expectEscaped(_ page: TestResponse, _ address: String) {
        #expect(page.text.utf8.contains(sequence: Self.escaped), "\(address)")
        for markup in Self.markup { #expect(!page.text.utf8.contains(sequence: markup), "\(address)") }
    }

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
                expectEscaped(page, address)
            }
        }
    }

    @Test func `nor on any page on which members write, delete, report and read what they were told`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let browser = try await site.signIn(as: "ada", client)
            let ada = try await town.member("ada")
            let post = try await town.start("Title \(Self.bad)", "Body \(Self.bad)", by: town.ben, in: town.guitars)
            let own = try await town.reply(to: post, "Own \(Self.bad)", by: town.ada)
            try await town.keepVersion(of: own, "Before \(Self.bad)")
            let waiting = try await town.reply(to: post, "Waiting \(Self.bad)", by: town.ada)
            try await town.hold(waiting)
            try await town.tell(town.ada, of: post)
            try await town.community.marks.bookmark(post, by: ada)
            let draft = ComposerTarget.reply(to: post)
            try await town.community.savedDrafts.save(
                draft, title: nil, source: "Draft \(Self.bad)", base: nil, by: ada)
            try await town.rename(town.ben, to: Self.bad)
            try await town.rename(town.guitars, to: Self.bad)
            let thread = try await town.discussion(of: post)
            let stop = Link.stopMail(by: try town.surroundings.keys.stopToken(for: town.ada, .thread(thread)))
            for address in [
                "/p/\(post)/report", "/p/\(own)/delete", "/p/\(own)/edit", "/p/\(own)/versions", "/p/\(post)/reply",
                "/b/guitars/new", "/held/\(waiting)", "/notices", "/account/bookmarks", "/account/drafts",
                Link.draft(draft), stop,
            ] {
                let page = try await browser.get(address)
                #expect(page.status == .ok, "\(address)")
                expectEscaped(page, address)
            }
            expectEscaped(try await browser.send(stop, from: try await browser.get(stop)), stop)
        }
    }

    @Test func `nor on any page on which moderators decide`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let browser = try await site.signIn(as: "maren", client)
            let maren = try await town.member("maren")
            let post = try await town.start("Title \(Self.bad)", "Body \(Self.bad)", by: town.ben, in: town.guitars)
            try await town.community.reports.report(post, ReportDraft(.unkind, words: Self.bad), by: .guest, from: nil)
            let item = try #require(try await town.community.moderation.queue(for: maren).rows.first?.item.id)
            let removed = try await town.reply(to: post, "Removed \(Self.bad)", by: town.ben)
            let form = try await browser.get("/p/\(removed)/remove")
            try await town.community.moderation.remove(removed, reason: "Reason \(Self.bad)", by: maren)
            try await town.rename(town.ben, to: Self.bad)
            try await town.rename(town.guitars, to: Self.bad)
            let thread = try await town.discussion(of: post)
            for address in [
                "/d/\(thread)/lock", "/d/\(thread)/pin", "/p/\(post)/remove", "/moderation", "/moderation/\(item)",
                "/p/\(removed)/decision",
            ] {
                let page = try await browser.get(address)
                #expect(page.status == .ok, "\(address)")
                expectEscaped(page, address)
            }
            // What was typed comes back, as somebody was faster.
            let late = try await browser.send("/p/\(removed)/remove", from: form, "reason=\(Link.segment(Self.bad))")
            #expect(late.status == .conflict)
            expectEscaped(late, "/p/\(removed)/remove")
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
