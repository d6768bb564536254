import Features
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// Unsent mail is for the machine that the site runs on.
struct DevMailTests {
    private struct Drawer: UnsentMail {
        func newest(_ count: Int) async throws -> [UnsentMailEntry] {
            [UnsentMailEntry(name: "1-a.eml", subject: "Tom & <Jerry>", date: FixedClock.noon)]
        }

        func mail(named name: String) async throws -> UnsentMailText? {
            guard name == "1-a.eml" else { return nil }
            return UnsentMailText(
                subject: "Tom & <Jerry>",
                text: "Hello <ada>,\n\nhttp://forum.example/confirm/abc\nhttp://evil.example/\n",
                source: "Subject: Tom & <Jerry>\n")
        }
    }

    /// Lends a client over a real connection, which comes from this machine.
    private func with(
        _ drawer: (any UnsentMail)? = Drawer(), metrics: MetricsAccess = .thisMachine,
        _ body: @escaping @Sendable (TestSite, any TestClientProtocol) async throws -> Void
    ) async throws {
        var options = WebOptions()
        options.unsentMail = drawer
        options.metrics = metrics
        let site = try TestSite(try await makeCommunity(), options: options)
        try await site.app.application(host: "127.0.0.1", port: 0, limits: .unhurried).test(.live) {
            try await body(site, $0)
        }
    }

    private func expect(
        _ path: String, _ status: HTTPResponse.Status, _ client: any TestClientProtocol, _ headers: HTTPFields = [:]
    ) async throws {
        let answer = try await client.get(path, headers)
        #expect(answer.status == status, "\(path)")
    }

    @Test func `the list leads to each mail, and its link works`() async throws {
        try await with { _, client in
            let list = try await client.get("/dev/mail")
            #expect(list.status == .ok)
            #expect(list.text.contains("href=\"/dev/mail/1-a.eml\"><bdi>Tom &amp; &lt;Jerry&gt;</bdi>"))
            let mail = try await client.get("/dev/mail/1-a.eml")
            #expect(mail.status == .ok)
            #expect(mail.text.contains("<h1 dir=\"auto\">Tom &amp; &lt;Jerry&gt;</h1>"))
            #expect(mail.text.contains("Hello &lt;ada&gt;,"))
            let link = "http://forum.example/confirm/abc"
            #expect(mail.text.contains("<a href=\"\(link)\">\(link)</a>"))
            #expect(!mail.text.contains("href=\"http://evil.example/\""))
            for answer in [list, mail] {
                #expect(answer.headers[.cacheControl] == "no-store")
                #expect(answer.headers[HTTPField.Name("X-Robots-Tag") ?? .age] == "noindex, nofollow")
                #expect(answer.headers[HTTPField.Name("Referrer-Policy") ?? .age] == "no-referrer")
            }
        }
    }

    @Test func `a member who looks is shown as one, and can sign out there`() async throws {
        try await with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            for path in ["/dev/mail", "/dev/mail/1-a.eml"] {
                let page = try await browser.get(path)
                #expect(page.status == .ok)
                #expect(page.text.contains("<bdi class=\"me__name\">ada</bdi>"), "\(path)")
            }
            #expect(try await browser.send("/sign-out", from: try await browser.get("/dev/mail")).status == .seeOther)
        }
    }

    @Test func `a mail that is not there is not found`() async throws {
        try await with { _, client in
            try await expect("/dev/mail/2-b.eml", .notFound, client)
        }
    }

    @Test func `there is nothing there while mail is sent`() async throws {
        try await with(nil) { _, client in
            try await expect("/dev/mail", .notFound, client)
        }
    }

    @Test(arguments: ["X-Forwarded-For", "Forwarded", "Via"])
    func `whoever comes by way of a proxy finds nothing`(header: String) async throws {
        try await with { _, client in
            let name = try #require(HTTPField.Name(header))
            try await expect("/dev/mail", .notFound, client, [name: "203.0.113.5"])
        }
    }

    @Test func `whoever comes from elsewhere finds nothing`() async throws {
        var options = WebOptions()
        options.unsentMail = Drawer()
        let site = try TestSite(try await makeCommunity(), options: options)
        // Without a connection nobody is known to be near.
        try await site.app.application(host: "127.0.0.1", port: 0).test(.router) { client in
            try await expect("/dev/mail", .notFound, client)
            try await expect("/dev/mail/1-a.eml", .notFound, client)
        }
    }

    @Test func `a token for the metrics opens no mail, and mail no metrics`() async throws {
        try await with(metrics: .token("0123456789abcdef")) { _, client in
            try await expect("/metrics", .notFound, client)
            try await expect("/dev/mail", .ok, client)
            try await expect("/dev/mailbox", .notFound, client)
        }
    }
}
