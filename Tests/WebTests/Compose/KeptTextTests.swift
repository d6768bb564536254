import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// Whatever comes between, nobody loses what they typed.
struct KeptTextTests {
    @Test func `a session that is over keeps the text, and the same form goes on after signing in again`() async throws
    {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let ada = try await site.writer("ada", client)
            let page = try await ada.get("/p/\(post)/reply")
            ada[.member] = nil
            let lost = try await ada.compose("/p/\(post)/reply", from: page, ["body": "Lift <the> ground."])
            #expect(lost.status == .forbidden)
            #expect(lost.typed == "Lift &lt;the&gt; ground.")
            #expect(lost.text.contains("target=\"_blank\""))
            #expect(lost.text.contains("action=\"/p/\(post)/reply\""))
            let back = try await site.signIn(as: "ada", client)
            let again = try await back.send("/p/\(post)/reply", from: lost, "body=Lift&do=post")
            #expect(again.status == .unprocessableContent)
            #expect(again.typed == "Lift")
            #expect(again.text.contains("Nothing was lost: send it again."))
            site.town.clock.advance(seconds: 60)
            let done = try await back.compose("/p/\(post)/reply", from: again, ["body": "Lift"])
            #expect(done.status == .seeOther)
        }
    }

    @Test func `a form that was open for long, or is another's, is shown again with its text`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let ada = try await site.writer("ada", client)
            let page = try await ada.get("/p/\(post)/reply")
            let board = try await ada.get("/b/general/new")
            for other in [board, try await ada.get("/")] {
                let answer = try await ada.compose("/p/\(post)/reply", from: other, ["body": "Lift.", "do": "post"])
                #expect(answer.status == .unprocessableContent)
                #expect(answer.typed == "Lift.")
            }
            site.town.clock.advance(seconds: 5 * 3_600)
            let stale = try await ada.compose("/p/\(post)/reply", from: page, ["body": "Lift.", "do": "post"])
            #expect(stale.status == .unprocessableContent)
            #expect(stale.typed == "Lift.")
            #expect(try await ada.compose("/p/\(post)/reply", from: stale, ["body": "Lift."]).status == .seeOther)
        }
    }

    @Test func `a form that posted is known hours later: sent again it leads to its post, and posts nothing`()
        async throws
    {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let ada = try await site.writer("ada", client)
            for (path, fields) in [
                ("/p/\(post)/reply", ["body": "Lift.", "do": "post"]),
                ("/b/general/new", ["title": "A buzzing fret", "body": "It buzzes.", "do": "leave-in"]),
            ] {
                let page = try await ada.get(path)
                site.town.clock.advance(seconds: 60)
                let first = try await ada.compose(path, from: page, fields)
                let address = try #require(first.headers[.location])
                #expect(address.hasPrefix("/p/"))
                let rows = try await site.town.rows()["post"]
                site.town.clock.advance(seconds: 5 * 3_600)
                let again = try await ada.compose(path, from: page, fields)
                #expect(again.status == .seeOther && again.headers[.location] == address)
                #expect(try await site.town.rows()["post"] == rows)
                // Other words come back, with the way to the first ones.
                let other = try await ada.compose(path, from: page, fields.merging(["body": "Lower."]) { $1 })
                #expect(other.status == .unprocessableContent && other.typed == "Lower.")
                #expect(other.text.contains("<a href=\"\(address)\">\(ComposerWords().seeIt)</a>"))
                // Nothing else that a button asks for is done by a form as old.
                let saved = try await ada.compose(path, from: page, fields.merging(["do": "save"]) { $1 })
                #expect(saved.status == .unprocessableContent)
                #expect(saved.text.contains("Nothing was lost: send it again."))
            }
        }
    }

    @Test func `a form that posted what waits leads there hours later`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A humming amplifier", by: site.town.maren)
            let (ada, path) = (try await site.signIn(as: "ada", client), "/p/\(first)/reply")
            let (page, fields) = (try await ada.get(path), ["body": "Mine & waiting.", "understood": "yes"])
            let address = try #require(try await ada.compose(path, from: page, fields).headers[.location])
            #expect(address.hasPrefix("/held/"))
            site.town.clock.advance(seconds: 3 * 3_600)
            #expect(try await ada.compose(path, from: page, fields).headers[.location] == address)
            // The form proves nothing for whoever signed in anew meanwhile, but they have sent it; nobody else has.
            let later = try await site.signIn(as: "ada", client)
            let again = try await later.compose(path, from: page, fields)
            #expect(again.status == .seeOther && again.headers[.location] == address)
            let ben = try await site.signIn(as: "ben", client)
            #expect(try await ben.compose(path, from: page, fields).status == .unprocessableContent)
        }
    }

    @Test func `a database that is away keeps the text, even where it knows nobody any more`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A humming amplifier")
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get("/p/\(post)/reply")
            try await site.town.breakDatabase()
            let answer = try await ada.compose("/p/\(post)/reply", from: page, ["body": "Lift <the> ground."])
            #expect(answer.status == .serviceUnavailable)
            #expect(answer.typed == "Lift &lt;the&gt; ground.")
            #expect(answer.text.contains("action=\"/p/\(post)/reply\""))
            #expect(try await ada.get("/p/\(post)/reply").status == .serviceUnavailable)
        }
    }

    @Test func `what was kept before stands beside the reason why it can go nowhere now`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let ada = try await site.writer("ada", client)
            let post = try await town.start("A humming amplifier", by: town.ben)
            let own = try await town.start("A buzzing fret", "It buzzes.", by: town.ada)
            let paths = ["/p/\(post)/reply", "/p/\(own)/edit", "/b/guitars/new"]
            for path in paths {
                let fields = ["title": "A title of mine", "body": "For \(path)", "do": "save"]
                #expect(try await ada.compose(path, from: try await ada.get(path), fields).status == .seeOther)
            }
            try await town.community.discussions.lock(
                town.discussion(of: post), as: town.maren, reason: "Settled", by: .seeder)
            let locked = try await ada.get(paths[0])
            #expect(locked.status == .conflict && locked.typed == "For \(paths[0])")
            town.clock.advance(seconds: 31 * Moment.day)
            let later = try await site.signIn(as: "ada", client)
            let late = try await later.get(paths[1])
            #expect(late.status == .forbidden && late.text.contains("It is too late to change this"))
            #expect(late.typed == "For \(paths[1])")
            try await town.put(town.ada, in: .suspended)
            for path in paths {
                let barred = try await later.get(path)
                #expect(barred.status == .forbidden && barred.text.contains("Your account is suspended"))
                #expect(barred.typed == "For \(path)", "\(path)")
            }
        }
    }

    @Test func `what another site sends is not even shown`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A humming amplifier")
            let ada = try await site.signIn(as: "ada", client)
            let answer = try await ada.send("/p/\(post)/reply", "body=Buy", [.origin: "https://evil.example"])
            #expect(answer.status == .forbidden)
            #expect(!answer.text.contains("Buy"))
        }
    }

    @Test(arguments: [Role.suspended, .unconfirmed])
    func `who may not write is told why, before and after`(role: Role) async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A humming amplifier")
            let ada = try await site.signIn(as: "ada", client)
            try await site.town.put(site.town.ada, in: role)
            let words = role == .suspended ? "Your account is suspended" : "We have not asked yet how old you are"
            let page = try await ada.get("/p/\(post)/reply")
            #expect(page.status == .forbidden)
            #expect(page.text.contains(words))
            if role == .suspended { #expect(page.text.contains("The reason: Quarrels")) }
            let sent = try await ada.send("/p/\(post)/reply", from: page, "body=My%20words.&do=post")
            #expect(sent.status == .forbidden)
            #expect(sent.text.contains(words))
            #expect(sent.typed == "My words.")
        }
    }
}
