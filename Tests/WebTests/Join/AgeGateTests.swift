import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
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

    /// What it takes to take part, as the table of routes names it.
    private static let takingPart = [Authorizer.Right.post, .keepTrack].map(\.rawValue)

    @Test func `T10: whoever was screened as a minor gets kind words wherever members take part`() async throws {
        try await TestSite.with { site, client in
            let addresses = try await RouteSamples(site)
            let browser = try await Self.marked(client)
            var asked = 0
            for route in site.app.routes where Self.takingPart.contains(route.right) {
                let uri = try #require(addresses[route.path], "no sample for \(route.path)")
                let isPage = route.method == "GET"
                let answer = isPage ? try await browser.get(uri) : try await browser.send(uri, "t=&body=Hello")
                #expect(answer.status == .forbidden, "\(route.method) \(uri)")
                #expect(answer.text.contains(Self.refusal), "\(route.method) \(uri)")
                #expect(!answer.headers.contains(.setCookie), "\(route.method) \(uri)")
                // Whoever was never asked is shown the way in.
                if isPage { #expect(try await client.get(uri).status == .seeOther, "\(uri)") }
                asked += 1
            }
            #expect(asked > 25)
        }
    }

    @Test func `T10: it reports what it reads, and stops mail that comes, as anybody does`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Which strings for slide?", by: site.town.ben)
            let browser = try await Self.marked(client)
            let report = "/p/\(post)/report"
            let sent = try await browser.send(report, from: try await browser.get(report), "reason=spam&words=")
            #expect(sent.headers[.location] == "\(report)?after=sent")
            let stop = "/mail/stop/\(try site.town.surroundings.keys.stopToken(for: site.town.ada, .all))"
            let page = try await browser.get(stop)
            #expect(page.status == .ok && !page.text.contains(Self.refusal))
            #expect(try await browser.send(stop, from: page).status == .ok)
            let ada = try await site.town.member("ada")
            #expect(try await site.town.community.notices.settings(for: ada).isMailStopped)
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
