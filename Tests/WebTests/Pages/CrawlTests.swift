import Features
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct CrawlTests {
    /// Pages of each kind that are looked at closely.
    private static let judged = 3

    @Test func `every link of every page leads somewhere, and no page holds script or style of its own`() async throws {
        try await TestSite.with { site, client in
            try await Self.fill(site.town)
            var waiting = ["/"]
            var seen: Set<String> = ["/"]
            var kinds: [Substring: Int] = [:]
            while let address = waiting.popLast() {
                let page = try await client.get(address)
                let asksToSignIn =
                    page.status == .seeOther && page.headers[.location]?.hasPrefix("/sign-in?to=") == true
                #expect([200, 301, 302].contains(page.status.code) || asksToSignIn, "\(page.status) \(address)")
                let kind = address.split(separator: "/").first?.prefix { $0 != "?" } ?? "/"
                kinds[kind, default: 0] += 1
                var links = page.headers[.location].map { [$0] } ?? []
                if page.headers[.contentType]?.hasPrefix("text/html") == true {
                    if kinds[kind, default: 0] <= Self.judged { Self.judge(page.text, address) }
                    links += page.text.matches(of: #/(?:href|src)="([^"]+)"/#).map { String($0.1) }
                }
                for link in links {
                    let link = Self.absolute(link.replacing("&amp;", with: "&"), from: address)
                    if link.hasPrefix("/"), seen.insert(link).inserted { waiting.append(link) }
                }
            }
            let expected = [
                "/", "latest", "b", "d", "p", "m", "a", "leaving", "help", "search", "assets", "feeds", "sign-in",
                "join",
            ]
            #expect(Set(kinds.keys) == Set(expected.map { $0[...] }))
        }
    }

    private static func fill(_ town: TestCommunity) async throws {
        let post = try await town.start("A thread to walk through", "See https://strings.example/ and @ben.")
        for _ in 2...21 { try await town.reply(to: post) }
        for number in 1...30 { try await town.start("Thread number \(number)", in: town.guitars) }
        try await town.importMail(
            """
            From ada@mail.example Sun Nov 22 10:00:00 2026
            From: Ada Okafor <ada@mail.example>
            Date: Sun, 22 Nov 2026 10:00:00 +0000
            Subject: From an archive
            Message-ID: <m1@mail.example>

            > Quoted.

            Words.

            """, into: town.general)
    }

    private static func judge(_ text: String, _ address: String) {
        #expect(text.count(of: "<h1") == 1, "\(address)")
        #expect(text.count(of: "<main") == 1, "\(address)")
        #expect(text.contains("<html lang=\"en-GB\">"), "\(address)")
        // Where people join, the frame says less.
        if !address.hasPrefix("/join") {
            #expect(text.contains("A bandstand is a public stage."), "\(address)")
        }
        #expect(!text.contains(#/\sstyle=|<style|\son[a-z]+="/#), "\(address)")
        #expect(text.matches(of: #/<script(?! type="application\/ld\+json">)(?![^>]*src=)/#).isEmpty, "\(address)")
        #expect(text.matches(of: #/[A-Za-z0-9._+-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}/#).isEmpty, "\(address)")
        let ids = text.matches(of: #/\sid="([^"]+)"/#).map(\.1)
        #expect(Set(ids).count == ids.count, "\(address): an id stands twice")
    }

    /// Links of these pages are whole paths, queries or fragments.
    private static func absolute(_ link: String, from address: String) -> String {
        let path = link.prefix { $0 != "#" }
        if path.isEmpty { return address }
        return path.hasPrefix("?") ? String(address.prefix { $0 != "?" } + path) : String(path)
    }
}

struct IconTests {
    @Test func `every icon that a page names is in the sprite`() throws {
        let sprite = try String(contentsOf: Checkout.assets.appending(path: "icons.svg"), encoding: .utf8)
        var named = Set(Icon.allCases.map { "i-\($0.rawValue)" })
        for (_, text) in try TemplateFolder(Checkout.templates).texts() {
            named.formUnion(text.matches(of: #/#(i-[a-z]+)"/#).map { String($0.1) })
        }
        #expect(named.count >= 6)
        for name in named { #expect(sprite.contains("<symbol id=\"\(name)\""), "\(name)") }
    }

    @Test func `every style sheet and script is there, and none stands about unused`() throws {
        let assets = try AssetIndex(root: Checkout.assets)
        let named = Set(Stylesheet.allCases.map(\.file) + Script.allCases.map(\.file) + ["icons.svg", "favicon.svg"])
        #expect(Set(assets.paths) == named)
    }
}
