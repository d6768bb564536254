import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// A browser that the age screen did not let in reads, until it is closed: it signs in to nothing.
struct AgeGateTests {
    private static let refusal = "We can’t create an account right now"

    /// A browser with a minor's mark.
    private static func marked(_ client: any TestClientProtocol) async throws -> Browser {
        let browser = Browser(client)
        #expect(try await browser.answer(year: "2020").text.contains(refusal))
        return browser
    }

    @Test func `T10: whoever was screened as a minor gets kind words wherever members take part`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Which strings for slide?", in: site.town.guitars)
            let browser = try await Self.marked(client)
            let thread = try await site.town.discussion(of: post)
            let ways = [
                "/b/guitars/new", "/p/\(post)/reply", "/p/\(post)/edit", "/p/\(post)/delete", "/p/\(post)/thanks",
                "/p/\(post)/bookmark", "/p/\(post)/answer", "/d/\(thread)/follow", "/b/guitars/follow", "/read",
                "/compose/preview", "/compose/draft",
            ]
            for path in ways {
                let answer = try await browser.send(path, "t=&body=Hello")
                #expect(answer.status == .forbidden, "\(path)")
                #expect(answer.text.contains(Self.refusal), "\(path)")
                #expect(!answer.headers.contains(.setCookie), "\(path)")
            }
            let page = try await browser.get("/b/guitars/new")
            #expect(page.status == .forbidden)
            #expect(page.text.contains(Self.refusal))
            #expect(try await client.get("/b/guitars/new").status == .seeOther)
        }
    }

    @Test func `no way of signing in is open to it, and none is used up`() async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada, address: "ada@mail.example")
            let browser = try await Self.marked(client)
            let link = try await site.signInLink(for: "ada")
            let confirmation = "/confirm/\(try await site.town.registerWren().text)"
            let secret = Secret { [UInt8](repeating: 9, count: $0) }.text
            let undo = try await site.undoLink(for: site.town.ben)
            let before = try await site.town.rows()
            for (path, fields) in [
                ("/sign-in", "name=ada&password=three+plain+words"), ("/sign-in/code", "step=\(secret)&code=123456"),
                (link, ""), ("/sign-in/forgotten", "address=ada%40mail.example"),
                ("/sign-in/reset/\(secret)", "new-password=four+other+plain+words"),
                (confirmation, "password=three+plain+words"), (undo, ""),
            ] {
                let token = site.town.community.formTokens.forAnyone(at: path)
                let answer = try await browser.send(path, "t=\(token)&\(fields)")
                #expect(answer.status == .ok, "\(path)")
                #expect(answer.text.contains(Self.refusal), "\(path)")
                #expect(!answer.headers.contains(.setCookie), "\(path)")
            }
            #expect(browser[.member] == nil)
            #expect(try await site.town.rows() == before)
            // Closed and opened again, it is like any other.
            browser[.gate] = nil
            let page = try await browser.get(link)
            #expect(try await browser.send(link, from: page).status == .seeOther)
            #expect(browser[.member] != nil)
        }
    }

    @Test func `it reads like every guest, and a forged form is refused as ever`() async throws {
        try await TestSite.with { site, client in
            let browser = try await Self.marked(client)
            for path in ["/", "/latest", "/search?q=strings", "/sign-in"] {
                #expect(try await browser.get(path).status == .ok, "\(path)")
            }
            #expect(try await browser.send("/sign-in", "t=forged&name=ada").status == .forbidden)
        }
    }

    @Test func `a ticket, or a mark that we never gave, keeps nobody out`() async throws {
        try await TestSite.with { site, client in
            for cookie in ["minor", String(repeating: "A", count: 82)] {
                let browser = Browser(client)
                browser[.gate] = cookie
                let link = try await site.signInLink(for: "ada")
                #expect(try await browser.send(link, from: try await browser.get(link)).status == .seeOther)
            }
            let browser = Browser(client)
            _ = try await browser.answer()
            let link = try await site.signInLink(for: "ada")
            #expect(try await browser.send(link, from: try await browser.get(link)).status == .seeOther)
        }
    }
}
