import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct RetitlePageTests {
    private static let old = "Help!!! Please look at this"
    private static let sent = "title=A+Strat+%26+its+frets&reason=It+says+nothing."

    @Test func `a moderator gives a thread another title, which all read, and its author is told why`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let first = try await town.start(Self.old, in: town.guitars)
            let thread = try await town.discussion(of: first)
            let before = try await site.path(of: first)
            let (maren, path) = (try await site.signIn(as: "maren", client), "/d/\(thread)/retitle")
            #expect(try await client.get(before).text.contains(Self.old))
            #expect(!(try await client.get(before)).text.contains(path))
            for view in ["flat", "tree"] {
                #expect(try await maren.get("\(before)?view=\(view)").text.contains("href=\"\(path)\""), "\(view)")
            }
            let page = try await maren.get(path)
            #expect(page.status == .ok && page.text.contains("value=\"\(Self.old)\""))
            let sent = try await maren.send(path, from: page, Self.sent)
            let after = try #require(sent.headers[.location])
            #expect(sent.status == .seeOther && after.hasSuffix("-a-strat-its-frets"))
            let moved = try await client.get(before)
            #expect(moved.status == .movedPermanently && moved.headers[.location] == after)
            for address in [after, "\(after)?view=tree", "/b/guitars", "/latest"] {
                let shown = try await client.get(address).text
                #expect(shown.contains("A Strat &amp; its frets") && !shown.contains(Self.old), "\(address)")
            }
            let versions = try await client.get("/p/\(first)/versions").text
            #expect(versions.contains(Self.old) && versions.contains("<bdi>maren</bdi>"))
            let told = try await site.signIn(as: "ada", client).get("/p/\(first)/decision").text
            #expect(told.contains("The thread that you began has another title now."))
            #expect(told.contains("It says nothing.") && told.contains("<bdi>maren</bdi>"))
        }
    }

    @Test func `what is wrong is said beside its field, and what was typed stays`() async throws {
        try await TestSite.with { site, client in
            let thread = try await site.town.discussion(of: site.town.start(Self.old))
            let (maren, path) = (try await site.signIn(as: "maren", client), "/d/\(thread)/retitle")
            let page = try await maren.get(path)
            let short = try await maren.send(path, from: page, "title=%3Cb%3E&reason=It+says+nothing.")
            #expect(short.status == .unprocessableContent && short.text.contains("<a href=\"#title\">"))
            #expect(short.text.contains("value=\"&lt;b&gt;\"") && short.text.contains("It says nothing."))
            let silent = try await maren.send(path, from: page, "title=A+Strat+and+its+frets&reason=")
            #expect(silent.status == .unprocessableContent && silent.text.contains("<a href=\"#reason\">"))
            #expect(silent.text.contains("value=\"A Strat and its frets\""))
            site.town.clock.advance(seconds: 5 * 3_600)
            let stale = try await maren.send(path, from: page, Self.sent)
            #expect(stale.status == .unprocessableContent && stale.text.contains(FormWords.stale))
            #expect(stale.text.contains("value=\"A Strat &amp; its frets\""))
            #expect(try await client.get("/latest").text.contains(Self.old))
        }
    }

    @Test func `for members and guests there is no such page`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start(Self.old)
            let path = "/d/\(try await site.town.discussion(of: first))/retitle"
            let ada = try await site.signIn(as: "ada", client)
            let thread = try await ada.get(try await site.path(of: first))
            #expect(!thread.text.contains(path))
            #expect(try await ada.get(path).status == .notFound)
            #expect(try await ada.send(path, from: thread, Self.sent).status == .notFound)
            #expect(try await client.get(path).status == .notFound)
            let maren = try await site.signIn(as: "maren", client)
            #expect(try await maren.get("/d/999/retitle").status == .notFound)
            #expect(try await client.get("/latest").text.contains(Self.old))
        }
    }
}
