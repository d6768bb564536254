import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
@testable import Web

/// The box that keeps somebody signed in.
struct RememberBoxTests {
    @Test func `T52: the box is unticked, and only a tick gives the cookie that outlives the browser`() async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada)
            let password = Link.segment(TestCommunity.password)
            let plain = Browser(client)
            let page = try await plain.get("/sign-in")
            #expect(page.text.contains("<input type=\"checkbox\" id=\"remember\" name=\"remember\" value=\"yes\""))
            #expect(page.text.contains("for 30 days</label>"))
            #expect(!page.text.contains("checked"))
            // A form that comes back keeps it as it was: not ticked.
            let wrong = try await plain.send("/sign-in", from: page, "name=ada&password=guess")
            #expect(wrong.status == .unprocessableContent && !wrong.text.contains("checked"))
            let answer = try await plain.send("/sign-in", from: wrong, "name=ada&password=\(password)")
            #expect(!answer.headers[values: .setCookie].joined().contains("remember"))
            let ticked = Browser(client)
            let given = try await ticked.send(
                "/sign-in", from: page, "name=ada&password=\(password)&remember=yes")
            let cookie = try #require(given.headers[values: .setCookie].first { $0.hasPrefix("__Host-remember=") })
            #expect(cookie.hasSuffix("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000"))
            let list = try await ticked.get("/account/sign-ins").text
            #expect(list.count(of: "by password, remembered") == 1)
            #expect(list.count(of: "by password") == 2)
        }
    }
}
