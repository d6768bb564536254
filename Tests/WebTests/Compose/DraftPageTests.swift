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

    @Test func `a draft for something that is gone is read from the list, by its writer alone`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.reply(to: site.town.start("A humming amplifier"), by: site.town.ben)
            let words = String(repeating: "Many words. ", count: 40) + "The last <of> them."
            let page = try await ada.get("/p/\(post)/reply")
            _ = try await ada.compose("/p/\(post)/reply", from: page, ["body": words, "do": "save"])
            try await site.town.remove(post, by: .author)
            let list = try await ada.get("/account/drafts")
            let address = "/account/drafts/text/reply:\(post)"
            #expect(list.text.contains("For something that is gone: <a href=\"\(address)\""))
            let draft = try await ada.get(address)
            #expect(draft.status == .ok)
            #expect(draft.typed?.hasSuffix("The last &lt;of&gt; them.") == true)
            #expect(draft.text.contains("href=\"/account/drafts\""))
            let ben = try await site.signIn(as: "ben", client)
            #expect(try await ben.get(address).status == .notFound)
            #expect(try await ada.get("/account/drafts/text/nothing").status == .notFound)
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

    @Test func `what a script sends late takes the place of nothing that was kept since`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let page = try await ada.get("/p/\(post)/reply")
            let fields = "t=\(page.hidden("t"))&c=\(page.hidden("c"))&target=reply:\(post)"
            #expect(try await ada.send("/compose/draft", "\(fields)&body=Lift%20the%20ground.").status == .ok)
            site.town.clock.advance(seconds: 60)
            for late in ["60001", "9223372036854775807"] {
                let answer = try await ada.send("/compose/draft", "\(fields)&body=Lift.&late=\(late)")
                #expect(answer.status == .noContent)
                #expect(try await ada.get("/p/\(post)/reply").typed == "Lift the ground.")
            }
            for (late, body) in [("59999", "One."), ("-1", "Two."), ("NaN", "Three.")] {
                let answer = try await ada.send("/compose/draft", "\(fields)&body=\(body)&late=\(late)")
                #expect(answer.status == .ok, "\(late)")
                #expect(try await ada.get("/p/\(post)/reply").typed == body)
                site.town.clock.advance(seconds: 1)
            }
        }
    }

    @Test func `an edit that changes nothing ends its draft as well`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", "It hums.", by: site.town.ada)
            let page = try await ada.get("/p/\(post)/edit")
            let late = "t=\(page.hidden("t"))&c=\(page.hidden("c"))&target=edit:\(post)&base=0&body=It%20buzzes."
            #expect(try await ada.send("/compose/draft", late).status == .ok)
            let sent = try await ada.compose(
                "/p/\(post)/edit", from: page, ["title": "A humming amplifier", "body": "It hums.", "do": "post"])
            #expect(sent.status == .seeOther)
            #expect(try await ada.send("/compose/draft", late).status == .noContent)
            #expect(try await ada.get("/p/\(post)/edit").typed == "It hums.")
        }
    }

    @Test func `whoever sends what comes to nothing too often has to wait, and keeps the text`() async throws {
        try await TestSite.with { site, client in
            var rates = Rates()
            rates.textsPerMinute = 2
            site.town.surroundings.rules.replace(RuleBook(rates: rates))
            let ada = try await site.writer("ada", client)
            let page = try await ada.get("/b/guitars/new")
            let fields = ["title": "A humming amplifier", "body": "Call 203-555-0142."]
            func send(_ wish: String) async throws -> TestResponse {
                try await ada.compose("/b/guitars/new", from: page, fields.merging(["do": wish]) { $1 })
            }
            #expect(try await send("take-out").status == .ok)
            #expect(try await send("post").status == .unprocessableContent)
            for wish in ["take-out", "post", "leave-in"] {
                let answer = try await send(wish)
                #expect(answer.status == .tooManyRequests && answer.typed == "Call 203-555-0142.", "\(wish)")
                let seconds = try #require(answer.headers[.retryAfter].flatMap(Int.init))
                #expect(answer.text.contains("Try again in \(seconds) second"), "\(wish)")
            }
            site.town.clock.advance(seconds: 60)
            #expect(try await send("leave-in").status == .seeOther)
        }
    }

    @Test func `what comes back says whether it is kept; what was posted already need not be`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let page = try await ada.get("/b/guitars/new")
            #expect(!page.text.contains(" data-unkept"))
            let fields = ["title": "Help!", "body": "It hums."]
            for wish in ["post", "take-out"] {
                let back = try await ada.compose("/b/guitars/new", from: page, fields.merging(["do": wish]) { $1 })
                #expect(back.text.contains(" data-unkept"), "\(wish)")
            }
            let preview = try await ada.compose("/b/guitars/new", from: page, fields.merging(["do": "preview"]) { $1 })
            #expect(!preview.text.contains(" data-unkept"))
            #expect(ComposerFaults(PostingError.tooSoon(seconds: 5))?.isUnkept == true)
        }
    }

    @Test func `a repeat is kept as a draft unless its words stand where they were to go`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let words = "Lift the ground of the second cable, and listen again."
            func again(_ path: String, _ fields: [String: String]) async throws -> TestResponse {
                let page = try await ada.get(path)
                site.town.clock.advance(seconds: 60)
                return try await ada.compose(path, from: page, fields)
            }
            let sent = try await again("/p/\(post)/reply", ["body": words])
            let address = try #require(sent.headers[.location])
            let back = try await again("/p/\(post)/reply", ["body": words])
            #expect(back.text.contains("You posted the same words"))
            #expect(back.text.contains("<a href=\"\(address)\">See that post</a>"))
            #expect(!back.text.contains(" data-unkept"))
            let thread = try await again("/b/guitars/new", ["title": "A cable that hums", "body": words])
            #expect(thread.text.contains("You posted the same words"))
            #expect(thread.text.contains(" data-unkept"))
            let reply = try #require(Int64(address.dropFirst("/p/".count)))
            try await site.town.remove(Post.ID(rawValue: reply), by: .author)
            let gone = try await again("/p/\(post)/reply", ["body": words])
            #expect(gone.text.contains("You posted the same words"))
            #expect(gone.text.contains(" data-unkept"))
            #expect(!gone.text.contains("See that post"))
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
            #expect(asked.text.contains("If you take it out, “[e-mail address removed]” stands in its place."))
            let out = try await ada.compose("/b/guitars/new", from: asked, fields.merging(["do": "take-out"]) { $1 })
            #expect(out.status == .ok)
            #expect(out.text.contains(" autofocus>"))
            #expect(!out.text.contains("id=\"warning\""))
            #expect(out.text.contains("<strong>It is out of line 2. Look the text over, then post again.</strong>"))
            #expect(out.text.contains("<mark>ada.cello@mail.example</mark>"))
            #expect(out.text.contains("aria-describedby=\"body-hint change\""))
            #expect(out.typed == "Half size.\nWrite to &lt;ada&gt;: [e-mail address removed], evenings.")
            #expect(out.text.contains("value=\"A cello to give away\""))
            let changed = try await ada.compose(
                "/b/guitars/new", from: asked, fields.merging(["body": "Half size.", "do": "take-out"]) { $1 })
            #expect(!changed.text.contains("id=\"change\""))
            let left = try await ada.compose("/b/guitars/new", from: out, fields.merging(["do": "leave-in"]) { $1 })
            #expect(left.status == .seeOther)
        }
    }

    @Test func `a title is asked about as well, and so is what a rule warns of`() async throws {
        try await TestSite.with { site, client in
            let rule = Rule(
                key: "shouting", name: "Shouting", effect: .warn, subject: .phrases(["read this now"]),
                sentence: "Is it as urgent as that?")
            site.town.surroundings.rules.replace(RuleBook(rules: [rule]))
            let ada = try await site.writer("ada", client)
            let page = try await ada.get("/b/guitars/new")
            site.town.clock.advance(seconds: 60)
            var fields = ["title": "Call 203-555-0142 for a cello", "body": "Half size.", "do": "post"]
            let asked = try await ada.compose("/b/guitars/new", from: page, fields)
            #expect(asked.text.contains("Title: “Call <mark>203-555-0142</mark> for a cello”"))
            fields["do"] = "take-out"
            let out = try await ada.compose("/b/guitars/new", from: asked, fields)
            #expect(out.text.contains("<strong>It is out of the title. Look the text over, then post again.</strong>"))
            #expect(out.text.contains("value=\"Call [number removed] for a cello\""))
            #expect(out.typed == "Half size.")
            fields = ["title": "A cello to give away", "body": "Read this now!", "do": "preview"]
            let preview = try await ada.compose("/b/guitars/new", from: out, fields)
            #expect(preview.text.contains("<li>Is it as urgent as that?"))
            fields["do"] = "post"
            let warned = try await ada.compose("/b/guitars/new", from: out, fields)
            #expect(warned.status == .unprocessableContent)
            #expect(warned.text.contains("<a href=\"#warning\">Is it as urgent as that?</a>"))
            #expect(warned.text.contains("Is it as urgent as that? (<q>Read this now</q>)"))
            fields["do"] = "take-out"
            let back = try await ada.compose("/b/guitars/new", from: warned, fields)
            #expect(back.text.contains("<strong>Change it now, then post again.</strong>"))
            #expect(back.typed == "Read this now!")
            let both = try await ada.compose(
                "/b/guitars/new", from: warned, fields.merging(["body": "Read this now!\nada@mail.example"]) { $1 })
            #expect(both.text.contains("<strong>It is out of line 2. Change the rest now, then post again.</strong>"))
            #expect(both.typed == "Read this now!\n[e-mail address removed]")
            // However many previews there were.
            repeat {
                fields["do"] = "preview"
            } while try await ada.compose("/b/guitars/new", from: warned, fields).status == .ok
            fields["do"] = "take-out"
            let late = try await ada.compose("/b/guitars/new", from: warned, fields)
            #expect(late.text.contains("<strong>Change it now, then post again.</strong>"))
            fields["do"] = "leave-in"
            #expect(try await ada.compose("/b/guitars/new", from: warned, fields).status == .seeOther)
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
