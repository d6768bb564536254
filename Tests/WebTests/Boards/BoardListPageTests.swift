import Features
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Web

/// The tabs of a board: all its threads, what is new, what waits for an answer, what is solved.
struct BoardListPageTests {
    /// A question of ada's that ben has answered, and one that nobody has, on a board of questions.
    private func questions(_ site: TestSite) async throws -> Post.ID {
        let town = site.town
        try await town.takeAnswers(on: town.guitars)
        try await town.start("A buzzing low E", in: town.guitars)
        let solved = try await town.start("A humming amplifier", in: town.guitars)
        let reply = try await town.reply(to: solved)
        try await town.community.answers.mark(reply, by: town.member("ada"))
        return reply
    }

    @Test func `each has its tab, for those to whom it is something`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            #expect(!(try await client.get("/b/guitars").text.contains("class=\"tabs\"")))
            let plain = try await ada.get("/b/guitars").text
            #expect(plain.contains("<a href=\"/b/guitars\" aria-current=\"page\">Latest</a>"))
            #expect(plain.contains("<a href=\"/b/guitars?show=unread\">Unread</a>"))
            #expect(!plain.contains("?show=solved"))
            _ = try await questions(site)
            let guest = try await client.get("/b/guitars").text
            #expect(guest.contains("<nav class=\"tabs\" aria-label=\"Show\">"))
            #expect(guest.contains("<a href=\"/b/guitars?show=unanswered\">Unanswered</a>"))
            #expect(guest.contains("<a href=\"/b/guitars?show=solved\">Solved</a>"))
            #expect(!guest.contains("?show=unread"))
            let solved = try await ada.get("/b/guitars?show=solved").text
            #expect(solved.contains("<a href=\"/b/guitars?show=solved\" aria-current=\"page\">Solved</a>"))
            #expect(solved.contains("<a href=\"/b/guitars\">Latest</a>"))
            #expect(solved.contains("<a href=\"/b/guitars?show=unread\">Unread</a>"))
            #expect(solved.contains("Mark this board as read"))
        }
    }

    @Test func `each lists its threads alone, and a row says what is solved`() async throws {
        try await TestSite.with { site, client in
            _ = try await questions(site)
            let tag = "#i-check\"/></svg> Solved</span>"
            for (address, titles) in [
                ("/b/guitars", ["A humming amplifier", "A buzzing low E"]),
                ("/b/guitars?show=solved", ["A humming amplifier"]),
                ("/b/guitars?show=unanswered", ["A buzzing low E"]),
            ] {
                let page = try await client.get(address)
                #expect(page.status == .ok)
                #expect(page.text.count(of: "class=\"thread__title\"") == titles.count, "\(address)")
                for title in titles { #expect(page.text.contains("\(title)</a></h3>"), "\(address)") }
                #expect(page.text.contains(tag) == titles.contains("A humming amplifier"), "\(address)")
                #expect(page.text.contains("content=\"noindex\"") == address.contains("?"), "\(address)")
            }
            #expect(try await client.get("/latest").text.count(of: tag) == 1)
            let ben = try await site.signIn(as: "ben", client)
            let unread = try await ben.get("/b/guitars?show=unread").text
            #expect(unread.contains("A buzzing low E</a></h3>"))
            #expect(unread.contains("<title>Guitar and bass repair, unread · "))
        }
    }

    @Test func `a list that a board has not, or not for the reader, leads to the board`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            for list in ["unanswered", "solved", "latest", "everything"] {
                for browser in [ada, Browser(client)] {
                    let answer = try await browser.get("/b/guitars?show=\(list)")
                    #expect(answer.status == .found, "\(list)")
                    #expect(answer.headers[.location] == "/b/guitars", "\(list)")
                }
            }
            #expect(try await client.get("/b/guitars?show=unread").headers[.location] == "/b/guitars")
            try await site.town.put(site.town.ada, in: .unconfirmed)
            #expect(try await ada.get("/b/guitars?show=unread").headers[.location] == "/b/guitars")
            let other = try await client.get("/b/Guitars?show=solved")
            #expect(other.headers[.location] == "/b/guitars?show=solved")
            try await client.expectNothing(at: ["/b/none?show=solved", "/b/guitars?show=solved&before=x"])
        }
    }

    @Test func `a list that has nothing says so and leads on`() async throws {
        try await TestSite.with { site, client in
            try await site.town.takeAnswers(on: site.town.guitars)
            let ada = try await site.signIn(as: "ada", client)
            for (list, says) in [
                ("unread", "You have read everything here."), ("unanswered", "No question here waits for an answer."),
                ("solved", "No question here has an answer yet."),
            ] {
                let page = try await ada.get("/b/guitars?show=\(list)").text
                #expect(page.contains("<p class=\"empty\">\(says) <a href=\"/b/guitars\">See the latest threads</a>"))
                let end = try await ada.get("/b/guitars?show=\(list)&before=0-0").text
                #expect(end.contains("There is nothing further this way. <a href=\"/b/guitars?show=\(list)\">"))
            }
        }
    }

    @Test func `older threads of a list are one step away, and the way back ends at its first page`() async throws {
        try await TestSite.with { site, client in
            try await site.town.takeAnswers(on: site.town.guitars)
            for number in 1...32 { try await site.town.start("Question number \(number)", in: site.town.guitars) }
            let first = try await client.get("/b/guitars?show=unanswered").text
            let older = try #require(
                first.firstMatch(of: #/href="(/b/guitars\?show=unanswered&amp;before=[0-9-]+)"/#)?.1)
            let second = try await client.get(String(older).replacing("&amp;", with: "&")).text
            #expect(second.count(of: "class=\"thread__title\"") == 2)
            let newer = try #require(
                second.firstMatch(of: #/href="(/b/guitars\?show=unanswered&amp;after=[0-9-]+)"/#)?.1)
            let back = try await client.get(String(newer).replacing("&amp;", with: "&"))
            #expect(back.status == .found)
            #expect(back.headers[.location] == "/b/guitars?show=unanswered")
        }
    }

    @Test func `a list that is kept for guests is made anew when an answer is marked, or the board changes`()
        async throws
    {
        try await TestSite.with { site, client in
            let town = site.town
            let reply = try await questions(site)
            let lists = ["/b/guitars", "/b/guitars?show=solved", "/b/guitars?show=unanswered", "/latest"]
            func kept() throws -> [String] {
                let cache = try #require(site.app.cache)
                return lists.filter { cache.page(at: .init(string: $0), now: town.clock.now) != nil }
            }
            for list in lists { _ = try await client.get(list) }
            #expect(try kept() == lists)
            try await town.community.answers.unmark(reply, by: town.member("ada"))
            #expect(try kept() == [])
            #expect(try await client.get("/b/guitars?show=unanswered").text.count(of: "class=\"thread__title\"") == 2)
            _ = try await client.get("/b/guitars?show=solved")
            try await town.community.boards.takeAnswers(false, on: "guitars", by: .console)
            #expect(try kept() == [])
            #expect(try await client.get("/b/guitars?show=solved").status == .found)
            _ = try await client.get("/b/guitars?show=anything")
            #expect(site.app.cache?.statistics.pages == 0)
        }
    }
}
