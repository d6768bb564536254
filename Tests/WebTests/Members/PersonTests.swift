import Features
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

struct PersonTests {
    private static let mail = """
        From ada@mail.example Sun Nov 22 10:00:00 2009
        From: Ada Okafor <ada@mail.example>
        Date: Sun, 22 Nov 2009 10:00:00 +0000
        Subject: Strings for a long winter
        Message-ID: <m1@mail.example>

        Write to ada@mail.example, or to ada at mail.example.

        """

    @Test func `a member's page lists what the member wrote, newest first`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("The first of two", "Words of the first.")
            let second = try await site.town.start("The second of two", "Words of the second.")
            let text = try await client.get("/m/ada").text
            #expect(text.contains("<h1 class=\"voice\" dir=\"auto\">ada</h1>"))
            #expect(text.contains("2 posts since <time"))
            #expect(text.contains("Words of the first."))
            let older = try #require(text.range(of: "href=\"/p/\(first)\""))
            let newer = try #require(text.range(of: "href=\"/p/\(second)\""))
            #expect(newer.lowerBound < older.lowerBound)
            #expect(!text.contains("From the archive"))
        }
    }

    @Test func `a member's label stands beside the name, and one without posts has a page`() async throws {
        try await TestSite.with { _, client in
            let text = try await client.get("/m/maren").text
            #expect(text.contains("role--staff\">Larkhill bench</span>"))
            #expect(text.contains("0 posts"))
            #expect(text.contains("No posts that you could read."))
        }
    }

    @Test func `a name in other letters leads to the right one, an unknown name nowhere`() async throws {
        try await TestSite.with { _, client in
            let answer = try await client.get("/m/ADA")
            #expect(answer.status == .movedPermanently)
            #expect(answer.headers[.location] == "/m/ada")
            #expect(try await client.get("/m/nobody").status == .notFound)
        }
    }

    @Test func `an author of an archive has a page that says so and shows no address`() async throws {
        try await TestSite.with { site, client in
            try await site.town.importMail(Self.mail, into: site.town.general)
            let board = try await client.get("/b/general").text
            let thread = try #require(board.firstMatch(of: #/href="(/d/[^"]+)"/#)?.1)
            let flat = try await client.get(String(thread)).text
            let path = try #require(flat.firstMatch(of: #/href="(/a/[^"]+)">Ada Okafor</#)?.1)
            let post = try #require(flat.firstMatch(of: #/id="p([0-9]+)"/#)?.1)
            for address in [path, thread, "\(thread)?view=tree", "/p/\(post)/source", "/b/general", "/latest"] {
                let page = try await client.get(String(address))
                #expect(page.status == .ok)
                #expect(!page.text.contains("@mail.example"), "\(address)")
                #expect(!page.text.contains("at mail.example"), "\(address)")
            }
            let text = try await client.get(String(path)).text
            #expect(text.contains("<span class=\"role\">From the archive</span>"))
            #expect(text.contains("1 post since <time datetime=\"2009-11-22T10:00:00Z\">22 Nov 2009</time>"))
            let id = try #require(path.firstMatch(of: #/[0-9]+/#)?.0)
            for wrong in ["/a/\(id)", "/a/\(id)-somebody-else"] {
                let answer = try await client.get(wrong)
                #expect(answer.status == .movedPermanently)
                #expect(answer.headers[.location] == String(path))
            }
        }
    }
}
