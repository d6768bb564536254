import Features
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Web

/// What comes to a form's address and is not a form of ours: tried at the button that signs out.
struct FormDoorTests {
    @Test func `a form without its token, or with another's, is refused and does nothing`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            let ben = try await site.signIn(as: "ben", client)
            let guest = site.town.community.formTokens.token(for: .guest(path: "/sign-out"))
            for body in ["", "t=", "t=x", "other=1", "t=\(guest)"] {
                #expect(try await ada.send("/sign-out", body).status == .forbidden, "\(body)")
            }
            let other = try await ben.get("/")
            #expect(try await ada.send("/sign-out", from: other).status == .forbidden)
            #expect(try await ada.get("/account").status == .ok)
            #expect(try await ada.send("/sign-out", from: try await ada.get("/")).status == .seeOther)
        }
    }

    @Test func `a form that another site sends is refused, token or not`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get("/")
            var foreign = HTTPFields()
            foreign.setValue("cross-site", named: "Sec-Fetch-Site")
            for headers in [foreign, [.origin: "https://evil.example"], [.origin: "null"]] {
                let response = try await ada.send("/sign-out", from: page, "", headers)
                #expect(response.status == .forbidden)
                #expect(response.text.contains("<h1>This was refused</h1>"))
            }
            #expect(
                try await ada.send("/sign-out", from: page, "", [.origin: "http://forum.example"]).status == .seeOther)
        }
    }

    @Test func `a body that is no form is not taken`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            for type in ["application/json", "multipart/form-data; boundary=x", "text/plain", "x"] {
                #expect(try await ada.send("/sign-out", "t=x", [.contentType: type]).status == .unsupportedMediaType)
            }
            let page = try await ada.get("/")
            let type = "Application/X-WWW-Form-URLencoded; charset=UTF-8"
            #expect(try await ada.send("/sign-out", from: page, "", [.contentType: type]).status == .seeOther)
        }
    }

    @Test func `bodies have bounds`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get("/")
            let long = try await ada.send("/sign-out", "t=\(String(repeating: "a", count: 1_000_000))")
            #expect(long.status == .contentTooLarge)
            #expect(long.headers[.connection] == "close")
            let chunked = try await ada.send("/sign-out", "t=x", [.transferEncoding: "chunked"])
            #expect(chunked.status == .lengthRequired)
            #expect(chunked.headers[.connection] == "close")
            let fields = (1...33).map { "f\($0)=" }.joined(separator: "&")
            for body in ["t=%FF", fields] {
                #expect(try await ada.send("/sign-out", body).status == .badRequest)
            }
            let full = String(repeating: "a", count: 60_000)
            #expect(try await ada.send("/sign-out", from: page, "text=\(full)").status == .seeOther)
        }
    }

    @Test func `the token of an hour ago is good, one of a morning ago is known as old`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get("/account/sign-ins")
            site.town.clock.advance(seconds: 2 * 3600)
            #expect(try await ada.send("/account/sign-ins/end-all", from: page).status == .seeOther)
            site.town.clock.advance(seconds: 2 * 3600)
            let stale = try await ada.send("/account/sign-ins/end-all", from: page)
            #expect(stale.status == .unprocessableContent)
            #expect(stale.text.contains(FormWords.stale))
            #expect(try await ada.send("/account/sign-ins/end-all", from: stale).status == .seeOther)
        }
    }
}
