import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct RemovalPageTests {
    @Test func `a post is removed with a reason, its author reads why, and it comes back`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.reply(
                to: try await town.start("Strings for slide playing"), "Cheap strings here.")
            let path = "/p/\(post)/remove"
            let (maren, ben) = (try await site.signIn(as: "maren", client), try await site.signIn(as: "ben", client))
            let page = try await maren.get(path)
            #expect(page.status == .ok && page.text.contains("By ben, #2: Cheap strings here."))
            let short = try await maren.send(path, from: page, "reason=no")
            #expect(short.status == .unprocessableContent && short.text.contains("<a href=\"#reason\">"))
            let done = try await maren.send(path, from: page, "reason=An+advertisement.")
            #expect(done.headers[.location] == "/p/\(post)/decision")
            let thread = try await site.path(of: post)
            #expect(try await client.get(thread).text.contains("An advertisement."))
            let told = try await ben.get("/p/\(post)/decision")
            #expect(told.text.contains("Your post was removed.") && told.text.contains("An advertisement."))
            #expect(!told.text.contains("/restore\""))
            let again = try await maren.get(path)
            #expect(again.status == .conflict && again.text.contains("already decided by maren"))
            let decision = try await maren.get("/p/\(post)/decision")
            #expect(decision.text.contains("formaction=\"/p/\(post)/restore\""))
            let restored = try await maren.send("/p/\(post)/restore", from: decision)
            #expect(restored.headers[.location] == "/p/\(post)")
            #expect(try await client.get(thread).text.contains("Cheap strings here."))
            #expect(try await maren.send("/p/\(post)/restore", from: decision).status == .conflict)
            #expect(try await maren.send(path, from: page, "reason=Once+more.").status == .seeOther)
            let late = try await maren.send(path, from: page, "reason=Long+thought+of")
            #expect(late.status == .conflict && late.text.contains("Long thought of"))
        }
    }

    @Test func `a post that was not let through leaves a line for its author and the moderators alone`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let first = try await town.start("Strings for slide playing")
            let sent = try await town.submit(
                .reply(to: first), "Ring me at night.", as: town.ben, try await town.member("ben"), honeypot: "x")
            try #require(sent.isHeld)
            try await town.community.moderation.reject(
                sent.post, reason: "No numbers here.", by: try await town.member("maren"))
            let path = try await site.path(of: first)
            let address = "/p/\(sent.post)"
            let guest = try await client.get(path).text
            #expect(!guest.contains("No numbers here.") && !guest.contains("id=\"p\(sent.post)\""))
            let own = try await site.signIn(as: "ben", client).get(path).text
            #expect(own.contains("Kept away by a moderator") && !own.contains("No numbers here."))
            #expect(own.contains("href=\"\(address)/decision\"") && !own.contains("\(address)/restore"))
            let maren = try await site.signIn(as: "maren", client)
            let page = try await maren.get(path)
            #expect(page.text.contains("formaction=\"\(address)/restore\""))
            let decision = try await maren.get("\(address)/decision")
            #expect(decision.text.contains("No numbers here."))
            #expect(decision.text.contains("formaction=\"\(address)/restore\""))
            #expect(try await maren.send("\(address)/restore", from: decision).headers[.location] == address)
            #expect(try await client.get(path).text.contains("Ring me at night."))
        }
    }

    @Test func `a button to restore is there for those alone who can, while they can`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.start("Strings for slide playing", by: town.ben, in: town.general)
            try await town.put(town.ada, in: .boardModerator)
            // Ada moderates the other board, and is told what came of her report.
            let (ada, maren) = (try await town.member("ada"), try await town.member("maren"))
            try await town.community.reports.report(post, ReportDraft(.spam), by: ada, from: nil)
            try await town.community.moderation.remove(post, reason: "An advertisement.", by: maren)
            let button = "formaction=\"/p/\(post)/restore\""
            let told = try await site.signIn(as: "ada", client).get("/p/\(post)/decision")
            #expect(told.status == .ok && !told.text.contains(button))
            let path = "/p/\(post)/decision"
            #expect(try await site.signIn(as: "maren", client).get(path).text.contains(button))
            town.clock.advance(seconds: Moderation.restorable)
            let late = try await site.signIn(as: "maren", client).get(path)
            #expect(late.status == .ok && !late.text.contains(button))
        }
    }

    @Test func `typed words survive a page that was open for long`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Strings for slide playing")
            let maren = try await site.signIn(as: "maren", client)
            let page = try await maren.get("/p/\(post)/remove")
            site.town.clock.advance(seconds: 5 * 3_600)
            let answer = try await maren.send("/p/\(post)/remove", from: page, "reason=Long+thought+of")
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains(FormWords.stale) && answer.text.contains("Long thought of"))
        }
    }

    @Test func `a button to restore that was shown long ago does nothing, and says so`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.reply(to: try await town.start("Strings for slide playing"))
            try await town.community.moderation.remove(
                post, reason: "An advertisement.", by: try await town.member("maren"))
            let maren = try await site.signIn(as: "maren", client)
            let page = try await maren.get("/p/\(post)/decision")
            town.clock.advance(seconds: 5 * 3_600)
            let stale = try await maren.send("/p/\(post)/restore", from: page)
            #expect(stale.status == .unprocessableContent && stale.text.contains(FormWords.staleButtonTitle))
            #expect(stale.text.contains("href=\"/p/\(post)/decision\""))
            #expect(try await town.state(of: post) == .removed)
        }
    }

    @Test func `members and guests remove nothing, and read no decision about others`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.start("Strings for slide playing")
            let maren = try await town.actor(town.signIn("maren").secret)
            try await town.community.moderation.remove(post, reason: "Off topic.", by: maren)
            let ben = try await site.signIn(as: "ben", client)
            let account = try await ben.get("/account")
            #expect(try await ben.get("/p/\(post)/remove").status == .notFound)
            #expect(try await ben.send("/p/\(post)/remove", from: account, "reason=Because").status == .notFound)
            #expect(try await ben.send("/p/\(post)/restore", from: account).status == .notFound)
            #expect(try await ben.get("/p/\(post)/decision").status == .notFound)
            #expect(try await client.get("/p/\(post)/decision").status == .seeOther)
        }
    }
}
