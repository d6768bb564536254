import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

struct BoardIndexTests {
    @Test func `the front page names sections, boards, groups, counts and the last post`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Buzzing low E string", in: site.town.guitars)
            try await site.town.reply(to: post, by: site.town.maren)
            let page = try await client.get("/")
            #expect(page.status == .ok)
            for words in [
                ">The workshop</h2>", "<a href=\"/b/guitars\">Guitar and bass repair</a>", "Frets, nuts, wiring.",
                "<span class=\"group\">store.guitars</span>", "<span>1 thread</span> <span>2 posts</span>",
                ">Buzzing low E string</a>", "<bdi>maren</bdi>, <time", "Sun 22 Nov, 12:02",
            ] {
                #expect(page.text.contains(words), "\(words)")
            }
        }
    }

    @Test func `a board without posts says so and counts nothing`() async throws {
        try await TestSite.with { _, client in
            let page = try await client.get("/")
            #expect(page.text.contains("No posts yet"))
            #expect(!page.text.contains("0 threads"))
        }
    }

    @Test func `a community without boards says so and leads on`() async throws {
        try await TestSite.with { site, client in
            try await site.town.closeBoards()
            let page = try await client.get("/")
            #expect(page.text.contains("There are no boards yet."))
            #expect(page.text.contains("<a href=\"/help/house-rules\">the house rules</a>"))
        }
    }

    @Test func `a board for members is not on a guest's front page`() async throws {
        try await TestSite.with { site, client in
            try await site.town.keep(site.town.guitars, for: .members)
            let page = try await client.get("/")
            #expect(page.text.contains(">General</a>"))
            #expect(!page.text.contains("guitars"))
        }
    }
}
