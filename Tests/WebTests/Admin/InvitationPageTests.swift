import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
@testable import Web

struct InvitationPageTests {
    private static let path = "/admin/invitations"

    @Test func `a moderator makes a link that lets somebody in, and sees it once`() async throws {
        try await TestSite.with(joining: Joining(.invite)) { site, client in
            let browser = try await site.signIn(as: "maren", client)
            #expect(try await browser.get("/account").text.contains("href=\"\(Self.path)\""))
            let page = try await browser.get(Self.path)
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(!page.text.contains("value=\"administrator\""), "nobody invites others to more than they are")
            let made = try await browser.send(Self.path, from: page, "uses=2&standing=member")
            #expect(made.status == .ok)
            let link = try #require(
                made.text.firstMatch(of: #/<code>http:\/\/forum\.example(\/join\?invite=[^<]+)</#)?.1)
            #expect(try await client.get(String(link)).text.contains("id=\"month\""))
            #expect(!(try await client.get("/join")).text.contains("id=\"month\""))
            let list = try await browser.get(Self.path)
            #expect(list.text.contains("For 2 members"))
            #expect(!list.text.contains("invite="))
        }
    }

    @Test func `it can be taken back`() async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.maren)
            let browser = try await site.signInByPassword(as: "maren", client)
            let made = try await browser.send(
                Self.path, from: try await browser.get(Self.path), "uses=1&standing=moderator")
            let link = try #require(made.text.firstMatch(of: #/(\/join\?invite=[^<]+)</#)?.1)
            let revoke = try #require(made.text.firstMatch(of: #/formaction="([^"]+revoke)"/#)?.1)
            #expect(try await browser.send(String(revoke), from: made).headers[.location] == Self.path)
            #expect(!(try await client.get(String(link))).text.contains("id=\"month\""))
            let list = try await browser.get(Self.path)
            #expect(list.text.contains("Taken back") && !list.text.contains("revoke\""))
            #expect(try await browser.send(String(revoke), from: list).status == .notFound)
        }
    }

    @Test(arguments: ["0", "101", "many", "", "-1", "99999999999999999999"])
    func `what is no number of people is refused beside its field, with what was typed`(_ uses: String) async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "maren", client)
            let page = try await browser.get(Self.path)
            let answer = try await browser.send(Self.path, from: page, "uses=\(uses)&standing=moderator")
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("<a href=\"#uses\">"))
            #expect(uses.isEmpty || answer.text.contains("value=\"\(uses)\""))
            #expect(answer.text.contains("value=\"moderator\" selected"))
        }
    }

    @Test(arguments: ["", "owner", "Member"])
    func `a standing that is none is refused`(_ standing: String) async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "maren", client)
            let page = try await browser.get(Self.path)
            let answer = try await browser.send(Self.path, from: page, "uses=1&standing=\(standing)")
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains(InvitationWords.unknownStanding))
            #expect(answer.text.contains(InvitationWords().none))
        }
    }

    @Test func `an invitation that is used up or too old says so`() {
        func one(_ usesLeft: Int) -> Invitation {
            Invitation(
                id: Invitation.ID(rawValue: 1), standing: .moderator, by: nil, madeAt: FixedClock.noon,
                expiresAt: FixedClock.noon, usesLeft: usesLeft, isRevoked: false)
        }
        #expect(
            [1, 2, 0].map { InvitationWords.what(one($0)) } == [
                "For 1 moderator", "For 2 moderators", "For moderators",
            ])
        #expect([0, 1].map { InvitationWords.state(one($0)) } == ["Used up", "Expired"])
    }

    @Test func `more than one is oneself is refused, and a page that was open for long shown again`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "maren", client)
            let page = try await browser.get(Self.path)
            let answer = try await browser.send(Self.path, from: page, "uses=1&standing=administrator")
            #expect(answer.status == .forbidden)
            #expect(answer.text.contains("Only somebody of that standing"))
            site.town.clock.advance(seconds: 5 * 3_600)
            for path in [Self.path, "\(Self.path)/1/revoke"] {
                let again = try await browser.send(path, from: page, "uses=1")
                #expect(again.status == .unprocessableContent)
                #expect(again.text.contains(FormWords.stale))
            }
        }
    }

    @Test func `who makes moderators is asked for a proof that it is them`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "maren", client)
            let page = try await browser.get(Self.path)
            let answer = try await browser.send(Self.path, from: page, "uses=1&standing=moderator")
            #expect(answer.headers[.location] == "/account/step-up?to=%2Fadmin%2Finvitations")
            #expect(try await browser.get(Self.path).text.contains(InvitationWords().none))
        }
    }

    @Test func `for members there is nothing here`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let account = try await browser.get("/account")
            #expect(!account.text.contains(Self.path))
            #expect(try await browser.get(Self.path).status == .notFound)
            #expect(try await browser.send(Self.path, from: account, "uses=1").status == .notFound)
            #expect(try await client.get(Self.path).status == .notFound)
        }
    }
}
