import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// The form where somebody registers, and the page that follows.
struct RegisterPageTests {
    @Test func `T04: whoever answers, registers, and follows the link with the password is a member`() async throws {
        try await TestSite.with { site, client in
            let browser = Browser(client)
            let form = try await browser.answer(month: "July", year: "1937")
            #expect(form.status == .ok)
            #expect(form.text.contains("becomes public information. Exercise caution"))
            #expect(form.text.contains("I understand</label>"))
            #expect(!form.text.contains("checked"))
            let sent = try await browser.register(form, wren)
            #expect(sent.status == .seeOther)
            #expect(sent.headers[.location] == "/join/sent")
            #expect(browser[.gate] == nil)
            #expect(try await browser.get("/join/sent").text.contains("Look into your mail"))
            let path = try #require(try await site.confirmationLink())
            let page = try await browser.get(path)
            #expect(page.status == .ok)
            #expect(page.text.contains("Join as <bdi>wren</bdi>"))
            #expect(page.headers.value(named: "Referrer-Policy") == "no-referrer")
            #expect(page.headers[.cacheControl] == "no-store")
            let joined = try await browser.send(path, from: page, "password=three+plain+words")
            #expect(joined.status == .seeOther)
            #expect(joined.headers[.location] == "/sign-in/kept")
            #expect(try await browser.get("/").text.contains("<bdi class=\"me__name\">wren</bdi>"))
            for value in ["1937", "July", "wren", "GB"] { #expect(!site.hasLogged(value), "\(value)") }
            for answer in [form, sent, page, joined] {
                let text = answer.headers.map(\.value).joined(separator: " ") + answer.text
                #expect(!text.contains("1937") && !text.contains("July"))
            }
            let secret = try #require(path.split(separator: "/").last)
            #expect(!site.log.lines.contains { $0.contains(secret) })
        }
    }

    @Test func `T23: without a ticket there is nothing to send, and nothing is written`() async throws {
        try await TestSite.with { site, client in
            let form = try await Browser(client).answer()
            let before = try await site.town.rows()
            let stranger = Browser(client)
            let answer = try await stranger.register(form, wren)
            #expect(answer.status == .badRequest)
            #expect(answer.text.contains("Please begin again"))
            #expect(!answer.text.contains("Under 13s"))
            #expect(try await site.town.rows() == before)
            #expect(try await stranger.send("/join/next", wren).status == .forbidden)
        }
    }

    @Test func `T29: a minor who sends the form that others get stays one`() async throws {
        try await TestSite.with { site, client in
            let form = try await Browser(client).answer()
            let browser = Browser(client)
            _ = try await browser.answer(year: "2020")
            let before = try await site.town.rows()
            let answer = try await browser.register(form, "\(wren)&band=18%2B&age=40&minor=0")
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/join/next")
            #expect(try await site.town.rows() == before)
            let path = "/confirm/\(try await site.town.registerWren().text)"
            #expect(try await browser.get(path).text.contains("We can’t create an account right now"))
            let token = site.town.community.formTokens.token(for: .guest(path: path))
            let sent = try await browser.send(path, "t=\(token)&password=three+plain+words")
            #expect(sent.text.contains("We can’t create an account right now"))
            #expect(browser[.member] == nil)
        }
    }

    @Test func `T30: a ticket is refused in another browser, and a second time`() async throws {
        try await TestSite.with { site, client in
            let (one, other) = (Browser(client), Browser(client))
            let form = try await one.answer()
            _ = try await other.answer()
            #expect(try await other.register(form, wren).status == .badRequest)
            let cookie = one[.gate]
            #expect(try await one.register(form, wren).status == .seeOther)
            one[.gate] = cookie
            let again = wren.replacing("wren", with: "lark")
            let second = try await one.register(form, again)
            #expect(second.status == .badRequest)
            #expect(second.text.contains("You have sent this already"))
            #expect(!second.text.contains("Nothing was kept"))
            #expect(try await site.town.community.outbox.claim(10).count == 1)
        }
    }

    @Test func `whether an address is a member's shows in nothing that is answered`() async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada, address: "ada@mail.example")
            var answers: [[String?]] = []
            for address in ["ada%40mail.example", "wren%40mail.example"] {
                let browser = Browser(client)
                let form = try await browser.answer()
                let name = address.hasPrefix("ada") ? "robin" : "lark"
                let answer = try await browser.register(
                    form, "name=\(name)&address=\(address)&password=three+plain+words&understood=yes")
                let page = try await browser.get("/join/sent")
                answers.append(
                    ["\(answer.status)", answer.headers[.location], answer.headers[.setCookie], answer.text, page.text])
            }
            #expect(answers.first == answers.last)
        }
    }

    @Test func `what is wrong stands beside its field and is linked, what was typed is kept, but no password`()
        async throws
    {
        try await TestSite.with { _, client in
            let browser = Browser(client)
            let form = try await browser.answer()
            let fields = "name=ada&address=%22%3E%3Cb%3E&password=hunter2secret1"
            let again = try await browser.register(form, fields)
            #expect(again.status == .unprocessableContent)
            for name in ["name", "address", "understood"] {
                #expect(again.text.contains("<a href=\"#\(name)\">"), "\(name)")
                #expect(again.text.contains("id=\"\(name)-error\""), "\(name)")
            }
            #expect(again.text.contains("is taken."))
            #expect(again.text.contains("value=\"ada\""))
            #expect(again.text.contains("value=\"&quot;&gt;&lt;b&gt;\""))
            #expect(!again.text.contains("hunter2"))
            #expect(!again.text.contains("<b>"))
            // The ticket is good still.
            #expect(try await browser.register(again, wren).status == .seeOther)
        }
    }

    @Test(arguments: [
        "name=wr%E2%80%AEen", "name=%00", "address=%00",
        "address=a%40mail.example%0D%0ABcc:x%40y.example", "address=a%E2%80%AE%40mail.example", "password=%00",
    ])
    func `what no field may hold is said, and nothing is written`(_ bad: String) async throws {
        try await TestSite.with { site, client in
            let browser = Browser(client)
            let form = try await browser.answer()
            let before = try await site.town.rows()
            let field = bad.prefix { $0 != "=" }
            let fields = wren.split(separator: "&").filter { !$0.hasPrefix("\(field)=") }.joined(separator: "&")
            let answer = try await browser.register(form, "\(fields)&\(bad)")
            #expect(answer.status == .unprocessableContent, "\(bad)")
            #expect(answer.text.contains("<a href=\"#\(field)\">"), "\(bad)")
            #expect(try await site.town.rows() == before)
        }
    }

    @Test func `a program that fills in every field is answered like everybody, and nothing is written`() async throws {
        try await TestSite.with { site, client in
            let browser = Browser(client)
            let form = try await browser.answer()
            #expect(form.text.contains("name=\"remark\" tabindex=\"-1\" autocomplete=\"off\""))
            let before = try await site.town.rows()
            let answer = try await browser.register(form, "\(wren)&remark=https://spam.example")
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/join/sent")
            #expect(try await site.town.rows() == before)
        }
    }

    @Test func `without a ticket it is refused like everybody, and a minor's mark stays`() async throws {
        try await TestSite.with { site, client in
            let form = try await Browser(client).answer()
            let before = try await site.town.rows()
            let fields = "\(wren)&remark=x"
            #expect(try await Browser(client).register(form, fields).status == .badRequest)
            let browser = Browser(client)
            _ = try await browser.answer(year: "2020")
            let mark = try #require(browser[.gate])
            let answer = try await browser.register(form, fields)
            #expect(answer.headers[.location] == "/join/next")
            #expect(browser[.gate] == mark)
            #expect(try await site.town.rows() == before)
        }
    }

    @Test func `when too many join, the form is shown again and says when to come back`() async throws {
        try await TestSite.with { site, client in
            let browser = Browser(client)
            let form = try await browser.answer()
            site.town.passwords.isBusy = true
            let busy = try await browser.register(form, wren)
            #expect(busy.status == .serviceUnavailable)
            #expect(busy.headers[.retryAfter] == "5")
            #expect(busy.text.contains("value=\"wren\""))
            site.town.passwords.isBusy = false
            #expect(try await browser.register(busy, wren).status == .seeOther)
        }
    }

    @Test func `a form from yesterday leads to the beginning`() async throws {
        try await TestSite.with { site, client in
            let browser = Browser(client)
            let form = try await browser.answer()
            for seconds in [1_800, 86_400] {
                site.town.clock.advance(seconds: Int64(seconds))
                let answer = try await browser.register(form, wren)
                #expect(answer.status == .badRequest)
                #expect(answer.text.contains("Please begin again"))
            }
            #expect(try await browser.get("/join/next").text.contains("Please begin again"))
        }
    }
}
