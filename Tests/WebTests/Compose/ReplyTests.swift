import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct ReplyTests {
    @Test func `a member answers at the foot of the thread, and on a page of its own`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let thread = try await ada.get(try await site.path(of: post))
            #expect(thread.text.contains("<section class=\"composer\" id=\"reply\""))
            #expect(thread.text.contains("action=\"/p/\(post)/reply\""))
            site.town.clock.advance(seconds: 60)
            let answer = try await ada.compose("/p/\(post)/reply", from: thread, ["body": "Lift the ground."])
            #expect(answer.status == .seeOther)
            let alone = try await ada.get("/p/\(post)/reply")
            #expect(alone.text.contains("<h1>Reply to ben</h1>"))
            let id = try await site.town.discussion(of: post)
            #expect(alone.text.contains("data-name-search=\"/compose/names?d=\(id)&amp;q=\""))
            let guest = try await client.get(try await site.path(of: post))
            #expect(guest.text.contains("Lift the ground."))
            #expect(!guest.text.contains("<textarea"))
            #expect(guest.text.contains("href=\"/p/\(post)/reply\""))
        }
    }

    @Test func `a quote fills the form, behind a draft that is there`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", "It hums loudly.", by: site.town.ben)
            let quoted = try await ada.get("/p/\(post)/reply?quote=1")
            #expect(quoted.typed?.contains("It hums loudly.") == true)
            #expect(quoted.typed?.hasPrefix("&gt; ") == true)
            _ = try await ada.compose("/p/\(post)/reply", from: quoted, ["body": "My words.", "do": "save"])
            let both = try await ada.get("/p/\(post)/reply?quote=1")
            #expect(both.typed?.hasPrefix("My words.\n\n&gt; ") == true)
            #expect(both.text.contains("This is your draft, kept at"))
        }
    }

    @Test func `a draft that has the quote, or what is left of it, is not given it again`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", "It hums.\n\nLoudly.", by: site.town.ben)
            let path = "/p/\(post)/reply"
            for words in ["> It hums.\n>\n> Loudly.\n\nMine.", "> It hums."] {
                let body = "> [ben, #1](/p/\(post))\n\(words)"
                let page = try await ada.get(path)
                _ = try await ada.compose(path, from: page, ["body": body, "do": "save"])
                let again = try await ada.get("\(path)?quote=1")
                #expect(again.typed == body.replacing(">", with: "&gt;"))
            }
        }
    }

    @Test func `nobody answers a locked thread, and what was typed comes back with the reason`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let page = try await ada.get("/p/\(post)/reply")
            try await site.town.community.discussions.lock(
                site.town.discussion(of: post), as: site.town.maren, reason: "It is <settled>", by: .seeder)
            site.town.clock.advance(seconds: 60)
            let answer = try await ada.compose("/p/\(post)/reply", from: page, ["body": "Lift the ground."])
            #expect(answer.status == .conflict)
            #expect(answer.typed == "Lift the ground.")
            #expect(answer.text.contains("Locked by maren: It is &lt;settled&gt;"))
            let shown = try await ada.get("/p/\(post)/reply")
            #expect(shown.status == .conflict)
            #expect(!shown.text.contains("<textarea"))
            let thread = try await ada.get(try await site.path(of: post))
            #expect(!thread.text.contains("/reply"))
            #expect(thread.text.contains("Nobody can answer in it any more."))
        }
    }

    @Test func `a reply that is good reads twice: who sends it, and how they write`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let page = try await ada.get("/p/\(post)/reply")
            site.town.clock.advance(seconds: 60)
            let before = site.town.work.reads
            let answer = try await ada.compose("/p/\(post)/reply", from: page, ["body": "Lift the ground."])
            #expect(answer.status == .seeOther)
            #expect(site.town.work.reads - before == 2)
        }
    }

    @Test func `a form that has posted already is told of a lock as any other is`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let (path, fields) = ("/p/\(post)/reply", ["body": "Lift the ground."])
            let page = try await ada.get(path)
            site.town.clock.advance(seconds: 60)
            let first = try await ada.compose(path, from: page, fields)
            let again = try await ada.compose(path, from: page, fields)
            #expect(first.status == .seeOther && again.status == .seeOther)
            #expect(first.headers[.location] == again.headers[.location])
            try await site.town.community.discussions.lock(
                site.town.discussion(of: post), as: site.town.maren, reason: "Settled", by: .seeder)
            let late = try await ada.compose(path, from: page, fields)
            #expect(late.status == .conflict && late.typed == fields["body"])
            #expect(late.text.contains("Locked by maren: Settled"))
        }
    }

    @Test func `what goes to a locked thread takes nothing from what its writer may have read in a minute`()
        async throws
    {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let (locked, open) = (
                try await site.town.start("A humming amplifier", by: site.town.ben),
                try await site.town.start("A buzzing fret", by: site.town.ben)
            )
            let page = try await ada.get("/p/\(locked)/reply")
            try await site.town.community.discussions.lock(
                site.town.discussion(of: locked), as: site.town.maren, reason: "Settled", by: .seeder)
            for number in 1...(Rates().textsPerMinute + 1) {
                let answer = try await ada.compose("/p/\(locked)/reply", from: page, ["body": "Lift it, \(number)."])
                #expect(answer.status == .conflict)
            }
            let answer = try await ada.compose(
                "/p/\(open)/reply", from: try await ada.get("/p/\(open)/reply"), ["body": "File the nut."])
            #expect(answer.status == .seeOther)
        }
    }

    @Test func `nobody answers what is removed, or not there, and the text comes back`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let reply = try await site.town.reply(to: post)
            let page = try await ada.get("/p/\(reply)/reply")
            try await site.town.remove(reply, by: .author)
            site.town.clock.advance(seconds: 60)
            let removed = try await ada.compose("/p/\(reply)/reply", from: page, ["body": "Lift the ground."])
            #expect(removed.status == .conflict)
            #expect(removed.typed == "Lift the ground.")
            for id in ["999999", "0", "x", "9223372036854775808"] {
                let missing = try await ada.compose("/p/\(id)/reply", from: page, ["body": "Lift the ground."])
                #expect(missing.status == .notFound)
                #expect(missing.typed == "Lift the ground.")
            }
        }
    }

    @Test func `an answer to a thread that became part of another meanwhile stands in that one`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            try await site.town.importMail(
                ArchiveMail.letter("alpha", "Strings", minute: 1)
                    + ArchiveMail.letter("omega", "Winter", minute: 5, answering: "link"),
                into: site.town.general)
            let before = try #require(try await site.letter("omega"))
            let reply = "/p/\(before.id)/reply"
            let page = try await ada.get(reply)
            #expect(page.status == .ok)
            _ = try await ada.compose(reply, from: page, ["body": "Wound", "do": "save"])
            try await site.town.importMail(
                ArchiveMail.letter("link", "Re: Strings", minute: 3, answering: "alpha"), into: site.town.general)
            let after = try #require(try await site.letter("omega"))
            try #require(after.discussion.id != before.discussion.id)
            let old = try await ada.get(Link.discussion(before.discussion))
            #expect(old.headers[.location]?.hasPrefix(Link.discussion(after.discussion)) == true)
            #expect(try await ada.get(reply).typed == "Wound")
            site.town.clock.advance(seconds: 60)
            let answer = try await ada.compose(reply, from: page, ["body": "Wound ones."])
            #expect(answer.status == .seeOther)
            let place = try await client.get(try #require(answer.headers[.location])).headers[.location]
            #expect(place?.hasPrefix(Link.discussion(after.discussion)) == true)
            let thread = try await client.get(Link.discussion(after.discussion))
            #expect(thread.text.contains("Wound ones."))
            #expect(try await site.town.faults() == [])
        }
    }

    @Test func `too many names are told beside the text, as something to be changed in it`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get("/p/\(post)/reply")
            site.town.clock.advance(seconds: 60)
            let fields = ["body": "@ben @maren @ada", "understood": "yes"]
            let answer = try await ada.compose("/p/\(post)/reply", from: page, fields)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("<p class=\"err\" id=\"body-error\">This calls 3 members by name"))
            #expect(answer.typed == fields["body"])
            #expect(answer.headers[.retryAfter] == nil)
        }
    }

    @Test func `an old thread is answered after a gentle word`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            site.town.clock.advance(seconds: 181 * Moment.day)
            let ada = try await site.signIn(as: "ada", client)
            let thread = try await ada.get(try await site.path(of: post))
            #expect(thread.text.contains("Nobody has said anything here since"))
            let guest = try await client.get(try await site.path(of: post))
            #expect(!guest.text.contains("Nobody has said anything here since"))
        }
    }

    @Test func `the tree answers the article that is open`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let reply = try await site.town.reply(to: post)
            let tree = try await ada.get("\(try await site.path(of: post))?view=tree&post=\(reply)")
            #expect(tree.text.contains("action=\"/p/\(reply)/reply\""))
        }
    }
}

extension TestSite {
    /// Where a letter stands.
    fileprivate func letter(_ id: String) async throws -> PostPlace? {
        try await town.community.discussions.place(ofMessage: "\(id)@mail.example", for: .guest)
    }
}
