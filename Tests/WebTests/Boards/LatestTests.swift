import Features
import HummingbirdTesting
import TestSupport
import Testing

struct LatestTests {
    @Test func `threads of all boards stand together, each with its board`() async throws {
        try await TestSite.with { site, client in
            try await site.town.start("Said in general")
            try await site.town.start("Said among guitars", in: site.town.guitars)
            let text = try await client.get("/latest").text
            #expect(text.contains("Said in general</a>"))
            #expect(text.contains("Said among guitars</a>"))
            #expect(text.contains("in <a href=\"/b/guitars\" dir=\"auto\">Guitar and bass repair</a>"))
            #expect(text.contains("aria-current=\"page\">Latest</a>"))
        }
    }

    @Test func `threads of a board for members stay out`() async throws {
        try await TestSite.with { site, client in
            try await site.town.start("Said among guitars", in: site.town.guitars)
            try await site.town.keep(site.town.guitars, for: .members)
            let text = try await client.get("/latest").text
            #expect(!text.contains("Said among guitars"))
            #expect(text.contains("Nobody has started a thread yet."))
        }
    }
}
