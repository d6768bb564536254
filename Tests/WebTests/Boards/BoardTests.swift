import Features
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

struct BoardTests {
    @Test func `a board lists its threads, the last answered first`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("The older thread")
            try await site.town.start("The newer thread")
            try await site.town.reply(to: first)
            let text = try await client.get("/b/general").text
            let older = try #require(text.range(of: "The older thread</a>"))
            let newer = try #require(text.range(of: "The newer thread</a>"))
            #expect(older.lowerBound < newer.lowerBound)
            #expect(text.contains("<b>1</b> reply"))
            #expect(text.contains("<b>0</b> replies"))
            #expect(text.contains("<b dir=\"auto\">ben</b>"))
        }
    }

    @Test func `what is pinned stands on top, and a lock says who`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let pinned = try await town.discussion(of: town.start("Read me before you ask"))
            try await town.start("A newer thread")
            try await town.community.discussions.pin(
                pinned, until: town.clock.now.advanced(seconds: 3600), by: .seeder)
            try await town.community.discussions.lock(pinned, as: town.maren, reason: "Only for reading", by: .seeder)
            let text = try await client.get("/b/general").text
            let first = try #require(text.range(of: "Read me before you ask</a>"))
            let second = try #require(text.range(of: "A newer thread</a>"))
            #expect(first.lowerBound < second.lowerBound)
            #expect(text.contains("Pinned</span>"))
            #expect(text.contains("Locked by maren</span>"))
        }
    }

    @Test func `an empty board says so and leads on`() async throws {
        try await TestSite.with { _, client in
            let text = try await client.get("/b/general").text
            #expect(text.contains("Nobody has started a thread here yet."))
            #expect(!text.contains("class=\"list threads\""))
        }
    }

    @Test func `older threads are one step away, and the way back ends at the board itself`() async throws {
        try await TestSite.with { site, client in
            for number in 1...32 { try await site.town.start("Thread number \(number)") }
            let first = try await client.get("/b/general").text
            #expect(first.count(of: "class=\"thread__title\"") == 30)
            #expect(!first.contains("Newer threads"))
            let older = try #require(first.firstMatch(of: #/href="(/b/general\?before=[0-9-]+)"/#)?.1)
            let second = try await client.get(String(older)).text
            #expect(second.count(of: "class=\"thread__title\"") == 2)
            #expect(second.contains("Thread number 1</a>"))
            #expect(!second.contains("Older threads"))
            let newer = try #require(second.firstMatch(of: #/href="(/b/general\?after=[0-9-]+)"/#)?.1)
            let back = try await client.get(String(newer))
            #expect(back.status == .found)
            #expect(back.headers[.location] == "/b/general")
        }
    }

    @Test func `a list that ends before its cursor says so`() async throws {
        try await TestSite.with { site, client in
            try await site.town.start("The only thread")
            for address in ["/b/general?before=0-0", "/latest?before=-5-0", "/m/ada?before=0-0"] {
                let page = try await client.get(address)
                #expect(page.status == .ok)
                #expect(page.text.contains("There is nothing further this way."))
            }
        }
    }

    @Test func `a slug in other letters and a group's name lead to the board`() async throws {
        try await TestSite.with { _, client in
            for (address, target) in [
                ("/b/GUITARS?x=1", "/b/guitars?x=1"), ("/news/store.guitars", "/b/guitars"),
                ("/b/guitars/", "/b/guitars"),
            ] {
                let answer = try await client.get(address)
                #expect(answer.status == .movedPermanently, "\(address)")
                #expect(answer.headers[.location] == target)
            }
        }
    }

    @Test func `unknown boards and groups, and those for others, are not there`() async throws {
        try await TestSite.with { site, client in
            try await site.town.keep(site.town.guitars, for: .staff)
            try await client.expectNothing(
                at: ["/b/none", "/news/no.such.group", "/b/guitars", "/b/Guitars", "/news/store.guitars"])
        }
    }

    @Test(arguments: ["x", "", "1", "-", "1-", "-1", "1--1", "1-x", "+1-1", "1e9-1", "99999999999999999999-1"])
    func `a cursor that is none leads nowhere`(cursor: String) async throws {
        try await TestSite.with { _, client in
            let lists = ["/latest", "/b/general", "/m/ada"]
            try await client.expectNothing(at: lists.flatMap { ["\($0)?before=\(cursor)", "\($0)?after=\(cursor)"] })
        }
    }
}
