import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
@testable import Web

struct ArchivePageTests {
    private static let path = "/account/archive"

    private static func withArchive(
        _ body: @escaping @Sendable (TestSite, any TestClientProtocol) async throws -> Void
    ) async throws {
        try await TestSite.with { site, client in
            try await site.town.importMail(
                """
                From ada@mail.example Sun Nov 22 10:00:00 2009
                From: Ada Okafor <ada@mail.example>
                Date: Sun, 22 Nov 2009 10:00:00 +0000
                Subject: Strings for a long winter
                Message-ID: <m1@mail.example>

                Words.

                """, into: site.town.general)
            try await body(site, client)
        }
    }

    @Test func `what stands there is made one's own, and its pages lead to the member`() async throws {
        try await Self.withArchive { site, client in
            try await site.town.register(site.town.ada, address: "ada@mail.example")
            let browser = try await site.signInByPassword(as: "ada", client)
            let board = try await client.get("/b/general").text
            let thread = String(try #require(board.firstMatch(of: #/href="(/d/[^"]+)"/#)?.1))
            let author = String(
                try #require(try await client.get(thread).text.firstMatch(of: #/href="(/a/[^"]+)">Ada Okafor</#)?.1))
            #expect(try await client.get(author).status == .ok)
            #expect(try await client.get("/m/ada").text.contains("0 posts"))
            let page = try await browser.get(Self.path)
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(page.text.contains("1 older post in 1 board was imported from a mailing list under your e-mail"))
            #expect(try await browser.send(Self.path, from: page).headers[.location] == Self.path)
            #expect(
                try await browser.get(Self.path).text.contains(
                    "1 older post in 1 board is yours. It is signed \u{2068}Ada Okafor\u{2069}, and"))
            #expect(try await client.get(thread).text.contains("href=\"/m/ada\">Ada Okafor</a>"))
            let moved = try await client.get("\(author)?before=1-1")
            #expect(moved.status == .found, "it may be given back")
            #expect(moved.headers[.location] == "/m/ada?before=1-1")
            #expect(try await client.get("/m/ada").text.contains("Strings for a long winter"))
            #expect(try await browser.send(Self.path, from: page).status == .conflict, "sent twice")
        }
    }

    @Test func `who has no address, or nothing there, is told so`() async throws {
        try await Self.withArchive { site, client in
            let browser = try await site.signIn(as: "ben", client)
            #expect(try await browser.get(Self.path).text.contains("href=\"/account/address\""))
            try await site.town.register(site.town.ben, address: "ben@mail.example")
            #expect(try await browser.get(Self.path).text.contains(ArchiveWords.nothing))
            let other = try await site.signInByPassword(as: "ben", client)
            let answer = try await other.send(Self.path, from: try await other.get("/account"))
            #expect(answer.status == .conflict)
            #expect(answer.text.contains(ArchiveWords.nothing))
        }
    }

    @Test func `a guest is asked to sign in, and whose age was never asked has nothing there`() async throws {
        try await Self.withArchive { site, client in
            #expect(try await client.get(Self.path).headers[.location] == "/sign-in?to=%2Faccount%2Farchive")
            let browser = try await site.signIn(as: "ada", client)
            try await site.town.put(site.town.ada, in: .unconfirmed)
            #expect(try await browser.get(Self.path).status == .notFound)
            #expect(!(try await browser.get("/account")).text.contains(Self.path))
        }
    }

    @Test func `a page that was open for long does nothing`() async throws {
        try await Self.withArchive { site, client in
            try await site.town.register(site.town.ada, address: "ada@mail.example")
            let browser = try await site.signInByPassword(as: "ada", client)
            let page = try await browser.get(Self.path)
            site.town.clock.advance(seconds: 4 * 3_600)
            let again = try await browser.send(Self.path, from: page)
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains(FormWords.stale))
            let stepUp = "/account/step-up?to=%2Faccount%2Farchive"
            #expect(try await browser.send(Self.path, from: again).headers[.location] == stepUp)
            try await site.town.put(site.town.ada, in: .suspended)
            let refused = try await browser.send(Self.path, from: again)
            #expect(refused.status == .forbidden)
            #expect(refused.text.contains(ArchiveWords.suspended))
        }
    }
}
