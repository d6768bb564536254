import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
@testable import Web

struct ForgottenPageTests {
    private static func with(
        _ body: @escaping @Sendable (TestSite, Browser) async throws -> Void
    ) async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada, address: "ada@mail.example")
            try await body(site, Browser(client))
        }
    }

    @Test func `the link in the letter leads to a new password, and that signs in`() async throws {
        try await Self.with { site, browser in
            let page = try await browser.get("/sign-in/forgotten")
            #expect(page.text.contains("type=\"email\" id=\"address\""))
            let asked = try await browser.send("/sign-in/forgotten", from: page, "address=ada%40mail.example")
            #expect(asked.status == .seeOther)
            #expect(asked.headers[.location] == "/sign-in/forgotten/sent")
            let letter = try #require(try await site.town.community.outbox.claim(5).first?.letter)
            guard case .resetPassword(_, let token) = letter else {
                Issue.record("another letter came")
                return
            }
            let path = "/sign-in/reset/\(token.text)"
            let choice = try await browser.get(path)
            #expect(choice.status == .ok)
            #expect(choice.headers.value(named: "Referrer-Policy") == "no-referrer")
            #expect(choice.headers[.cacheControl] == "no-store")
            #expect(choice.text.contains("the account of ada"))
            #expect(choice.text.contains("autocomplete=\"new-password\""))
            // Pages that hide where they are make a browser say so.
            let set = try await browser.send(
                path, from: choice, "new-password=four%20other%20plain%20words", [.origin: "null"])
            #expect(set.status == .seeOther)
            let signIn = try await browser.get(try #require(set.headers[.location]))
            #expect(signIn.text.contains("role=\"status\">Your password is changed."))
            let answer = try await browser.send(
                "/sign-in", from: signIn, "name=ada&password=four%20other%20plain%20words")
            #expect(answer.status == .seeOther)
            #expect(browser[.member] != nil)
            #expect(try await browser.get(path).status == .gone)
            #expect(site.log.lines.contains { $0.contains("route=/sign-in/reset/{token}") })
            #expect(!site.log.lines.contains { $0.contains(token.text) || $0.contains("mail.example") })
        }
    }

    @Test func `when the database fails what was typed is kept`() async throws {
        try await Self.with { site, browser in
            let page = try await browser.get("/sign-in/forgotten")
            try await site.town.breakDatabase()
            let answer = try await browser.send("/sign-in/forgotten", from: page, "address=ada%40mail.example")
            #expect(answer.status == .serviceUnavailable)
            #expect(answer.text.contains("value=\"ada@mail.example\""))
        }
    }

    @Test func `everybody gets the same page, whether or not they are members`() async throws {
        try await Self.with { _, browser in
            let page = try await browser.get("/sign-in/forgotten")
            let answers = [
                try await browser.send("/sign-in/forgotten", from: page, "address=ada%40mail.example"),
                try await browser.send("/sign-in/forgotten", from: page, "address=nobody%40mail.example"),
            ]
            #expect(answers.map(\.status) == [.seeOther, .seeOther])
            #expect(answers[0].headers[.location] == answers[1].headers[.location])
            #expect(answers.allSatisfy { !$0.headers.contains(.setCookie) })
            #expect(try await browser.get("/sign-in/forgotten/sent").text.contains("<h1>Look into your mail</h1>"))
        }
    }

    @Test(arguments: [
        ("", ""), ("ada", "ada"),
        (
            "ada%40mail.example%0D%0ABcc%3A+eve%40mail.example",
            "ada@mail.example\nBcc: eve@mail.example"
        ), ("ada%00%40mail.example%2C", "ada@mail.example,"),
    ])
    func `what is no address is said beside the field, and kept`(_ typed: String, _ kept: String) async throws {
        try await Self.with { site, browser in
            let page = try await browser.get("/sign-in/forgotten")
            let answer = try await browser.send("/sign-in/forgotten", from: page, "address=\(typed)")
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("<a href=\"#address\">"))
            #expect(answer.text.contains("aria-invalid=\"true\""))
            let value = kept.isEmpty ? "" : " value=\"\(kept)\""
            #expect(answer.text.contains(" autocomplete=\"email\"\(value) aria-"))
            #expect(try await site.town.community.outbox.claim(5).isEmpty)
        }
    }

    @Test func `a network that asks too often is told when to come back`() async throws {
        try await Self.with { _, browser in
            let page = try await browser.get("/sign-in/forgotten")
            for number in 1...30 {
                let answer = try await browser.send("/sign-in/forgotten", from: page, "address=a\(number)%40b.example")
                #expect(answer.status == .seeOther)
            }
            let answer = try await browser.send("/sign-in/forgotten", from: page, "address=a%40b.example")
            #expect(answer.status == .tooManyRequests)
            #expect(answer.headers[.retryAfter] == "3600")
            #expect(answer.text.contains("You can try again in an hour."))
            #expect(answer.text.contains("value=\"a@b.example\""), "what was typed is kept")
        }
    }

    @Test func `whoever comes by way of a proxy on this machine shares no network with its other guests`() async throws
    {
        let site = try TestSite(try await makeCommunity())
        try await site.app.application(host: "127.0.0.1", port: 0, limits: .unhurried).test(.live) { client in
            let browser = Browser(client)
            let page = try await browser.get("/sign-in/forgotten")
            for number in 1...31 {
                let answer = try await browser.send("/sign-in/forgotten", from: page, "address=a\(number)%40b.example")
                #expect(answer.status == .seeOther)
            }
        }
    }

    @Test func `when all hands are full the form of a new password stays`() async throws {
        try await Self.with { site, browser in
            let path = try await site.resetLink(for: site.town.ada)
            let page = try await browser.get(path)
            #expect(page.text.contains("name=\"username\" autocomplete=\"username\" value=\"ada\" hidden"))
            site.town.passwords.isBusy = true
            let busy = try await browser.send(path, from: page, "new-password=one+two+three+four")
            #expect(busy.status == .serviceUnavailable)
            #expect(busy.headers[.retryAfter] == "5")
            #expect(busy.text.contains("id=\"new-password\""))
            site.town.passwords.isBusy = false
            #expect(try await browser.send(path, from: busy, "new-password=one+two+three+four").status == .seeOther)
        }
    }

    @Test func `a weak password keeps the link good; a dead link says why`() async throws {
        try await Self.with { site, browser in
            let path = try await site.resetLink(for: site.town.ada)
            let page = try await browser.get(path)
            let weak = try await browser.send(path, from: page, "new-password=hunter2")
            #expect(weak.status == .unprocessableContent)
            #expect(weak.text.contains("Take at least 10 characters."))
            #expect(!weak.text.contains("hunter2"))
            #expect(try await browser.send(path, from: page, "new-password=one+two+three+four").status == .seeOther)
            for (dead, status) in [(path, 410), ("/sign-in/reset/x", 404)] {
                let shown = try await browser.get(dead)
                #expect(Int(shown.status.code) == status)
                #expect(shown.text.contains("Ask for a new link"))
            }
            let again = try await browser.send(path, from: page, "new-password=five+six+seven+eight")
            #expect(again.status == .gone)
        }
    }

    @Test func `forms from elsewhere, and forms of another link, change nothing`() async throws {
        try await Self.with { site, browser in
            let (ada, ben) = (
                try await site.resetLink(for: site.town.ada), try await site.resetLink(for: site.town.ben)
            )
            let other = try await browser.get(ben)
            #expect(try await browser.send(ada, from: other, "new-password=one+two+three+four").status == .forbidden)
            let page = try await browser.get("/sign-in/forgotten")
            #expect(
                try await browser.send(
                    "/sign-in/forgotten", from: page, "address=ada%40mail.example",
                    [HTTPField.Name("Sec-Fetch-Site") ?? .age: "cross-site"]
                ).status == .forbidden)
            #expect(try await site.town.community.outbox.claim(5).isEmpty)
        }
    }
}
