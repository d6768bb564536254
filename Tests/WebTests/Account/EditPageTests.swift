import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
@testable import Web

struct EditPageTests {
    private static let path = "/account/edit"

    @Test func `P13: My Account has Edit, and from there everything that is known of a member is changed`() async throws
    {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let account = try await browser.get("/account").text
            #expect(account.contains("<h1>My Account</h1>"))
            #expect(account.contains("<a href=\"/account/edit\">Edit</a>"))
            #expect(account.contains("<a href=\"/account/preferences\">Your Preferences</a>"))
            let edit = try await browser.get(Self.path)
            #expect(edit.text.contains("<h1>Edit</h1>"))
            #expect(edit.headers[.cacheControl] == "no-store")
            for path in ["address", "age", "password", "second-factor", "sign-ins", "preferences"] {
                #expect(edit.text.contains("<a href=\"/account/\(path)\">"), "\(path)")
            }
        }
    }

    @Test func `a name and a few words are saved, shown, and kept nowhere as they were`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Buzzing low E")
            let thread = try await site.path(of: post)
            let browser = try await site.signIn(as: "ada", client)
            for uri in [thread, "/m/ada"] { #expect(try await client.get(uri).text.contains(">ada<"), "\(uri)") }
            let fields = "name=Adelaide&about=I+build+%3Cguitars%3E.%0D%0AReally."
            let saved = try await browser.send(Self.path, from: try await browser.get(Self.path), fields)
            #expect(saved.headers[.location] == "/account/edit?after=change")
            let after = try await browser.get("/account/edit?after=change").text
            #expect(after.contains("role=\"status\">That is saved."))
            #expect(after.contains("value=\"Adelaide\""))
            #expect(after.contains("\nI build &lt;guitars&gt;.\nReally.</textarea>"))
            #expect(after.contains("me__name\">Adelaide<"))
            let person = try await client.get("/m/Adelaide").text
            #expect(person.contains("<p class=\"about voice\" dir=\"auto\">I build &lt;guitars&gt;.<br>Really.</p>"))
            let kept = try await client.get(thread).text
            #expect(kept.contains(">Adelaide<") && !kept.contains(">ada<"))
        }
    }

    @Test func `an old name leads on for now, in pages and feeds, with whatever was asked`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            _ = try await browser.send(Self.path, from: try await browser.get(Self.path), "name=wren&about=")
            for (old, new) in [
                ("/m/ada", "/m/wren"), ("/m/ADA?before=1-1", "/m/wren?before=1-1"),
                ("/feeds/member/ada.atom", "/feeds/member/wren.atom"),
            ] {
                let answer = try await client.get(old)
                #expect(answer.status == .found, "\(old)")
                #expect(answer.headers[.location] == new)
            }
            #expect(try await client.get("/m/WREN").status == .movedPermanently)
        }
    }

    @Test func `what can't be taken is shown again beside what is wrong with it`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get(Self.path)
            let long = String(repeating: "w", count: 501)
            let answer = try await browser.send(Self.path, from: page, "name=BEN%22&about=\(long)%3C%2Ftextarea%3E")
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("<a href=\"#name\">"))
            #expect(answer.text.contains("<a href=\"#about\">"))
            #expect(answer.text.contains("aria-describedby=\"about-hint about-error\" aria-invalid=\"true\">"))
            #expect(answer.text.contains("value=\"BEN&quot;\""))
            #expect(answer.text.contains("\(long)&lt;/textarea&gt;</textarea>"))
            let taken = try await browser.send(Self.path, from: page, "name=ben&about=")
            #expect(taken.text.contains("That name, or one that looks like it, is taken."))
            #expect(
                try await browser.send(Self.path, from: page, "about=\(String(repeating: "w", count: 60_000))").status
                    == .unprocessableContent)
        }
    }

    @Test func `too soon for another name says from when on, and an old form is shown again`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            _ = try await browser.send(Self.path, from: try await browser.get(Self.path), "name=wren&about=")
            let page = try await browser.get(Self.path)
            #expect(page.text.contains("You can choose another one from 22 Dec on."))
            let answer = try await browser.send(Self.path, from: page, "name=robin&about=")
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("<p class=\"err\" id=\"name-error\">"))
            site.town.clock.advance(seconds: 5 * 3_600)
            let stale = try await browser.send(Self.path, from: page, "name=wren&about=Kept")
            #expect(stale.status == .unprocessableContent)
            #expect(stale.text.contains(FormWords.stale))
            #expect(stale.text.contains("Kept</textarea>"))
        }
    }

    @Test func `a child has no name and no words to edit, and what they send is refused`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get(Self.path)
            try await site.town.put(site.town.ada, in: Member.Band.guarded)
            let rest = try await browser.get(Self.path)
            #expect(rest.status == .ok)
            #expect(rest.text.contains("<a href=\"/account/age\">"))
            #expect(!rest.text.contains("id=\"about\""))
            #expect(!(try await browser.get("/account")).text.contains("/account/archive"))
            #expect(try await browser.get("/account/archive").status == .forbidden)
            #expect(try await browser.send(Self.path, from: page, "name=robin&about=Words").status == .forbidden)
            #expect(!(try await client.get("/m/ada")).text.contains("Words"))
        }
    }

    @Test func `G21: what a minor says of themselves is for members, and not where to find them`() async throws {
        try await TestSite.with { site, client in
            try await site.town.put(site.town.ada, in: Member.Band.from13)
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get(Self.path)
            #expect(page.text.contains("What other members see of you. Nobody else can read it."))
            #expect(!(try await ada.get("/account")).text.contains("/account/archive"))
            let refused = try await ada.send(Self.path, from: page, "name=ada&about=Call+me:+%2B44+20+7946+0958.")
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("<a href=\"#about\">This seems to hold a phone number. Leave it out"))
            #expect(refused.text.contains("7946 0958.</textarea>"))
            let spelled = try await ada.send(
                Self.path, from: page, "name=ada&about=Call+oh+seven+seven+oh+oh+nine+oh+oh+one+two+three.")
            #expect(spelled.text.contains("<a href=\"#about\">This may tell strangers too much of you"))
            _ = try await ada.send(Self.path, from: page, "name=ada&about=Half+a+cello.")
            try await client.expectNothing(at: ["/m/ada", "/m/ADA", "/feeds/member/ada.atom", "/feeds/member/ADA.atom"])
            let ben = try await site.signIn(as: "ben", client)
            for browser in [ada, ben] { #expect(try await browser.get("/m/ada").text.contains("Half a cello.")) }
            // A page that was not there for guests is not kept for them either.
            try await site.town.put(site.town.ada, in: Member.Band.from18)
            #expect(try await client.get("/m/ada").text.contains("Half a cello."))
            #expect(try await ada.get(Self.path).text.contains("It can be read by anyone."))
        }
    }

    @Test func `guests are asked to sign in, suspended members told why not, others have nothing to edit`() async throws
    {
        try await TestSite.with { site, client in
            #expect(try await client.get(Self.path).headers[.location] == "/sign-in?to=%2Faccount%2Fedit")
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get(Self.path)
            try await site.town.put(site.town.ada, in: .suspended)
            let answer = try await ada.send(Self.path, from: page, "name=ada&about=Words")
            #expect(answer.status == .forbidden)
            #expect(answer.text.contains("You are suspended."))
            #expect(answer.text.contains("Words</textarea>"))
            let ben = try await site.signIn(as: "ben", client)
            try await site.town.put(site.town.ben, in: .unconfirmed)
            #expect(try await ben.get("/account").text.contains("<a href=\"/account/edit\">Edit</a>"))
            let rest = try await ben.get(Self.path)
            #expect(rest.status == .ok)
            #expect(rest.text.contains("<a href=\"/account/address\">"))
            #expect(!rest.text.contains("id=\"name\"") && !rest.text.contains("id=\"about\""))
            #expect(try await ben.send(Self.path, from: rest, "name=robin&about=").status == .notFound)
        }
    }
}
