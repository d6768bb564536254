import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
@testable import Web

struct PreferencesPageTests {
    private static let path = "/account/preferences"

    /// A browser whose owner has chosen.
    private static func browser(
        choosing fields: String, _ site: TestSite, _ client: any TestClientProtocol
    ) async throws -> Browser {
        let browser = try await site.signIn(as: "ada", client)
        let answer = try await browser.send(path, from: try await browser.get(path), fields)
        #expect(answer.headers[.location] == "/account/preferences?after=change")
        return browser
    }

    @Test func `nothing is chosen at first but what holds for everybody`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get(Self.path)
            #expect(page.headers[.cacheControl] == "no-store")
            let text = page.text
            #expect(text.contains("<h1>Your Preferences</h1>"))
            #expect(text.contains("<option value=\"\">As everybody here: UTC</option>"))
            #expect(text.contains("<optgroup label=\"America\">"))
            #expect(text.contains("<option value=\"America/Argentina/Buenos_Aires\">Buenos Aires (Argentina)</option>"))
            #expect(text.contains("id=\"theme\" name=\"theme\" value=\"system\" checked>"))
            #expect(text.contains("id=\"view\" name=\"view\" value=\"board\" checked>"))
            #expect(text.contains("id=\"follow\" name=\"follow\" value=\"yes\" checked>"))
            #expect(text.contains("id=\"keys\" name=\"keys\" value=\"yes\" checked>"))
            #expect(text.count(of: " checked") == 4)
            #expect(text.count(of: " selected") == 0)
            #expect(text.contains("<html lang=\"en-GB\">"))
        }
    }

    @Test func `zone, colours and letters are as chosen on every page, for that member alone`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Buzzing low E")
            let thread = try await site.path(of: post)
            let browser = try await Self.browser(
                choosing: "zone=Asia%2FTokyo&theme=dark&sans=yes&view=board", site, client)
            for uri in ["/", "/latest", "/help", "/nowhere", "/account", "/account/age", "/search?q=words", thread] {
                let page = try await browser.get(uri).text
                #expect(page.contains("<html lang=\"en-GB\" data-theme=\"dark\" class=\"sans\">"), "\(uri)")
                #expect(page.contains("<meta name=\"color-scheme\" content=\"dark\">"), "\(uri)")
            }
            // Noon and a minute of 22 November, UTC.
            #expect(try await browser.get(thread).text.contains("Sun 22 Nov, 21:01</time>"))
            #expect(try await browser.get("/latest").text.contains("Sun 22 Nov, 21:01</time>"))
            let tree = try await browser.get("\(thread)?view=tree").text
            #expect(tree.contains("Sun 22 Nov 2026, 21:01</time>, Japan Standard Time<"))
            #expect(try await browser.get("/").text.contains("<p>Times on these pages: Japan Standard Time.</p>"))
            let page = try await browser.get("/account/preferences?after=change").text
            #expect(page.contains("role=\"status\">That is saved"))
            #expect(page.contains("<option value=\"Asia/Tokyo\" selected>Tokyo</option>"))
            #expect(page.contains("id=\"sans\" name=\"sans\" value=\"yes\" checked>"))
            let guest = try await client.get(thread).text
            #expect(guest.contains("<html lang=\"en-GB\">"))
            #expect(guest.contains("<meta name=\"color-scheme\" content=\"light dark\">"))
            #expect(guest.contains("Sun 22 Nov, 12:01</time>"))
            #expect(guest.contains("Times on these pages: UTC."))
        }
    }

    @Test func `switches are off when they are not sent, and on again when they are`() async throws {
        try await TestSite.with { site, client in
            let browser = try await Self.browser(choosing: "zone=&theme=system&view=board&keys=yes", site, client)
            let page = try await browser.get(Self.path)
            #expect(page.text.contains("name=\"follow\" value=\"yes\">"))
            #expect(page.text.contains("name=\"keys\" value=\"yes\" checked>"))
            _ = try await browser.send(Self.path, from: page, "zone=&theme=system&view=board&follow=yes")
            let again = try await browser.get(Self.path).text
            #expect(again.contains("name=\"follow\" value=\"yes\" checked>"))
            #expect(again.contains("name=\"keys\" value=\"yes\">"))
        }
    }

    @Test func `threads open in the view that was chosen, and links to posts lead there`() async throws {
        try await TestSite.with { site, client in
            var post = try await site.town.start("Buzzing low E")
            let thread = try await site.path(of: post)
            for _ in 1...25 { post = try await site.town.reply(to: post) }
            let browser = try await Self.browser(choosing: "zone=&theme=system&view=tree", site, client)
            let tree = try await browser.get(thread).text
            #expect(tree.contains("id=\"art\""))
            let guest = try await client.get(thread).text
            #expect(!guest.contains("id=\"art\""))
            let place = try await browser.get("/p/\(post)").headers[.location]
            #expect(place == "\(thread)?view=tree&post=\(post)#art")
            #expect(try await client.get("/p/\(post)").headers[.location] == "\(thread)?page=2#p\(post)")
            // The way to the other view, and on in it.
            #expect(tree.contains("href=\"\(thread)?view=flat\""))
            let flat = try await browser.get("\(thread)?view=flat").text
            #expect(flat.contains("href=\"\(thread)?view=flat&amp;page=2\""))
            #expect(flat.contains("href=\"\(thread)\""))
            // A page of the thread as a guest links to it.
            let page = try await browser.get("\(thread)?page=2").text
            #expect(page.contains("id=\"p\(post)\""))
        }
    }

    @Test(arguments: [
        ("zone=Mars%2FBase&theme=dark&view=flat", "zone"), ("zone=&theme=pink&view=flat", "theme"),
        ("zone=&theme=dark", "view"), ("zone=&theme=dark&view=%00%3Cb%3E", "view"),
    ])
    func `what is no choice is asked for again, the rest kept`(_ fields: String, _ wrong: String) async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let answer = try await browser.send(Self.path, from: try await browser.get(Self.path), fields)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("<a href=\"#\(wrong)\">"))
            #expect(answer.text.contains("id=\"\(wrong)-error\""))
            #expect(answer.text.count(of: "<a href=\"#") == 1, "one field")
            #expect(answer.text.contains("value=\"dark\" checked") == (wrong != "theme"))
            #expect(try await browser.get("/").text.contains("<html lang=\"en-GB\">"))
        }
    }

    @Test func `a guest is asked to sign in, and a form that was open for long is shown again`() async throws {
        try await TestSite.with { site, client in
            #expect(try await client.get(Self.path).headers[.location] == "/sign-in?to=%2Faccount%2Fpreferences")
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get(Self.path)
            site.town.clock.advance(seconds: 5 * 3_600)
            let again = try await browser.send(Self.path, from: page, "zone=&theme=dark&view=flat")
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains(FormWords.stale))
            #expect(again.text.contains("value=\"flat\" checked"))
        }
    }
}
