import Features
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct DraftPageTests {
    @Test func `a preview shows a real post, keeps the draft, and posts nothing`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let page = try await ada.get("/b/guitars/new")
            let preview = try await ada.compose(
                "/b/guitars/new", from: page, ["title": "A title of mine", "body": "It *hums*.", "do": "preview"])
            #expect(preview.status == .ok)
            #expect(preview.text.contains("<h2>How it will look</h2>"))
            #expect(preview.text.contains("It <em>hums</em>."))
            #expect(preview.typed == "It *hums*.")
            #expect(!(try await client.get("/b/guitars").text.contains("A title of mine")))
            let list = try await ada.get("/account/drafts")
            #expect(list.text.contains("A title of mine: It *hums*."))
            #expect(list.text.contains("href=\"/b/guitars/new\""))
            let again = try await ada.get("/b/guitars/new")
            #expect(again.typed == "It *hums*.")
            #expect(again.text.contains("value=\"A title of mine\""))
        }
    }

    @Test func `a draft is thrown away from its form and from the list, and is nobody else's`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier")
            for path in ["/p/\(post)/reply", "/b/guitars/new"] {
                _ = try await ada.compose(path, from: try await ada.get(path), ["body": "Mine.", "do": "save"])
            }
            let ben = try await site.signIn(as: "ben", client)
            #expect(try await ben.get("/account/drafts").text.contains("You have no drafts."))
            let form = try await ada.get("/p/\(post)/reply")
            let gone = try await ada.compose("/p/\(post)/reply", from: form, ["body": "Mine.", "do": "discard"])
            #expect(gone.headers[.location] == "/p/\(post)")
            #expect(try await ada.get("/p/\(post)/reply").typed == "")
            let list = try await ada.get("/account/drafts")
            let board = site.town.guitars
            #expect(
                try await ada.send("/account/drafts/discard", from: list, "target=board:\(board)").status == .seeOther)
            #expect(try await ada.get("/account/drafts").text.contains("You have no drafts."))
            #expect(try await ada.send("/account/drafts/discard", from: list, "target=nothing").status == .notFound)
        }
    }

    @Test func `what a script keeps after the form was sent, or discarded, does not come back`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            for wish in ["post", "discard"] {
                let page = try await ada.get("/p/\(post)/reply")
                let late = "t=\(page.hidden("t"))&c=\(page.hidden("c"))&target=reply:\(post)&body=Lift."
                #expect(try await ada.send("/compose/draft", late).status == .ok)
                site.town.clock.advance(seconds: 60)
                let sent = try await ada.compose("/p/\(post)/reply", from: page, ["body": "Lift.", "do": wish])
                #expect(sent.status == .seeOther)
                let answer = try await ada.send("/compose/draft", late)
                #expect(answer.status == .noContent)
                #expect(try await ada.get("/p/\(post)/reply").typed == "")
            }
        }
    }

    @Test func `what seems personal is pointed at, and goes up when its writer says so`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let page = try await ada.get("/b/guitars/new")
            site.town.clock.advance(seconds: 60)
            let fields = [
                "title": "A cello to give away",
                "body": "Half size.\nWrite to <ada>: ada.cello@mail.example, evenings.",
            ]
            let asked = try await ada.compose("/b/guitars/new", from: page, fields.merging(["do": "post"]) { $1 })
            #expect(asked.status == .unprocessableContent)
            #expect(asked.text.contains("On a public page: an e-mail address"))
            #expect(asked.text.contains("<mark>ada.cello@mail.example</mark>"))
            #expect(asked.text.contains("Write to &lt;ada&gt;: <mark>"))
            #expect(asked.text.contains("<a href=\"#warning\">"))
            let out = try await ada.compose("/b/guitars/new", from: asked, fields.merging(["do": "take-out"]) { $1 })
            #expect(out.status == .ok)
            #expect(out.text.contains(" autofocus>"))
            #expect(!out.text.contains("id=\"warning\""))
            #expect(out.text.contains("<strong>Change line 2 now, then post again.</strong>"))
            #expect(out.text.contains("<mark>ada.cello@mail.example</mark>"))
            #expect(out.text.contains("aria-describedby=\"body-hint change\""))
            let changed = try await ada.compose(
                "/b/guitars/new", from: asked, fields.merging(["body": "Half size.", "do": "take-out"]) { $1 })
            #expect(!changed.text.contains("id=\"change\""))
            let left = try await ada.compose("/b/guitars/new", from: out, fields.merging(["do": "leave-in"]) { $1 })
            #expect(left.status == .seeOther)
        }
    }

    @Test func `scripts preview, keep drafts and ask for names`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let page = try await ada.get("/b/guitars/new")
            let token = "t=\(page.hidden("t"))"
            let target = "target=board:\(site.town.guitars)"
            let preview = try await ada.send("/compose/preview", "\(token)&\(target)&title=A%20title&body=It%20*hums*.")
            #expect(preview.status == .ok)
            #expect(preview.text.hasPrefix("<h2>"))
            #expect(preview.text.contains("<em>hums</em>"))
            let kept = try await ada.send("/compose/draft", "\(token)&\(target)&title=A%20title&body=Mine.")
            #expect(kept.text == "Saved \(site.town.clockWords)")
            #expect(try await ada.get("/account/drafts").text.contains("A title: Mine."))
            let other = try await site.town.start("A humming amplifier", by: site.town.ben)
            for fields in ["target=board:999&body=x", "target=x&body=x", "target=edit:\(other)&body=x"] {
                let answer = try await ada.send("/compose/draft", "\(token)&\(fields)")
                #expect([403, 404].contains(answer.status.code), "\(fields)")
            }
            #expect(try await ada.send("/compose/draft", "\(target)&body=x").status == .forbidden)
            #expect(page.text.contains("data-member=\"ada\""))
            #expect(try await ada.get("/compose/names?q=be").text == "ben")
            #expect(try await ada.get("/compose/names?q=zz").text == "")
            #expect(try await ada.get("/compose/names?q=be&d=x").status == .notFound)
        }
    }
}

extension TestCommunity {
    /// The clock's time as pages say it: "12:05".
    fileprivate var clockWords: String {
        Dates(zone: .gmt, now: clock.now).clock(clock.now)
    }
}
