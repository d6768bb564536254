import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct QueuePageTests {
    /// A reply by ben that a guest reported, and where its item is.
    private func reported(
        _ site: TestSite, _ text: String = "Some people should not be allowed near."
    ) async throws -> (post: Post.ID, item: String) {
        let town = site.town
        let start = try await town.start("Strings for slide playing", in: town.guitars)
        let post = try await town.reply(to: start, text)
        try await town.community.reports.report(
            post, ReportDraft(.unkind, words: "Not nice at all."), by: .guest, from: nil)
        let maren = try await town.actor(town.signIn("maren").secret)
        let rows = try await town.community.moderation.queue(for: maren).rows
        let entry = try #require(rows.first { $0.item.post == post })
        return (post, "/moderation/\(entry.item.id)")
    }

    @Test func `for members and guests there is nothing here`() async throws {
        try await TestSite.with { site, client in
            let (_, item) = try await reported(site)
            let browser = try await site.signIn(as: "ada", client)
            let account = try await browser.get("/account")
            #expect(!account.text.contains("/moderation"))
            for path in ["/moderation", item] {
                #expect(try await browser.get(path).status == .notFound)
                #expect(try await client.get(path).status == .notFound)
            }
            #expect(try await browser.send(item, from: account, "do=dismiss").status == .notFound)
        }
    }

    @Test func `a moderator finds what waits, with all that is needed to decide`() async throws {
        try await TestSite.with { site, client in
            let (_, item) = try await reported(site)
            let browser = try await site.signIn(as: "maren", client)
            #expect(try await browser.get("/account").text.contains("1 waiting"))
            let list = try await browser.get("/moderation")
            #expect(list.status == .ok && list.headers[.cacheControl] == "no-store")
            #expect(list.text.contains("Reported: unkind") && list.text.contains("href=\"\(item)\""))
            #expect(!list.text.contains("class=\"decide\""))
            let page = try await browser.get(item)
            for words in [
                "Some people should not be allowed near.", "Not nice at all.", "a guest", "First words.",
                "Strings for slide playing", "aria-current=\"true\"", "Everybody can read it meanwhile.",
            ] { #expect(page.text.contains(words), "\(words)") }
            #expect(!page.text.contains(" checked"), "nothing is chosen for a moderator")
            #expect(try await browser.get("/moderation/999").status == .notFound)
            #expect(try await browser.get("/moderation/x").status == .notFound)
        }
    }

    @Test func `a moderator whose own post is reported reads neither by whom nor in which words`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            _ = try await town.community.people.enrol("odile", standing: .moderator, label: nil, by: .seeder)
            let post = try await town.start("Strings for slide playing", by: town.maren, in: town.guitars)
            try await town.community.reports.report(
                post, ReportDraft(.unkind, words: "She hates me."), by: try await town.member("ben"), from: nil)
            let odile = try await town.member("odile")
            let rows = try await town.community.moderation.queue(for: odile).rows
            let item = "/moderation/\(try #require(rows.first).item.id)"
            let (hers, other) = (try await site.signIn(as: "maren", client), try await site.signIn(as: "odile", client))
            for isDecided in [false, true] {
                if isDecided { try await town.community.moderation.dismiss(post, by: odile) }
                let page = try await hers.get(item)
                #expect(page.status == .ok && page.text.contains("Strings for slide playing"))
                for words in [">ben<", "She hates me.", ModerationWords().reports] {
                    #expect(!page.text.contains(words), "\(words)")
                }
                let shown = try await other.get(item).text
                #expect(shown.contains("<bdi>ben</bdi>") && shown.contains("She hates me."))
            }
        }
    }

    @Test func `who decides about words that were changed meanwhile is shown those first, and keeps what was typed`()
        async throws
    {
        try await TestSite.with { site, client in
            let (post, item) = try await reported(site)
            let (maren, ben) = (try await site.signIn(as: "maren", client), try await site.town.member("ben"))
            let page = try await maren.get(item)
            let seen = "&seen=\(page.hidden("seen"))&do=decide"
            // So soon after it was written that it leaves no mark.
            try await site.town.community.ownPosts.edit(Edit(post, source: "Much ruder words.", base: 0), by: ben)
            for verdict in ["verdict=dismiss", "verdict=remove&reason=My+%3Cb%3E+words"] {
                let late = try await maren.send(item, from: page, verdict + seen)
                #expect(late.status == .conflict && late.text.contains("Much ruder words."), "\(verdict)")
                #expect(late.text.contains("My &lt;b&gt; words") == verdict.contains("reason"))
            }
            #expect(try await site.town.state(of: post) == .visible)
            let again = try await maren.get(item)
            let left = try await maren.send(item, from: again, "verdict=dismiss&seen=\(again.hidden("seen"))&do=decide")
            #expect(left.headers[.location] == "/moderation?after=decision")
        }
    }

    @Test func `what is decided is done, and the next one is taken`() async throws {
        try await TestSite.with { site, client in
            let (first, item) = try await reported(site)
            let (_, next) = try await reported(site, "Another rude word.")
            let browser = try await site.signIn(as: "maren", client)
            let page = try await browser.get(item)
            let answer = try await browser.send(
                item, from: page, "verdict=remove&reason=This+is+unkind.&do=next")
            #expect(answer.status == .seeOther && answer.headers[.location] == next)
            let taken = try await browser.get(next)
            #expect(taken.text.contains("Yours until"))
            #expect(try await client.get("/p/\(first)/source").status == .notFound)
            let thread = try await site.path(of: first)
            #expect(try await client.get(thread).text.contains("This is unkind."))
            let last = try await browser.send(next, from: taken, "verdict=dismiss&do=next")
            #expect(last.headers[.location] == "/moderation?after=decision")
            let done = try await browser.get("/moderation?after=decision")
            #expect(done.text.contains("Decided.") && done.text.contains("Nothing waits."))
        }
    }

    @Test func `a reason that is missing, or nothing chosen, is said beside its field, and nothing typed is lost`()
        async throws
    {
        try await TestSite.with { site, client in
            let (_, item) = try await reported(site)
            let browser = try await site.signIn(as: "maren", client)
            let page = try await browser.get(item)
            let short = try await browser.send(item, from: page, "verdict=remove&reason=no&do=decide")
            #expect(short.status == .unprocessableContent)
            #expect(short.text.contains("<a href=\"#reason\">") && short.text.contains(">\nno</textarea>"))
            #expect(short.text.contains("value=\"remove\" checked"))
            let none = try await browser.send(item, from: page, "reason=This+is+%3Cb%3E+unkind&do=decide")
            #expect(none.status == .unprocessableContent && none.text.contains("<a href=\"#verdict\">"))
            #expect(none.text.contains("This is &lt;b&gt; unkind"))
            site.town.clock.advance(seconds: 5 * 3_600)
            let stale = try await browser.send(item, from: page, "verdict=remove&reason=Long+thought&do=decide")
            #expect(stale.status == .unprocessableContent && stale.text.contains(FormWords.stale))
            #expect(stale.text.contains("Long thought") && stale.text.contains("value=\"remove\" checked"))
        }
    }

    @Test func `what another has, or has decided, is told with the name, and what was typed is shown`() async throws {
        try await TestSite.with { site, client in
            _ = try await site.town.community.people.enrol("odile", standing: .moderator, label: nil, by: .seeder)
            let (_, item) = try await reported(site)
            let (maren, odile) = (
                try await site.signIn(as: "maren", client), try await site.signIn(as: "odile", client)
            )
            let (hers, other) = (try await maren.get(item), try await odile.get(item))
            #expect(try await maren.send(item, from: hers, "do=claim").headers[.location] == item)
            let refused = try await odile.send(item, from: other, "verdict=remove&reason=My+words&do=decide")
            #expect(refused.status == .conflict && refused.text.contains("maren has it."))
            #expect(refused.text.contains("My words"))
            #expect(try await odile.get("/moderation").text.contains("maren has it"))
            #expect(try await maren.send(item, from: hers, "verdict=dismiss&do=decide").status == .seeOther)
            let late = try await odile.send(item, from: other, "verdict=remove&reason=My+words&do=decide")
            #expect(late.status == .conflict && late.text.contains("This was already decided by maren."))
            #expect(late.text.contains("My words") && !late.text.contains("class=\"decide\""))
        }
    }

    @Test func `a note that goes with a post that is published is read by its author`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A humming amplifier", by: site.town.maren)
            let (ada, maren) = (try await site.signIn(as: "ada", client), try await site.signIn(as: "maren", client))
            // A first post, typed in no time.
            let answer = try await ada.compose(
                "/p/\(first)/reply", from: try await ada.get("/p/\(first)/reply"),
                ["body": "Mine & waiting.", "understood": "yes"])
            let post = try #require(answer.headers[.location]?.dropFirst("/held/".count))
            let list = try await maren.get("/moderation").text
            let item = String(try #require(list.firstMatch(of: #/href="(\/moderation\/\d+)"/#)?.1))
            let page = try await maren.get(item)
            let short = try await maren.send(item, from: page, "verdict=release&reason=ok&do=decide")
            #expect(short.status == .unprocessableContent && short.text.contains("<a href=\"#reason\">"))
            let done = try await maren.send(item, from: page, "verdict=release&reason=Mind+the+fuse.&do=decide")
            #expect(done.status == .seeOther)
            let told = try await ada.get("/p/\(post)/decision").text
            #expect(told.contains("is published now.") && told.contains("Mind the fuse."))
        }
    }

    @Test func `a note to a post that stays as it is, which nobody would read, is not taken and not lost`() async throws
    {
        try await TestSite.with { site, client in
            let (_, item) = try await reported(site)
            let browser = try await site.signIn(as: "maren", client)
            let page = try await browser.get(item)
            let note = "verdict=dismiss&reason=Well+said.&do=decide"
            let refused = try await browser.send(item, from: page, note)
            #expect(refused.status == .unprocessableContent && refused.text.contains("Well said."))
            #expect(refused.text.contains(ModerationWords.unread) && refused.text.contains("<a href=\"#reason\">"))
        }
    }

    @Test func `a thread that a report hid as a whole is named, without a link that leads nowhere`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let browser = try await site.signIn(as: "maren", client)
            let start = try await town.start("Which recorder for a beginner?", by: town.ben)
            try await town.community.reports.report(start, ReportDraft(.under13), by: .guest, from: nil)
            let maren = try await town.actor(town.signIn("maren").secret)
            let rows = try await town.community.moderation.queue(for: maren).rows
            let entry = try #require(rows.first { $0.item.post == start })
            let hidden = try await browser.get("/moderation/\(entry.item.id)").text
            #expect(hidden.contains("Which recorder for a beginner?"))
            #expect(!hidden.contains("href=\"/d/"))
        }
    }

    @Test func `who let it go leaves it to others`() async throws {
        try await TestSite.with { site, client in
            let (_, item) = try await reported(site)
            let browser = try await site.signIn(as: "maren", client)
            let page = try await browser.get(item)
            _ = try await browser.send(item, from: page, "do=claim")
            #expect(try await browser.get(item).text.contains("value=\"letgo\""))
            #expect(try await browser.send(item, from: page, "do=letgo").headers[.location] == "/moderation")
            #expect(try await browser.get(item).text.contains("value=\"claim\""))
        }
    }

    @Test(arguments: ["from=2-1-1", "from=1", "from=1-a-2", "from=1-1-1-1"])
    func `a place that can't be one is no page`(_ query: String) async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "maren", client)
            #expect(try await browser.get("/moderation?\(query)").status == .notFound)
            #expect(try await browser.get("/moderation?from=0-1-1").status == .ok)
        }
    }
}

struct ModerationWordsTests {
    @Test func `ages are said as people say them`() {
        func age(_ seconds: Int64) -> String {
            ModerationWords.age(from: FixedClock.noon, to: FixedClock.noon.advanced(seconds: seconds))
        }
        #expect(
            [0, 59 * 60, 3_600, 11_400, 49 * 3_600, -5].map(age) == [
                "0 min", "59 min", "1 h", "3 h 10 min", "2 days", "0 min",
            ])
    }
}
