import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct ArrangePageTests {
    @Test func `a thread is locked with a reason that all read, and unlocked`() async throws {
        try await TestSite.with { site, client in
            let thread = try await site.town.discussion(of: site.town.start("Strings for slide playing"))
            let maren = try await site.signIn(as: "maren", client)
            let page = try await maren.get("/d/\(thread)/lock")
            #expect(page.status == .ok && page.text.contains("Strings for slide playing"))
            let short = try await maren.send("/d/\(thread)/lock", from: page, "reason=")
            #expect(short.status == .unprocessableContent && short.text.contains("<a href=\"#reason\">"))
            let done = try await maren.send("/d/\(thread)/lock", from: page, "reason=All+was+said.")
            let path = try #require(done.headers[.location])
            #expect(try await client.get(path).text.contains("Locked by maren: All was said."))
            #expect(try await maren.send("/d/\(thread)/unlock", from: page).headers[.location] == path)
            #expect(!(try await client.get(path)).text.contains("Locked by"))
        }
    }

    @Test func `whoever locks what another has locked is told by whom, and keeps what was typed`() async throws {
        try await TestSite.with { site, client in
            _ = try await site.town.community.people.enrol("odile", standing: .moderator, label: nil, by: .seeder)
            let post = try await site.town.start("Strings for slide playing")
            let thread = try await site.town.discussion(of: post)
            let (maren, odile) = (
                try await site.signIn(as: "maren", client), try await site.signIn(as: "odile", client)
            )
            let (hers, other) = (try await maren.get("/d/\(thread)/lock"), try await odile.get("/d/\(thread)/lock"))
            for _ in 1...2 {
                let done = try await maren.send("/d/\(thread)/lock", from: hers, "reason=All+was+said.")
                #expect(done.status == .seeOther)
            }
            let late = try await odile.send("/d/\(thread)/lock", from: other, "reason=My+%3Cown%3E+words")
            #expect(late.status == .conflict && late.text.contains("already decided by maren"))
            #expect(late.text.contains("My &lt;own&gt; words") && late.text.contains(ArrangeWords.back))
            #expect(try await client.get(try await site.path(of: post)).text.contains("Locked by maren: All was said."))
        }
    }

    @Test func `a thread is pinned until a day, at most three on a board, and unpinned`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            var threads: [Discussion.ID] = []
            for number in 1...4 { threads.append(try await town.discussion(of: town.start("Thread number \(number)"))) }
            let maren = try await site.signIn(as: "maren", client)
            let page = try await maren.get("/d/\(threads[0])/pin")
            #expect(page.text.contains("type=\"date\" id=\"until\""))
            for thread in threads.prefix(3) {
                let sent = try await maren.send("/d/\(thread)/pin", from: page, "until=2026-12-24")
                #expect(sent.status == .seeOther)
            }
            #expect(try await client.get("/b/general").text.contains("Pinned"))
            let full = try await maren.send("/d/\(threads[3])/pin", from: page, "until=2026-12-24")
            #expect(full.status == .unprocessableContent && full.text.contains("3 threads are pinned"))
            #expect(full.text.contains("value=\"2026-12-24\""))
            #expect(try await maren.send("/d/\(threads[0])/unpin", from: page).status == .seeOther)
            #expect(try await maren.send("/d/\(threads[3])/pin", from: page, "until=2026-12-24").status == .seeOther)
        }
    }

    @Test(arguments: ["", "soon", "2026-11-01", "2099-01-01", "2026-02-30"])
    func `a day that is none, or not to come, is refused beside its field`(_ day: String) async throws {
        try await TestSite.with { site, client in
            let thread = try await site.town.discussion(of: site.town.start("Strings for slide playing"))
            let maren = try await site.signIn(as: "maren", client)
            let page = try await maren.get("/d/\(thread)/pin")
            let sent = try await maren.send("/d/\(thread)/pin", from: page, "until=\(day)")
            #expect(sent.status == .unprocessableContent && sent.text.contains("<a href=\"#until\">"))
        }
    }

    @Test func `members arrange nothing, and a page that was open for long changes nothing`() async throws {
        try await TestSite.with { site, client in
            let thread = try await site.town.discussion(of: site.town.start("Strings for slide playing"))
            let ada = try await site.signIn(as: "ada", client)
            let account = try await ada.get("/account")
            for verb in ["lock", "pin"] { #expect(try await ada.get("/d/\(thread)/\(verb)").status == .notFound) }
            for verb in ["lock", "unlock", "pin", "unpin"] {
                #expect(try await ada.send("/d/\(thread)/\(verb)", from: account).status == .notFound)
            }
            let maren = try await site.signIn(as: "maren", client)
            let page = try await maren.get("/d/\(thread)/lock")
            #expect(try await maren.get("/d/999/lock").status == .notFound)
            site.town.clock.advance(seconds: 5 * 3_600)
            for verb in ["unlock", "unpin"] {
                let stale = try await maren.send("/d/\(thread)/\(verb)", from: page)
                #expect(stale.status == .unprocessableContent && stale.text.contains(FormWords.staleButtonTitle))
            }
            let lock = try await maren.send("/d/\(thread)/lock", from: page, "reason=All+was+said.")
            #expect(lock.status == .unprocessableContent && lock.text.contains("All was said."))
            let pin = try await maren.send("/d/\(thread)/pin", from: page, "until=2026-12-24")
            #expect(pin.status == .unprocessableContent && pin.text.contains("2026-12-24"))
        }
    }
}
