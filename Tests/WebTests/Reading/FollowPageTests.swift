import Features
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// Following, muting and ignoring, by the buttons of pages.
struct FollowPageTests {
    @Test func `a board is followed, muted and neither, each by a button that says what is so`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            var page = try await ada.get("/b/guitars")
            #expect(page.text.contains("value=\"follow\">"))
            #expect(page.text.contains("value=\"mute\">Mute</button>"))
            let answer = try await ada.send("/b/guitars/follow", from: page, "choice=follow")
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/b/guitars")
            page = try await ada.get("/b/guitars")
            #expect(page.text.contains("value=\"normal\">"))
            #expect(page.text.contains(" Following</button>"))
            _ = try await ada.send("/b/guitars/follow", from: page, "choice=mute")
            let muted = try await ada.get("/b/guitars").text
            #expect(muted.contains("value=\"normal\">Muted</button>"))
            // The name says what is so; a button that is said to be pressed as well says it twice.
            #expect(!muted.contains("aria-pressed"))
            #expect(!(try await client.get("/b/guitars").text.contains("/follow\"")))
        }
    }

    @Test func `a thread or a board is muted for as long as is chosen beside the button, which says until when`()
        async throws
    {
        try await TestSite.with { site, client in
            let clock = site.town.clock
            let post = try await site.town.start("Buzzing low E", by: site.town.ben, in: site.town.guitars)
            let id = try await site.town.discussion(of: post)
            for (path, action) in [
                (try await site.path(of: post), "/d/\(id)/follow"), ("/b/guitars", "/b/guitars/follow"),
            ] {
                let ada = try await site.signIn(as: "ada", client)
                let page = try await ada.get(path)
                #expect(page.text.contains("<select class=\"btn\" name=\"for\" aria-label=\"How long to mute\">"))
                #expect(page.text.contains("<option value=\"8h\">for 8 hours</option>"))
                let answer = try await ada.send(action, from: page, "choice=mute&for=8h")
                #expect(answer.headers[.location] == path)
                let end = clock.now.advanced(seconds: 8 * 3_600)
                let words = "Muted until \(Dates(zone: .gmt, now: clock.now).time(end))"
                let muted = try await ada.get(path).text
                #expect(muted.contains("value=\"normal\">\(words)</button>"))
                #expect(!muted.contains("<select"))
                #expect(try await ada.get("/account/following").text.contains("<span class=\"role\">\(words)</span>"))
                #expect(!(try await ada.get("/latest").text.contains("Buzzing low E")))
                clock.advance(seconds: 8 * 3_600)
                #expect(try await ada.get(path).text.contains("value=\"mute\">Mute</button>"))
                #expect(try await ada.get("/account/following").text.contains("You follow nothing"))
                #expect(try await ada.get("/latest").text.contains("Buzzing low E"))
            }
        }
    }

    @Test func `a muted board says so in the list of boards`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            try await site.town.start("A humming amplifier", by: site.town.ben, in: site.town.guitars)
            #expect(!(try await ada.get("/").text.contains("<span class=\"quiet\">Muted</span>")))
            try await site.town.community.reading.choose(
                .mute, of: site.town.guitars, by: try await site.town.member("ada"))
            #expect(try await ada.get("/").text.contains("<span class=\"quiet\">Muted</span>"))
        }
    }

    @Test func `what is followed and muted is listed in My Account, where it can be taken back`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Buzzing <low> E", by: site.town.ben)
            let id = try await site.town.discussion(of: post)
            let ada = try await site.signIn(as: "ada", client)
            let empty = try await ada.get("/account/following")
            #expect(empty.text.contains("You follow nothing and have muted nothing."))
            let answer = try await ada.send("/d/\(id)/follow", from: empty, "choice=mute")
            #expect(answer.headers[.location] == (try await site.path(of: post)))
            #expect(!(try await ada.get("/latest").text.contains("Buzzing")))
            _ = try await ada.send("/b/guitars/follow", from: empty, "choice=follow")
            let list = try await ada.get("/account/following")
            #expect(list.text.contains("dir=\"auto\">Buzzing &lt;low&gt; E</a> <span class=\"role\">Muted</span>"))
            #expect(list.text.contains("<span class=\"role\">Following</span>"))
            #expect(list.text.contains("formaction=\"/d/\(id)/follow?from=list\""))
            let back = try await ada.send("/d/\(id)/follow?from=list", from: list, "choice=normal")
            #expect(back.headers[.location] == "/account/following")
            #expect(try await ada.get("/latest").text.contains("Buzzing"))
            #expect(try await ada.get("/account").text.contains("href=\"/account/following\""))
        }
    }

    @Test func `a member is ignored from their page, and heard again from the list`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get("/m/ben")
            #expect(page.text.contains("formaction=\"/m/ben/ignore\""))
            let answer = try await ada.send("/m/ben/ignore", from: page, "choice=ignore")
            #expect(answer.headers[.location] == "/m/ben")
            #expect(try await ada.get("/m/ben").text.contains("value=\"stop\">Ignored</button>"))
            let list = try await ada.get("/account/ignored")
            #expect(list.text.contains("<bdi>ben</bdi>"))
            let back = try await ada.send("/m/ben/ignore?from=list", from: list, "choice=stop")
            #expect(back.headers[.location] == "/account/ignored")
            #expect(try await ada.get("/account/ignored").text.contains("You ignore nobody."))
        }
    }

    @Test func `nobody is offered to ignore a moderator or themselves, and can't`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            for name in ["maren", "ada"] {
                let page = try await ada.get("/m/\(name)")
                #expect(!page.text.contains("/ignore\""))
                let answer = try await ada.send("/m/\(name)/ignore", from: page, "choice=ignore")
                #expect(answer.status.code == 422 && answer.text.contains(ReadingWords.notIgnorable))
                #expect(answer.text.contains("<a href=\"/m/\(name)\">"))
            }
        }
    }

    @Test func `whoever ignores as many as anybody can is told so, with the way to the list`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get("/m/ben")
            try await site.town.ignoreACrowd(as: site.town.ada)
            let answer = try await ada.send("/m/ben/ignore", from: page, "choice=ignore")
            #expect(answer.status.code == 422 && answer.text.contains(ReadingWords.tooManyIgnored))
            #expect(answer.text.contains("<a href=\"/account/ignored\">People you ignore</a>"))
            #expect(try await ada.get("/m/ben").text.contains("value=\"ignore\">"))
        }
    }

    @Test(arguments: [
        ("/b/guitars/follow", "choice=adore", 400), ("/b/nowhere/follow", "choice=follow", 404),
        ("/b/guitars/follow", "choice=mute&for=ever", 400), ("/b/guitars/follow", "for=8h", 400),
        ("/d/999/follow", "choice=follow", 404), ("/d/x/follow", "choice=follow", 404),
        ("/m/nobody/ignore", "choice=ignore", 404), ("/m/ben/ignore", "", 400),
    ])
    func `a forged form chooses nothing`(_ address: String, _ fields: String, _ status: Int) async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get("/account/following")
            #expect(try await ada.send(address, from: page, fields).status.code == status)
            #expect(try await ada.get("/account/following").text == page.text)
        }
    }

    @Test func `a thread's page has its buttons for members alone`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Buzzing low E", by: site.town.ben)
            let (id, path) = (try await site.town.discussion(of: post), try await site.path(of: post))
            let ada = try await site.signIn(as: "ada", client)
            #expect(
                try await ada.get(path).text.contains("<form class=\"row\" method=\"post\" action=\"/d/\(id)/follow\">")
            )
            #expect(!(try await client.get(path).text.contains("/follow\"")))
        }
    }
}
