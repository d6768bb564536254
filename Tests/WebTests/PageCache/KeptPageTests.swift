import Features
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Web

/// What is kept of the site's pages, and what a change does to them.
struct KeptPageTests {
    /// Every page of the site that guests share, reached by its links from the front page.
    private static func pages(_ client: any TestClientProtocol) async throws -> [String: String] {
        var waiting = ["/"]
        var seen: Set<String> = ["/"]
        var pages: [String: String] = [:]
        while let address = waiting.popLast() {
            let page = try await client.get(address)
            guard page.status == .ok, page.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
            pages[address] = page.text
            for match in page.text.matches(of: #/href="([^"#]+)[^"]*"/#) {
                let link = String(match.1).replacing("&amp;", with: "&")
                let path = link.hasPrefix("?") ? String(address.prefix { $0 != "?" }) + link : link
                if path.hasPrefix("/"), seen.insert(path).inserted { waiting.append(path) }
            }
        }
        return pages
    }

    private static func kept(_ site: TestSite, _ addresses: some Sequence<String>) throws -> Set<String> {
        let cache = try #require(site.app.cache)
        let now = site.town.clock.now
        return Set(addresses.filter { cache.page(at: .init(string: $0), now: now) != nil })
    }

    /// Walks the site, changes something, and looks: each page that is another now was dropped, and those named stay.
    private static func check(
        staying: [String], _ change: @escaping @Sendable (TestSite, [Post.ID]) async throws -> Void
    ) async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let posts = [
                try await town.start("An old thread on general"),
                try await town.start("Another thread on general", by: town.maren),
                try await town.start("A thread on guitars", in: town.guitars),
                try await town.start("The last thread on general"),
            ]
            try await town.reply(to: posts[0], "By Maren.", by: town.maren)
            let before = try await pages(client)
            let keptBefore = try kept(site, before.keys)
            #expect(keptBefore.count > 20)
            #expect(keptBefore.isSuperset(of: staying))
            try await change(site, posts)
            let keptAfter = try kept(site, before.keys)
            for (address, text) in before where keptAfter.contains(address) {
                // Asked with a cookie, it is made anew.
                let now = try await client.get(address, [.cookie: "a=b"])
                #expect(now.text == text, "\(address) changed and is still kept")
            }
            #expect(keptAfter.isSuperset(of: staying))
            #expect(keptAfter != keptBefore)
        }
    }

    @Test func `a reply drops the pages it changes, not those of other boards and people`() async throws {
        try await Self.check(staying: ["/help/markdown", "/b/guitars", "/d/3-a-thread-on-guitars", "/m/maren"]) {
            site, posts in
            try await site.town.reply(to: posts[1])
        }
    }

    @Test func `a reply to the newest thread leaves the other threads of its board alone`() async throws {
        try await Self.check(staying: ["/d/2-another-thread-on-general", "/d/4-the-last-thread-on-general"]) {
            try await $0.town.reply(to: $1[0])
        }
    }

    @Test func `a new thread drops the pages it changes`() async throws {
        try await Self.check(staying: ["/help/markdown", "/b/guitars", "/m/maren"]) { site, _ in
            try await site.town.start("One more thread on general")
        }
    }

    @Test func `a pin drops the pages it changes`() async throws {
        try await Self.check(staying: ["/", "/m/ada", "/d/2-another-thread-on-general"]) { site, posts in
            let discussion = try await site.town.discussion(of: posts[0])
            let end = site.town.clock.now.advanced(seconds: 60)
            try await site.town.community.discussions.pin(discussion, until: end, by: .seeder)
        }
    }

    @Test func `a lock drops the pages it changes`() async throws {
        try await Self.check(staying: ["/", "/m/ada", "/d/2-another-thread-on-general"]) { site, posts in
            let discussion = try await site.town.discussion(of: posts[0])
            try await site.town.community.discussions.lock(
                discussion, as: site.town.maren, reason: "Done.", by: .seeder)
        }
    }

    @Test func `an import drops the pages it changes`() async throws {
        try await Self.check(staying: ["/help/markdown", "/b/guitars"]) { site, _ in
            try await site.town.importMail(
                """
                From a@b.example Sun Nov 22 10:10:00 2026
                From: A <a@b.example>
                Date: Sun, 22 Nov 2026 10:10:00 +0000
                Subject: Re: Another thread on general
                Message-ID: <one@b.example>

                Words.

                """, into: site.town.general)
        }
    }

    @Test func `a word about oneself drops one's own page, not those of others`() async throws {
        try await Self.check(staying: ["/", "/latest", "/m/maren", "/d/3-a-thread-on-guitars"]) { site, _ in
            let ada = Actor.member(try await site.town.signIn("ada").by)
            try await site.town.community.ownProfile.edit(name: "ada", about: "I build guitars.", by: ada)
        }
    }

    @Test func `another name drops every page, wherever the old one stood`() async throws {
        try await Self.check(staying: []) { site, _ in
            let ada = Actor.member(try await site.town.signIn("ada").by)
            try await site.town.community.ownProfile.edit(name: "adelaide", about: "", by: ada)
            #expect(site.app.cache?.statistics.pages == 0)
        }
    }

    @Test func `what posts said before is kept for the next guest, until one is changed, hidden or quoted no more`()
        async throws
    {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.start("A humming amplifier", "Now it hums.", by: town.ben)
            try await town.keepVersion(of: post, "SECRET before.")
            let quote = "> [ben, #1](/p/\(post))\n> Now it hums."
            let quoting = try await town.start("What ben said", "\(quote)\n\nYes.", in: town.guitars)
            try await town.keepVersion(of: quoting, "\(quote)\n\nNo.")
            let (own, other) = ("/p/\(post)/versions", "/p/\(quoting)/versions")
            func look(_ address: String) async throws -> String {
                let text = try await client.get(address).text
                #expect(try Self.kept(site, [address]) == [address])
                #expect(try await client.get(address, [.cookie: "a=b"]).text == text)
                return text
            }
            #expect(try await look(own).contains("SECRET before."))
            #expect(try await look(other).contains("Now it hums."))
            // What those who moderate see is nobody else's.
            let maren = try await site.signIn(as: "maren", client)
            #expect(try await maren.get(own).text.contains("Hide this version"))
            #expect(!(try await look(own)).contains("Hide this version"))
            try await town.community.versions.hide(
                number: 1, of: post, reason: "An address.", by: town.member("maren"))
            #expect(try Self.kept(site, [own]) == [])
            #expect(!(try await look(own)).contains("SECRET"))
            try await town.community.ownPosts.edit(Edit(post, source: "It buzzes.", base: 1), by: town.member("ben"))
            #expect(try await look(own).contains("It buzzes."))
            try await town.community.moderation.remove(post, reason: "Off topic.", by: town.member("maren"))
            #expect(try Self.kept(site, [other]) == [])
            #expect(!(try await look(other)).contains("hums"))
            #expect(try await client.get(own).status == .notFound)
        }
    }

    @Test func `the end of a pin drops the pages it changes`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.start("A thread that is pinned for a minute")
            let discussion = try await town.discussion(of: post)
            let end = town.clock.now.advanced(seconds: 60)
            try await town.community.discussions.pin(discussion, until: end, by: .seeder)
            let addresses = ["/b/general", "/d/1-a-thread-that-is-pinned-for-a-minute", "/help"]
            for address in addresses { _ = try await client.get(address) }
            town.clock.advance(seconds: 59)
            #expect(try Self.kept(site, addresses) == Set(addresses))
            town.clock.advance(seconds: 1)
            #expect(try Self.kept(site, addresses) == ["/help"])
            let unpinned = try await client.get("/b/general")
            #expect(!unpinned.text.contains("Pinned"))
        }
    }

    @Test func `the end of a pin that the page has no room for drops it too`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            for (number, seconds) in ([600, 3_600, 3_601, 3_602] as [Int64]).enumerated() {
                let post = try await town.start("A thread with a pin, number \(number)")
                let end = town.clock.now.advanced(seconds: seconds)
                try await town.community.discussions.pin(try await town.discussion(of: post), until: end, by: .seeder)
            }
            let before = try await client.get("/b/general")
            #expect(!before.text.contains("number 0"))
            town.clock.advance(seconds: 600)
            let after = try await client.get("/b/general")
            #expect(after.text.contains("number 0"))
        }
    }

    @Test func `when the year ends, no page is kept`() async throws {
        try await TestSite.with { site, client in
            _ = try await client.get("/")
            // From noon of 22 November to midnight of 31 December.
            site.town.clock.advance(seconds: (39 * 24 + 12) * 3_600 - 1)
            #expect(try Self.kept(site, ["/"]) == ["/"])
            site.town.clock.advance(seconds: 1)
            #expect(try Self.kept(site, ["/"]).isEmpty)
        }
    }

    @Test func `nothing private is kept, and nothing kept is given to who comes with a cookie`() async throws {
        try await TestSite.with { site, client in
            try await site.town.start("A thread to be read")
            let cache = try #require(site.app.cache)
            let secret: [HTTPFields] = [[.cookie: "a=b"], [.authorization: "Bearer x"]]
            for headers in secret {
                #expect(try await client.get("/", headers).status == .ok)
                #expect(cache.statistics.pages == 0)
            }
            for address in ["/nowhere", "/p/1", "/d/1", "/healthz", "/readyz", "/metrics", "/leaving", "/d/1-wrong"] {
                _ = try await client.get(address)
                #expect(cache.statistics.pages == 0, "\(address)")
            }
            let page = try await client.get("/")
            #expect(cache.statistics.pages == 1)
            let own = try await client.get("/", [.cookie: "a=b", .acceptEncoding: "gzip"])
            #expect(own.text == page.text)
            #expect(own.headers[.contentEncoding] == nil)
        }
    }

    @Test func `an address with more in its query than the page heeds is answered, but its page is not kept`()
        async throws
    {
        try await TestSite.with { site, client in
            try await site.town.start("A thread on general")
            let heeded = ["/b/general", "/latest", "/help/markdown"]
            let others = ["/b/general?x=1", "/latest?&", "/?x", "/help/markdown?"]
            for address in heeded + others {
                let page = try await client.get(address)
                #expect(page.status == .ok, "\(address)")
            }
            let kept = try Self.kept(site, heeded + others)
            #expect(kept == Set(heeded))
            #expect(FormQuery.names(in: "page=2&view=flat", areAmong: ["page", "view"]))
            #expect(!FormQuery.names(in: "page=2&page=2", areAmong: ["page", "view"]))
        }
    }
}
