import Features
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// What a thread's head tells search engines and other sites.
struct ThreadDataTests {
    private static func data(in text: String) throws -> [String: Any]? {
        let pattern = #/<script type="application\/ld\+json">(.*?)<\/script>/#.dotMatchesNewlines()
        guard let json = text.firstMatch(of: pattern)?.1 else { return nil }
        return try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    }

    @Test func `a thread is a posting with its replies as comments`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Buzzing low E string", "It *rattles*.")
            let reply = try await site.town.reply(to: post, "Fill the slot.", by: site.town.maren)
            let path = try await site.path(of: post)
            let data = try #require(try Self.data(in: try await client.get(path).text))
            #expect(data["@context"] as? String == "https://schema.org")
            #expect(data["@type"] as? String == "DiscussionForumPosting")
            #expect(data["headline"] as? String == "Buzzing low E string")
            #expect(data["url"] as? String == "http://forum.example\(path)")
            #expect(data["text"] as? String == "It rattles.")
            #expect(data["datePublished"] as? String == "2026-11-22T12:01:00Z")
            #expect(data["commentCount"] as? Int == 1)
            let author = try #require(data["author"] as? [String: Any])
            #expect(author["name"] as? String == "ada")
            #expect(author["url"] as? String == "http://forum.example/m/ada")
            let comments = try #require(data["comment"] as? [[String: Any]])
            #expect(comments.map { $0["text"] as? String } == ["Fill the slot."])
            #expect(comments.map { $0["url"] as? String } == ["http://forum.example/p/\(reply)"])
        }
    }

    @Test func `later pages belong to the same posting`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A thread of two pages")
            for _ in 2...22 { try await site.town.reply(to: post) }
            let path = try await site.path(of: post)
            let data = try #require(try Self.data(in: try await client.get("\(path)?page=2").text))
            #expect(data["url"] as? String == "http://forum.example\(path)")
            #expect((data["author"] as? [String: Any])?["name"] as? String == "ada")
            #expect((data["comment"] as? [Any])?.count == 2)
            #expect(data["text"] == nil)
        }
    }

    @Test func `a tree that is its board's view tells the same, a second view nothing`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Buzzing low E string", "It rattles.")
            try await site.town.reply(to: post, "Fill the slot.")
            let path = try await site.path(of: post)
            #expect(try Self.data(in: try await client.get("\(path)?view=tree").text) == nil)
            try await site.town.show(site.town.general, as: .tree)
            let tree = try await TestSite(site.town).text(at: path)
            let data = try #require(try Self.data(in: tree))
            #expect(data["text"] as? String == "It rattles.")
            #expect((data["comment"] as? [[String: Any]])?.map { $0["text"] as? String } == ["Fill the slot."])
        }
    }

    @Test func `what guests may not read is not told, and a thread without its first post tells nothing`() async throws
    {
        let town = try await makeCommunity()
        let post = try await town.start("Buzzing low E string", "It rattles.")
        let kept = try await town.reply(to: post, "For members.")
        let removed = try await town.reply(to: post, "Taken down.")
        try await town.reply(to: post, "Fill the slot.")
        let path = try await TestSite(town).path(of: post)
        try await town.keep(kept, for: .members)
        try await town.remove(removed, by: .moderator)
        let data = try #require(try Self.data(in: try await TestSite(town).text(at: path)))
        #expect((data["comment"] as? [[String: Any]])?.map { $0["text"] as? String } == ["Fill the slot."])
        try await town.remove(post, by: .author)
        let text = try await TestSite(town).text(at: path)
        #expect(text.contains("Fill the slot."))
        #expect(try Self.data(in: text) == nil)
    }

    @Test func `nothing that people wrote ends the data`() async throws {
        try await TestSite.with { site, client in
            let bad = "</script><!-- <script> \" \\ & \u{2028} 'x'"
            let post = try await site.town.start("Title \(bad)", "`\(bad)`")
            let text = try await client.get(try await site.path(of: post)).text
            let data = try #require(try Self.data(in: text))
            #expect(data["headline"] as? String == "Title </script><!-- <script> \" \\ & 'x'")
            #expect((data["text"] as? String)?.hasPrefix("</script><!-- <script> \" \\ &") == true)
            // Beside the scripts of the page itself, which hold nothing.
            let rest = text.replacing(#/<script [^>]*src="[^"]*"[^>]*><\/script>/#, with: "")
            #expect(rest.count(of: "</script>") == 1)
            #expect(rest.count(of: "<script") == 1)
        }
    }

    @Test func `other sites are shown words and no pictures`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Buzzing \"low\" E", "It rattles & buzzes.")
            let path = try await site.path(of: post)
            let text = try await client.get(path).text
            for words in [
                "<meta property=\"og:site_name\" content=\"Larkhill Music\">",
                "<meta property=\"og:type\" content=\"article\">",
                "<meta property=\"og:title\" content=\"Buzzing &quot;low&quot; E\">",
                "<meta property=\"og:url\" content=\"http://forum.example\(path)\">",
                "<meta property=\"og:description\" content=\"It rattles &amp; buzzes.\">",
                "<meta name=\"description\" content=\"It rattles &amp; buzzes.\">",
            ] {
                #expect(text.contains(words), "\(words)")
            }
            #expect(!text.contains("og:image"))
            for hidden in ["\(path)?view=tree", "/m/ada", "/p/\(post)/source"] {
                #expect(!(try await client.get(hidden).text.contains("og:")), "\(hidden)")
            }
        }
    }
}

extension TestSite {
    /// A page of this site.
    fileprivate func text(at path: String) async throws -> String {
        try await app.application(host: "127.0.0.1", port: 0).test(.router) { try await $0.get(path).text }
    }
}
