import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
@testable import Web

struct SecondFactorPageTests {
    private static let path = "/account/second-factor"

    @Test func `it is set up from the page alone: a drawing, a secret to type, a code`() async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada)
            let browser = try await site.signInByPassword(as: "ada", client)
            let off = try await browser.get(Self.path)
            #expect(off.headers[.cacheControl] == "no-store")
            #expect(try await browser.send("\(Self.path)/begin", from: off).headers[.location] == Self.path)
            let setup = try await browser.get(Self.path)
            #expect(setup.text.contains(#/<svg class="qr" viewBox="0 0 [0-9]+ [0-9]+" role="img" aria-label="[^"]+">/#))
            #expect(setup.text.contains("href=\"otpauth://totp/Larkhill%20Music:ada?secret="))
            #expect(setup.text.contains(#/<code>[A-Z2-7 ]{39}<\/code>/#))
            let wrong = try await browser.send(Self.path, from: setup, "code=000000")
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.text.contains("<a href=\"#code\">"))
            let phone = try await site.phone(setUpIn: browser)
            let code = phone.codeText(at: TimeCodeSecret.step(at: site.town.clock.now))
            let codes = try await browser.send(Self.path, from: setup, "code=\(code)")
            #expect(codes.status == .ok)
            #expect(codes.headers[.cacheControl] == "no-store")
            #expect(codes.text.matches(of: #/<code>[0-9a-z]{4}(?:-[0-9a-z]{4}){3}<\/code>/#).count == 10)
            let again = try await browser.send(Self.path, from: setup, "code=\(code)")
            #expect(again.status == .conflict)
            #expect(again.text.contains(SecondFactorWords.codesWereMade), "their page was reloaded")
            let on = try await browser.get(Self.path)
            #expect(on.text.contains("10 recovery codes left."))
            #expect(!on.text.contains("otpauth"))
        }
    }

    @Test func `without a proof a short while ago one is asked for it, and comes back`() async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada)
            let browser = try await site.signIn(as: "ada", client)
            let asked = try await browser.get(Self.path)
            #expect(asked.status == .seeOther)
            let stepUp = try #require(asked.headers[.location])
            #expect(stepUp == "/account/step-up?to=%2Faccount%2Fsecond-factor")
            let page = try await browser.get(stepUp)
            #expect(page.text.contains("name=\"username\" autocomplete=\"username\" value=\"ada\" hidden"))
            let wrong = try await browser.send(
                "/account/step-up", from: page, "proof=guess&to=%2Faccount%2Fsecond-factor")
            #expect(wrong.status == .unprocessableContent)
            #expect(!wrong.text.contains("guess"))
            #expect(wrong.text.contains("name=\"to\" value=\"/account/second-factor\""))
            let before = browser[.member]
            let right = try await browser.send(
                "/account/step-up", from: wrong, "proof=three+plain+words&to=%2Faccount%2Fsecond-factor")
            #expect(right.headers[.location] == Self.path)
            #expect(browser[.member] != before)
            #expect(try await browser.get(Self.path).status == .ok)
            site.town.clock.advance(seconds: 600)
            #expect(try await browser.get(Self.path).status == .seeOther)
        }
    }

    @Test func `what is sent without a proof does nothing`() async throws {
        try await TestSite.with { site, client in
            let phone = try await site.putOnSecondFactor(client)
            let browser = try await site.signInByCode(of: phone, client)
            let page = try await browser.get("/account")
            for path in ["", "/begin", "/remove", "/codes"] {
                let answer = try await browser.send("\(Self.path)\(path)", from: page, "code=000000")
                #expect(answer.headers[.location] == "/account/step-up?to=%2Faccount%2Fsecond-factor", "\(path)")
            }
            let stepUp = try await browser.get("/account/step-up")
            #expect(stepUp.text.contains("autocomplete=\"one-time-code\""), "the password is no proof any more")
        }
    }

    @Test func `it is taken off, and new recovery codes are shown once`() async throws {
        try await TestSite.with { site, client in
            let phone = try await site.putOnSecondFactor(client)
            let browser = try await site.signInByCode(of: phone, client)
            let code = phone.codeText(at: TimeCodeSecret.step(at: site.town.clock.now))
            let stepUp = try await browser.get("/account/step-up")
            let led = try await browser.send("/account/step-up", from: stepUp, "proof=\(code)&to=%2F%2Fevil.example")
            #expect(led.headers[.location] == "/account")
            let page = try await browser.get(Self.path)
            let mark = try #require(page.text.firstMatch(of: #/name="codes" value="([0-9a-f]+)"/#)).1
            let codes = try await browser.send("\(Self.path)/codes", from: page, "codes=\(mark)")
            #expect(codes.text.matches(of: #/<li><code>/#).count == 10)
            for fields in ["codes=\(mark)", ""] {
                let again = try await browser.send("\(Self.path)/codes", from: page, fields)
                #expect(again.status == .conflict)
                #expect(again.text.contains(SecondFactorWords.codesWereMade), "their page was reloaded")
                #expect(again.text.matches(of: #/<li><code>/#).isEmpty)
            }
            #expect(try await browser.send("\(Self.path)/begin", from: page).status == .conflict)
            #expect(try await browser.send("\(Self.path)/remove", from: page).status == .seeOther)
            #expect(try await browser.send("\(Self.path)/codes", from: page).status == .conflict)
            #expect(try await browser.get(Self.path).text.contains("/begin"))
        }
    }

    @Test func `who has no password is told to choose one first`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get(try #require(try await browser.get(Self.path).headers[.location]))
            #expect(page.status == .ok)
            #expect(page.text.contains("<a href=\"/account/password\">Choose a password</a>"))
            let sent = try await browser.send("/account/step-up", from: page, "proof=")
            #expect(sent.status == .unprocessableContent)
        }
    }

    @Test func `a page that was open for long does nothing`() async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada)
            let browser = try await site.signInByPassword(as: "ada", client)
            let page = try await browser.get(Self.path)
            site.town.clock.advance(seconds: 4 * 3600)
            let stepUp = try await browser.get("/account/step-up")
            _ = try await browser.send("/account/step-up", from: stepUp, "proof=three+plain+words")
            let again = try await browser.send("\(Self.path)/begin", from: page)
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains(FormWords.stale))
            #expect(!(try await browser.get(Self.path)).text.contains("otpauth"))
            #expect(try await browser.send("\(Self.path)/begin", from: again).status == .seeOther)
            #expect(try await browser.get(Self.path).text.contains("otpauth"))
        }
    }
}
