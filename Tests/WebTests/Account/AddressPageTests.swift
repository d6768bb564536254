import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
@testable import Web

struct AddressPageTests {
    private static let path = "/account/address"

    private static func letters(_ site: TestSite) async throws -> [Letter] {
        try await site.town.community.outbox.claim(20).map(\.letter)
    }

    @Test func `the address is changed by the link in the letter, once one is signed in where it is opened`()
        async throws
    {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada, address: "ada@mail.example")
            let browser = try await site.signInByPassword(as: "ada", client)
            let page = try await browser.get(Self.path)
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(page.text.contains("ada@mail.example"))
            #expect(page.text.contains("type=\"email\" id=\"address\""))
            let sent = try await browser.send(Self.path, from: page, "address=+new%40mail.example")
            #expect(sent.headers[.location] == "/account/address?after=sent")
            #expect(try await browser.get("/account/address?after=sent").text.contains(AddressWords.sent))
            guard case .addressChange("ada", let token)? = try await Self.letters(site).first else {
                Issue.record("no letter")
                return
            }
            let link = Link.confirmAddress(by: token)
            let guest = try await client.get(link)
            #expect(guest.status == .seeOther)
            #expect(guest.headers[.location] == Link.signIn(to: link))
            #expect(guest.headers.value(named: "Referrer-Policy") == "no-referrer")
            let other = try await site.signIn(as: "ben", client)
            let refused = try await other.get(link)
            #expect(refused.status == .forbidden)
            #expect(refused.text.contains("Sign in as ada, and open it again."))
            #expect(try await other.send(link, from: try await other.get("/account")).status == .forbidden)
            let phone = try await site.signInByPassword(as: "ada", client)
            let asked = try await phone.get(link)
            #expect(asked.status == .ok)
            #expect(asked.headers[.cacheControl] == "no-store")
            #expect(asked.headers.value(named: "Referrer-Policy") == "no-referrer")
            #expect(asked.text.contains("Mail for ada goes to new@mail.example from then on."))
            #expect(try await phone.send(link, from: asked).status == .ok)
            #expect(try await phone.get(link).status == .gone)
            #expect(try await browser.get(Self.path).text.contains("new@mail.example"))
            guard case .addressChanged("ada", let undo)? = try await Self.letters(site).first else {
                Issue.record("the former address is not told")
                return
            }
            let stranger = Browser(client)
            let back = try await stranger.get(Link.undoAddress(by: undo))
            #expect(back.text.contains("Mail for ada comes to ada@mail.example again."))
            let reset = try await stranger.send(Link.undoAddress(by: undo), from: back)
            #expect(reset.status == .seeOther)
            let next = try #require(reset.headers[.location])
            #expect(next.hasPrefix("/sign-in/reset/"))
            #expect(try await stranger.get(next).text.contains("It is for the account of ada."))
            #expect(try await browser.get("/account").status == .seeOther, "every sign-in has ended")
        }
    }

    @Test func `whose the address is shows nowhere in the answer`() async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada, address: "ada@mail.example")
            try await site.town.register(site.town.ben, address: "ben@mail.example")
            let browser = try await site.signInByPassword(as: "ada", client)
            var answers: [String] = []
            for address in ["ben", "nobody"] {
                let page = try await browser.get(Self.path)
                let answer = try await browser.send(Self.path, from: page, "address=\(address)%40mail.example")
                answers.append("\(answer.status) \(answer.headers[.location] ?? "")")
                answers[answers.count - 1] += try await browser.get("/account/address?after=sent").text
            }
            #expect(answers[0] == answers[1])
        }
    }

    @Test func `without a proof a short while ago one is asked for it, and comes back`() async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada)
            let browser = try await site.signIn(as: "ada", client)
            let stepUp = "/account/step-up?to=%2Faccount%2Faddress"
            #expect(try await browser.get(Self.path).headers[.location] == stepUp)
            let account = try await browser.get("/account")
            let sent = try await browser.send(Self.path, from: account, "address=new%40mail.example")
            #expect(sent.headers[.location] == stepUp)
            #expect(try await Self.letters(site) == [])
        }
    }

    @Test(arguments: ["", "ada", "ada%40mail", "a%0d%0aBcc%3a+b%40mail.example", "ada%40mail.example"])
    func `what can't be taken stands in its field with what is wrong`(_ typed: String) async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada, address: "ada@mail.example")
            let browser = try await site.signInByPassword(as: "ada", client)
            let answer = try await browser.send(Self.path, from: try await browser.get(Self.path), "address=\(typed)")
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("<a href=\"#address\">"))
            #expect(answer.text.contains("aria-invalid=\"true\""))
            #expect(try await Self.letters(site) == [])
        }
    }

    @Test func `asking too often is refused with what was typed`() async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada)
            let browser = try await site.signInByPassword(as: "ada", client)
            let page = try await browser.get(Self.path)
            for number in 1...5 {
                _ = try await browser.send(Self.path, from: page, "address=a\(number)%40mail.example")
            }
            let answer = try await browser.send(Self.path, from: page, "address=a6%40mail.example")
            #expect(answer.status == .tooManyRequests)
            #expect(answer.headers[.retryAfter] == "3600")
            #expect(answer.text.contains("value=\"a6@mail.example\""))
        }
    }

    @Test func `a link that is none says so, and a page that was open for long does nothing`() async throws {
        try await TestSite.with { site, client in
            let member = try await site.signIn(as: "ada", client)
            for path in ["/account/address/confirm/", "/account/address/undo/"] {
                for token in ["x", String(repeating: "A", count: 43), String(repeating: "A", count: 1_000)] {
                    #expect(try await member.get(path + token).status == .notFound)
                }
            }
            let link = try await site.addressLink(for: site.town.ada)
            let ada = try await site.signInByPassword(as: "ada", client)
            for (path, browser) in [(link, ada), (try await site.undoLink(for: site.town.ben), Browser(client))] {
                let page = try await browser.get(path)
                site.town.clock.advance(seconds: 4 * 3_600)
                let again = try await browser.send(path, from: page)
                #expect(again.status == .unprocessableContent)
                #expect(again.text.contains(FormWords.stale))
                #expect([.ok, .seeOther].contains(try await browser.send(path, from: again).status))
            }
        }
    }

    @Test func `an address that became another's meanwhile is said to be`() async throws {
        try await TestSite.with { site, client in
            let path = try await site.addressLink(for: site.town.ada)
            let browser = try await site.signIn(as: "ada", client)
            try await site.town.register(site.town.ben, address: "new\(site.town.ada)@mail.example")
            let answer = try await browser.send(path, from: try await browser.get(path))
            #expect(answer.status == .conflict)
            #expect(answer.text.contains("belongs to another account by now"))
        }
    }
}
