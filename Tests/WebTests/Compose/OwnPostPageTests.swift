import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct OwnPostPageTests {
    @Test func `an author changes a post, and everybody sees that, and what it said before`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", "It hums.\nLoudly.", by: site.town.ada)
            site.town.clock.advance(seconds: 3_600)
            let page = try await ada.get("/p/\(post)/edit")
            #expect(page.typed == "It hums.\nLoudly.")
            #expect(page.text.contains("value=\"A humming amplifier\""))
            let answer = try await ada.compose(
                "/p/\(post)/edit", from: page,
                ["title": "A buzzing amplifier", "body": "It <buzzes>.\nLoudly.", "do": "post"])
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/p/\(post)")
            let versions = try await client.get("/p/\(post)/versions")
            #expect(versions.status == .ok)
            #expect(versions.text.contains("<b>Added:</b> <ins dir=\"auto\">It &lt;buzzes&gt;.</ins>"))
            #expect(versions.text.contains("<b>Taken out:</b> <del dir=\"auto\">It hums.</del>"))
            #expect(versions.text.contains("<li dir=\"auto\">Loudly.</li>"))
            let thread = try await client.get(try await site.path(of: post))
            #expect(thread.text.contains("href=\"/p/\(post)/versions\">Edited <time"))
        }
    }

    @Test func `of two changes that cross, the second is shown both`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", "It hums.", by: site.town.ada)
            let old = try await ada.get("/p/\(post)/edit")
            let fields = ["title": "A humming amplifier", "do": "post"]
            _ = try await ada.compose("/p/\(post)/edit", from: old, fields.merging(["body": "It buzzes."]) { $1 })
            let crossed = try await ada.compose(
                "/p/\(post)/edit", from: old, fields.merging(["body": "It squeaks."]) { $1 })
            #expect(crossed.status == .unprocessableContent)
            #expect(crossed.typed == "It squeaks.")
            #expect(crossed.text.contains("It buzzes.</pre>"))
            let done = try await ada.compose(
                "/p/\(post)/edit", from: crossed, fields.merging(["body": "It squeaks."]) { $1 })
            #expect(done.status == .seeOther)
        }
    }

    @Test func `who changes a post whose thread was given another title meanwhile is shown that title`() async throws {
        try await TestSite.with { site, client in
            let (ada, town) = (try await site.writer("ada", client), site.town)
            let post = try await town.start("A humming amplifier", "It hums.", by: town.ada)
            let old = try await ada.get("/p/\(post)/edit")
            try await town.community.moderation.retitle(
                try await town.discussion(of: post), title: "Two humming amplifiers", reason: "There are two.",
                by: try await town.member("maren"))
            let fields = ["title": "A humming amplifier", "body": "It squeaks.", "do": "post"]
            let crossed = try await ada.compose("/p/\(post)/edit", from: old, fields)
            #expect(crossed.status == .unprocessableContent)
            #expect(crossed.text.contains("Two humming amplifiers\n\nIt hums.</pre>"))
            #expect(crossed.typed == "It squeaks.")
        }
    }

    @Test func `nobody changes or deletes what another wrote`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            #expect(try await ada.get("/p/\(post)/edit").status == .notFound)
            let page = try await ada.get("/b/general/new")
            let sent = try await ada.compose("/p/\(post)/edit", from: page, ["body": "Mine now."])
            #expect(sent.status == .notFound)
            #expect(sent.typed == "Mine now.")
            #expect(try await ada.get("/p/\(post)/delete").status == .notFound)
            #expect(try await ada.send("/p/\(post)/delete", from: page).status == .notFound)
            #expect(try await client.get("/p/\(post)/source").status == .ok)
        }
    }

    @Test func `deleting asks once more and says what happens, which depends on when`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let first = try await site.town.start("A humming amplifier", by: site.town.ben)
            let post = try await site.town.reply(to: first, "Mine.", by: site.town.ada)
            let early = try await ada.get("/p/\(post)/delete")
            #expect(early.text.contains("Every word of it goes at once"))
            site.town.clock.advance(seconds: 16 * 60)
            let late = try await ada.get("/p/\(post)/delete")
            #expect(late.text.contains("We keep the text for 30 days"))
            let answer = try await ada.send("/p/\(post)/delete", from: late)
            #expect(answer.status == .seeOther)
            #expect(try await client.get("/p/\(post)/source").status == .notFound)
            #expect(try await ada.get("/p/\(post)/delete").status == .notFound)
        }
    }

    @Test func `who deletes a post twice is led to the same place twice, and nobody else is`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let first = try await site.town.start("A humming amplifier", by: site.town.ben)
            let post = try await site.town.reply(to: first, "Mine.", by: site.town.ada)
            let other = try await site.town.reply(to: first, "Mine, too.", by: site.town.ada)
            let own = try await site.town.start("A buzzing fret", by: site.town.ada)
            let place = "\(try await site.path(of: post))#p\(post)"
            let page = try await ada.get("/p/\(post)/delete")
            for _ in 1...2 {
                #expect(try await ada.send("/p/\(post)/delete", from: page).headers[.location] == place)
                // Of a thread that nobody answered nothing is left.
                #expect(try await ada.send("/p/\(own)/delete", from: page).headers[.location] == "/")
            }
            site.town.clock.advance(seconds: 5 * 3_600)
            #expect(try await ada.send("/p/\(post)/delete", from: page).headers[.location] == place)
            try await site.town.remove(other, by: .moderator)
            #expect(try await ada.send("/p/\(other)/delete", from: page).status == .notFound)
            let ben = try await site.signIn(as: "ben", client)
            let account = try await ben.get("/account")
            #expect(try await ben.send("/p/\(post)/delete", from: account).status == .notFound)
        }
    }

    @Test func `what was promised early is not done late: the page asks again`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let first = try await site.town.start("A humming amplifier", by: site.town.ben)
            let post = try await site.town.reply(to: first, "Mine.", by: site.town.ada)
            let early = try await ada.get("/p/\(post)/delete")
            #expect(early.hidden("early") == "yes")
            site.town.clock.advance(seconds: 16 * 60)
            let again = try await ada.send("/p/\(post)/delete", from: early, "early=yes")
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains("It is older than 15 minutes now."))
            #expect(again.text.contains("We keep the text for 30 days"))
            #expect(again.hidden("early") == "")
            #expect(try await client.get("/p/\(post)/source").status == .ok)
            #expect(try await ada.send("/p/\(post)/delete", from: again).status == .seeOther)
            #expect(try await client.get("/p/\(post)/source").status == .notFound)
        }
    }

    @Test func `whoever keeps a reply that waits goes back to where it waits`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A humming amplifier", by: site.town.ben)
            let post = try await site.town.reply(to: first, "Mine.", by: site.town.ada)
            try await site.town.hold(post)
            let page = try await site.signIn(as: "ada", client).get("/p/\(post)/delete")
            #expect(page.text.contains("<a href=\"/held/\(post)\">Keep it</a>"))
        }
    }

    @Test func `a moderator hides a version, and others may not`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A humming amplifier", "Now.", by: site.town.ben)
            try await site.town.keepVersion(of: post, "SECRET before.")
            let maren = try await site.signIn(as: "maren", client)
            let page = try await maren.get("/p/\(post)/versions")
            #expect(page.text.contains("Hide this version"))
            let ada = try await site.signIn(as: "ada", client)
            let seen = try await ada.get("/p/\(post)/versions")
            #expect(!seen.text.contains("Hide this version"))
            let path = "/p/\(post)/versions/1/hide"
            #expect(page.text.contains("href=\"\(path)\""))
            #expect(try await ada.get(path).status == .notFound)
            #expect(try await ada.send(path, from: seen, "reason=An+address.").status == .notFound)
            #expect(try await maren.get("/p/\(post)/versions/7/hide").status == .notFound)
            let form = try await maren.get(path)
            #expect(form.status == .ok && form.text.contains(HideWords.means))
            let short = try await maren.send(path, from: form, "reason=no")
            #expect(short.status == .unprocessableContent && short.text.contains("<a href=\"#reason\">"))
            #expect(try await client.get("/p/\(post)/versions").text.contains("SECRET"))
            let sent = try await maren.send(path, from: form, "reason=It+had+an+address.")
            #expect(sent.headers[.location] == "/p/\(post)/versions")
            #expect(try await maren.get(path).headers[.location] == "/p/\(post)/versions")
            let ben = try await site.signIn(as: "ben", client)
            let told = try await ben.get("/p/\(post)/decision").text
            #expect(told.contains("An earlier version of your post is hidden now."))
            #expect(told.contains("It had an address."))
            let hidden = try await client.get("/p/\(post)/versions")
            #expect(!hidden.text.contains("SECRET"))
            #expect(hidden.text.contains("A moderator has hidden this version."))
        }
    }

    @Test func `a form that hides a version and was open for long hides nothing, and keeps the reason`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A humming amplifier", "Now.", by: site.town.ben)
            try await site.town.keepVersion(of: post, "SECRET before.")
            let maren = try await site.signIn(as: "maren", client)
            let page = try await maren.get("/p/\(post)/versions/1/hide")
            site.town.clock.advance(seconds: 5 * 3_600)
            let stale = try await maren.send("/p/\(post)/versions/1/hide", from: page, "reason=Long+thought+of")
            #expect(stale.status == .unprocessableContent && stale.text.contains(FormWords.stale))
            #expect(stale.text.contains("Long thought of") && stale.text.contains("href=\"/p/\(post)/versions\""))
            #expect(try await client.get("/p/\(post)/versions").text.contains("SECRET"))
        }
    }

    @Test func `nobody is offered to change what is too old, and who tries is led back to it`() async throws {
        try await TestSite.with { site, client in
            try await site.town.settleIn()
            let post = try await site.town.start("A humming amplifier", "It hums.", by: site.town.ada)
            let path = try await site.path(of: post)
            site.town.clock.advance(seconds: 30 * Moment.day)
            let ada = try await site.signIn(as: "ada", client)
            #expect(try await ada.get(path).text.contains("href=\"/p/\(post)/edit\""))
            let page = try await ada.get("/p/\(post)/edit")
            site.town.clock.advance(seconds: 1)
            let later = try await ada.get(path)
            #expect(!later.text.contains("href=\"/p/\(post)/edit\""))
            #expect(later.text.contains("href=\"/p/\(post)/delete\""))
            let answer = try await ada.compose("/p/\(post)/edit", from: page, ["body": "It buzzes."])
            #expect(answer.status == .forbidden)
            #expect(answer.typed == "It buzzes.")
            #expect(answer.text.contains("<a href=\"/p/\(post)\">Back to the post</a>"))
        }
    }

    @Test func `a newcomer is offered to change a post for as long as they can, and no longer`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A humming amplifier", by: site.town.ben)
            let post = try await site.town.reply(to: first, "It hums.", by: site.town.ada)
            let (path, way) = (try await site.path(of: first), "href=\"/p/\(post)/edit\"")
            site.town.clock.advance(seconds: Moment.day)
            let ada = try await site.signIn(as: "ada", client)
            for address in [path, "\(path)?view=tree&post=\(post)"] {
                #expect(try await ada.get(address).text.contains(way), "\(address)")
            }
            #expect(try await ada.get("/p/\(post)/edit").status == .ok)
            site.town.clock.advance(seconds: 1)
            for address in [path, "\(path)?view=tree&post=\(post)"] {
                let text = try await ada.get(address).text
                #expect(!text.contains(way), "\(address)")
                #expect(text.contains("href=\"/p/\(post)/delete\""), "\(address)")
            }
            #expect(try await ada.get("/p/\(post)/edit").status == .forbidden)
            // With posts enough they are a newcomer no more.
            for _ in 2...3 { try await site.town.reply(to: first, "It still hums.", by: site.town.ada) }
            #expect(try await ada.get(path).text.contains(way))
            #expect(try await ada.get("/p/\(post)/edit").status == .ok)
            try await site.town.put(site.town.ada, in: .suspended)
            #expect(!(try await ada.get(path).text.contains(way)))
            #expect(try await ada.get("/p/\(post)/edit").status == .forbidden)
        }
    }

    @Test func `the address of a post that waited leads to what became of it`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A humming amplifier", by: site.town.maren)
            let ada = try await site.signIn(as: "ada", client)
            let maren = try await site.town.member("maren")
            let moderation = site.town.community.moderation
            for isReleased in [false, true] {
                let page = try await ada.get("/p/\(first)/reply")
                let fields = ["body": "Mine \(isReleased).", "understood": "yes"]
                let answer = try await ada.compose("/p/\(first)/reply", from: page, fields)
                let address = try #require(answer.headers[.location])
                #expect(address.hasPrefix("/held/"))
                // The form sent again leads there again.
                let again = try await ada.compose("/p/\(first)/reply", from: page, fields)
                #expect(again.headers[.location] == address)
                let id = try #require(Int64(address.dropFirst("/held/".count)))
                let post = Post.ID(rawValue: id)
                if isReleased {
                    try await moderation.release(post, by: maren)
                    #expect(try await ada.get(address).headers[.location] == "/p/\(id)")
                } else {
                    try await moderation.reject(post, reason: "Not like this.", by: maren)
                    let decision = try #require(try await ada.get(address).headers[.location])
                    #expect(decision == "/p/\(id)/decision")
                    #expect(try await ada.get(decision).text.contains("Not like this."))
                }
                site.town.clock.advance(seconds: 3_600)
            }
        }
    }

    @Test func `who sends the same words again is led to where the first ones wait`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A humming amplifier", by: site.town.maren)
            let (ada, path) = (try await site.signIn(as: "ada", client), "/p/\(first)/reply")
            let fields = ["body": "Mine & waiting.", "understood": "yes"]
            let answer = try await ada.compose(path, from: try await ada.get(path), fields)
            let address = try #require(answer.headers[.location])
            #expect(address.hasPrefix("/held/"))
            site.town.clock.advance(seconds: 60)
            let again = try await ada.compose(path, from: try await ada.get(path), fields)
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains("<a href=\"\(address)\">\(ComposerWords().seeIt)</a>"))
        }
    }

    @Test func `a post that waits is there for its author, who reads why, and for nobody else`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A humming amplifier", by: site.town.maren)
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get("/p/\(first)/reply")
            // A first post, typed in no time.
            let answer = try await ada.compose(
                "/p/\(first)/reply", from: page, ["body": "Mine & waiting.", "understood": "yes"])
            let address = try #require(answer.headers[.location])
            #expect(address.hasPrefix("/held/"))
            let held = try await ada.get(address)
            #expect(held.text.contains("Mine &amp; waiting."))
            #expect(held.text.contains("Why it waits:"))
            #expect(held.text.contains("A first post that came very fast"))
            let thread = try await ada.get(try await site.path(of: first))
            #expect(thread.text.contains("post--held"))
            #expect(thread.text.contains("Held. Only you and the moderators see this."))
            let list = try await ada.get("/account/drafts").text
            #expect(list.contains("<h2>Waiting for a moderator</h2>"))
            #expect(list.contains("Reply: <a href=\"\(address)\" dir=\"auto\">A humming amplifier</a>"))
            #expect(list.contains("Mine &amp; waiting."))
            let tree = "\(try await site.path(of: first))?view=tree&post=\(address.dropFirst("/held/".count))"
            #expect(try await ada.get(tree).text.contains("<a href=\"\(address)\">Why it waits</a>"))
            let ben = try await site.signIn(as: "ben", client)
            #expect(try await ben.get(address).status == .notFound)
            #expect(!(try await ben.get("/account/drafts").text.contains("Waiting for a moderator")))
            #expect(!(try await ben.get(try await site.path(of: first)).text.contains("waiting.")))
            #expect(!(try await client.get(try await site.path(of: first)).text.contains("waiting.")))
            let maren = try await site.signIn(as: "maren", client)
            #expect(try await maren.get(try await site.path(of: first)).text.contains("waiting."))
            #expect(try await maren.get(tree).text.contains("<a href=\"/moderation\">To the queue</a>"))
        }
    }

    @Test func `a thread that waits is found again by whoever began it, until it is up`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let sent = try await town.submit(
                .newDiscussion(in: town.guitars, title: "Which strings & for slide?"), "Mine.", as: town.ada,
                try await town.member("ada"), honeypot: "x")
            let ada = try await site.signIn(as: "ada", client)
            let link = "New thread: <a href=\"/held/\(sent.post)\" dir=\"auto\">Which strings &amp; for slide?</a>"
            #expect(try await ada.get("/account/drafts").text.contains(link))
            #expect(try await ada.get("/held/\(sent.post)").status == .ok)
            try await town.community.moderation.release(sent.post, by: try await town.member("maren"))
            #expect(!(try await ada.get("/account/drafts").text.contains("/held/")))
        }
    }
}
