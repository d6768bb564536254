import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// Whom the community takes in.
struct JoinPolicyTests {
    private static let link = "<a href=\"/join\">Join</a>"

    @Test func `guests are offered to join, members aren't`() async throws {
        try await TestSite.with { site, client in
            let page = try await client.get("/").text
            #expect(page.contains(Self.link))
            let own = try await site.signIn(as: "ada", client).get("/").text
            #expect(!own.contains(Self.link))
        }
    }

    @Test func `where nobody may join, no page offers it, and every step says so`() async throws {
        try await TestSite.with(joining: Joining(.closed)) { site, client in
            let browser = Browser(client)
            #expect(try await !browser.get("/").text.contains(Self.link))
            let page = try await browser.get("/join")
            #expect(page.status == .ok)
            #expect(page.text.contains("Nobody new can join at the moment"))
            func token(_ path: String) -> String {
                "t=" + site.town.community.formTokens.token(for: .guest(path: path))
            }
            let before = try await site.town.rows()
            let answer = try await browser.send("/join", "\(token("/join"))&month=3&year=1980&country=GB")
            #expect(answer.status == .forbidden)
            #expect(browser[.gate] == nil)
            #expect(try await browser.send("/join/next", "\(token("/join/next"))&\(wren)").status == .badRequest)
            #expect(try await browser.get("/confirm/x").status == .notFound)
            #expect(try await site.town.rows() == before)
        }
    }

    @Test func `where it takes an invitation, its link leads to the age screen and from there to an account`()
        async throws
    {
        try await TestSite.with(joining: Joining(.invite)) { site, client in
            let browser = Browser(client)
            let without = try await browser.get("/join")
            #expect(without.status == .ok)
            #expect(without.text.contains("Joining takes an invitation"))
            let link = try await site.town.community.invitations.make(by: .console)
            let page = try await browser.get("/join?invite=\(link.text)")
            #expect(page.text.contains("When were you born?"))
            #expect(page.headers.value(named: "Referrer-Policy") == "same-origin")
            let form = try await browser.answer(invitation: link.text)
            #expect(try await browser.register(form, wren).status == .seeOther)
            let path = try #require(try await site.confirmationLink())
            let joined = try await browser.send(path, from: try await browser.get(path), "password=three+plain+words")
            #expect(joined.status == .seeOther)
            let spent = try await Browser(client).get("/join?invite=\(link.text)")
            #expect(spent.text.contains("This invitation no longer works"))
            #expect(!site.log.lines.contains { $0.contains(link.text) })
        }
    }

    @Test func `without an invitation an answer is refused, and a ticket from before does not help`() async throws {
        try await TestSite.with(joining: Joining(.invite)) { site, client in
            let browser = Browser(client)
            let token = site.town.community.formTokens.token(for: .guest(path: "/join"))
            let answer = try await browser.send("/join", "t=\(token)&month=3&year=1980&country=GB")
            #expect(answer.status == .forbidden)
            // From the time when joining was open.
            let open = try await makeCommunity()
            let path = "/confirm/\(try await makeCommunity(store: site.town.store).registerWren().text)"
            let late = try await browser.send(path, from: try await browser.get(path), "password=three+plain+words")
            #expect(late.status == .forbidden)
            #expect(late.text.contains("Joining takes an invitation"))
            browser[.gate] = try await open.community.registration.screen(
                month: "3", year: "1980", country: "GB", cookie: nil, invitation: nil)
            let form = try await browser.get("/join/next")
            #expect(try await browser.register(form, wren).status == .forbidden)
            #expect(try await site.town.community.outbox.claim(10).isEmpty)
        }
    }

    @Test func `T25: a minor with an invitation is told what every minor is told`() async throws {
        try await TestSite.with(joining: Joining(.invite)) { site, client in
            let link = try await site.town.community.invitations.make(by: .console)
            let browser = Browser(client)
            let told = try await browser.answer(year: "2020", invitation: link.text)
            #expect(told.text.contains("We can’t create an account right now"))
            let page = try await browser.get("/join?invite=\(link.text)")
            #expect(page.text == told.text)
            #expect(try await site.town.community.invitations.list(for: .console).map(\.usesLeft) == [1])
        }
    }
}
