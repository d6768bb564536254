import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Features
@testable import Web

/// Links in mails that stop mail, for people and for their mail programs.
struct MailStopPageTests {
    private static func path(_ site: TestSite, _ stop: MailStop = .all) throws -> String {
        "/mail/stop/\(try site.town.surroundings.keys.stopToken(for: site.town.ada, stop))"
    }

    private static func isStopped(_ site: TestSite) async throws -> Bool {
        let ada = try await site.town.actor(site.town.signIn("ada").secret)
        return try await site.town.community.notices.settings(for: ada).isMailStopped
    }

    @Test func `looking asks and does nothing, the button stops`() async throws {
        try await TestSite.with { site, client in
            let (path, browser) = (try Self.path(site), Browser(client))
            let page = try await browser.get(path)
            #expect(page.status == .ok)
            #expect(page.text.contains("all mail about what is said here"))
            #expect(page.headers.value(named: "Referrer-Policy") == "no-referrer")
            #expect(try await !Self.isStopped(site))
            #expect(try await browser.send(path, from: page).status == .ok)
            #expect(try await Self.isStopped(site))
        }
    }

    @Test func `a mail program stops it in one click, again and again, from anywhere`() async throws {
        try await TestSite.with { site, client in
            let path = try Self.path(site)
            let headers: HTTPFields = [
                .origin: "https://mail.example", .contentType: "application/x-www-form-urlencoded",
            ]
            for _ in 1...2 {
                let answer = try await client.execute(
                    uri: path, method: .post, headers: headers,
                    body: ByteBuffer(string: "List-Unsubscribe=One-Click"))
                #expect(answer.status == .ok)
                #expect(!answer.headers.contains(.setCookie))
            }
            #expect(try await Self.isStopped(site))
        }
    }

    @Test func `it may come in parts, as RFC 8058 prefers`() async throws {
        try await TestSite.with { site, client in
            let body =
                "--b1\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b1--\r\n"
            let answer = try await client.execute(
                uri: try Self.path(site), method: .post, headers: [.contentType: "multipart/form-data; boundary=b1"],
                body: ByteBuffer(string: body))
            #expect(answer.status == .ok)
            #expect(try await Self.isStopped(site))
        }
    }

    @Test(arguments: [
        "", "List-Unsubscribe=Two-Clicks", "List-Unsubscribe=One-Click&more=yes", "t=wrong",
        "t=&List-Unsubscribe=One-Click",
    ])
    func `nothing else comes without its token`(_ body: String) async throws {
        try await TestSite.with { site, client in
            let answer = try await Browser(client).send(try Self.path(site), body)
            #expect(answer.status == .forbidden)
            #expect(try await !Self.isStopped(site))
        }
    }

    @Test func `no other address takes a click from elsewhere`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            for uri in ["/account/notices", "/sign-out", "/notices/read"] {
                #expect(try await browser.send(uri, "List-Unsubscribe=One-Click").status == .forbidden, "\(uri)")
            }
        }
    }

    @Test func `a link that is none of ours says so`() async throws {
        try await TestSite.with { site, client in
            let wrong = "\(try Self.path(site))x"
            let page = try await client.get(wrong)
            #expect(page.status == .notFound)
            #expect(page.text.contains("none of ours"))
            #expect(try await Browser(client).send(wrong, "List-Unsubscribe=One-Click").status == .notFound)
        }
    }
}
