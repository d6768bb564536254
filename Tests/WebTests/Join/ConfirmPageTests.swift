import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// Behind the link in the mail.
struct ConfirmPageTests {
    @Test func `a wrong password shows the form again, and the fifth ends it`() async throws {
        try await TestSite.with { site, client in
            let path = "/confirm/\(try await site.town.registerWren().text)"
            let browser = Browser(client)
            let page = try await browser.get(path)
            for _ in 1...5 {
                let again = try await browser.send(path, from: page, "password=guess")
                #expect(again.status == .unprocessableContent)
                #expect(again.text.contains("<a href=\"#password\">"))
                #expect(!again.text.contains("guess"))
            }
            let over = try await browser.send(path, from: page, "password=three+plain+words")
            #expect(over.status == .gone)
            #expect(browser[.member] == nil)
            #expect(try await browser.get(path).status == .gone)
        }
    }

    @Test func `a link that was used, is too old, or is none says so`() async throws {
        try await TestSite.with { site, client in
            let path = "/confirm/\(try await site.town.registerWren().text)"
            let browser = Browser(client)
            let page = try await browser.get(path)
            _ = try await browser.send(path, from: page, "password=three+plain+words")
            let late = Browser(client)
            let used = try await late.get(path)
            #expect(used.status == .gone)
            #expect(used.text.contains(HTML("\(TokenError.used.sentence)").text))
            #expect(try await late.send(path, from: page, "password=three+plain+words").status == .gone)
            for path in ["/confirm/x", "/confirm/\(Secret { [UInt8](repeating: 9, count: $0) }.text)"] {
                let unknown = try await late.get(path)
                #expect(unknown.status == .notFound)
                #expect(!unknown.text.contains("<form"))
                #expect(!unknown.text.contains("Under 13s"))
                let token = site.town.community.formTokens.token(for: .guest(path: path))
                #expect(try await late.send(path, "t=\(token)&password=x").status == .notFound)
            }
            #expect(late[.member] == nil)
        }
    }

    @Test func `a name that has become another's: the form asks for another one`() async throws {
        try await TestSite.with { site, client in
            let path = "/confirm/\(try await site.town.registerWren().text)"
            let browser = Browser(client)
            let before = try await browser.get(path)
            #expect(!before.text.contains("id=\"name\""))
            _ = try await site.town.community.people.enrol("Wren", standing: .member, label: nil, by: .seeder)
            let taken = try await browser.send(path, from: before, "password=three+plain+words")
            #expect(taken.status == .unprocessableContent)
            #expect(taken.text.contains("id=\"name\""))
            #expect(taken.text.contains("<a href=\"#name\">"))
            let again = try await browser.send(path, from: taken, "name=ADA&password=three+plain+words")
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains("value=\"ADA\""))
            for name in ["wr%00en", "%00", ""] {
                let answer = try await browser.send(path, from: taken, "name=\(name)&password=three+plain+words")
                #expect(answer.status == .unprocessableContent, "\(name)")
            }
            let joined = try await browser.send(path, from: again, "name=lark&password=three+plain+words")
            #expect(joined.status == .seeOther)
            #expect(try await browser.get("/").text.contains("<bdi class=\"me__name\">lark</bdi>"))
        }
    }

    @Test func `T32: whoever is signed in is told that this ends it, and gets another session`() async throws {
        try await TestSite.with { site, client in
            let path = "/confirm/\(try await site.town.registerWren().text)"
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get(path)
            let old = try #require(browser[.member])
            #expect(page.text.contains("You are signed in here as <bdi>ada</bdi>"))
            #expect(try await browser.send(path, from: page, "password=three+plain+words").status == .seeOther)
            #expect(try await browser.get("/").text.contains("<bdi class=\"me__name\">wren</bdi>"))
            #expect(browser[.member] != old)
            #expect(try await client.get("/account", [.cookie: "__Host-member=\(old)"]).status == .seeOther)
        }
    }

    @Test func `nobody is signed in as another by a form that hides where it comes from`() async throws {
        try await TestSite.with { site, client in
            let path = "/confirm/\(try await site.town.registerWren().text)"
            let fields = "password=three+plain+words"
            // Whoever makes up such a form has the token that every guest gets.
            let strangers = try await client.get(path)
            let ada = try await site.signIn(as: "ada", client)
            #expect(try await ada.send(path, from: strangers, fields, [.origin: "null"]).status == .forbidden)
            #expect(try await ada.get("/").text.contains("<bdi class=\"me__name\">ada</bdi>"))
            // Her own browser may send it so.
            let own = try await ada.get(path)
            #expect(try await ada.send(path, from: own, fields, [.origin: "null"]).status == .seeOther)
        }
    }

    @Test func `a guest's browser that hides where it comes from gets on`() async throws {
        try await TestSite.with { site, client in
            let path = "/confirm/\(try await site.town.registerWren().text)"
            let browser = Browser(client)
            let page = try await browser.get(path)
            #expect(page.text.contains("Join as <bdi>wren</bdi>"))
            #expect(try await browser.send(path, from: page, "password=guess", [.origin: "null"]).status.code == 422)
            let answer = try await browser.send(path, from: page, "password=three+plain+words", [.origin: "null"])
            #expect(answer.status == .seeOther)
        }
    }

    @Test func `a page that was open for long, and a forged token`() async throws {
        try await TestSite.with { site, client in
            let path = "/confirm/\(try await site.town.registerWren().text)"
            let browser = Browser(client)
            let page = try await browser.get(path)
            #expect(try await browser.send(path, "t=forged&password=three+plain+words").status == .forbidden)
            site.town.clock.advance(seconds: 4 * 3600)
            let again = try await browser.send(path, from: page, "password=three+plain+words")
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains(FormWords.staleSecret))
            #expect(browser[.member] == nil)
            #expect(try await browser.send(path, from: again, "password=three+plain+words").status == .seeOther)
        }
    }
}
