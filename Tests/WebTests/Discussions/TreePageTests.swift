import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct TreePageTests {
    @Test func `the tree shows every post, and one article with the headers of news`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let first = try await town.start("Buzzing low E string", "It rattles.", in: town.guitars)
            let second = try await town.reply(to: first, "Fill the *slot*.", by: town.maren)
            let third = try await town.reply(to: second, "Done.", by: town.ada)
            let path = try await site.path(of: first)
            let text = try await client.get("\(path)?view=tree&post=\(second)").text
            #expect(text.count(of: "class=\"leaf\"") == 3)
            #expect(text.count(of: "aria-current=\"true\"><span dir=\"auto\">") == 1)
            for words in [
                "<a class=\"leaf\" href=\"?view=tree&amp;post=\(second)#art\" aria-current=\"true\">"
                    + "<span dir=\"auto\">maren</span><q dir=\"auto\">Fill the slot.</q>",
                "Fill the <em>slot</em>.", "<dd dir=\"auto\">Re: Buzzing low E string</dd>",
                "<dd><a href=\"?view=tree&amp;post=\(first)#art\"><bdi>ada</bdi>, <time",
                "<code>store.guitars</code>, article 2</dd>", "&#64;forum.example&gt;</code>", "<h2 id=\"art\"",
                "Sun 22 Nov 2026, 12:02</time>, UTC",
                "rel=\"prev\" href=\"?view=tree&amp;post=\(first)#art\"",
                "rel=\"next\" href=\"?view=tree&amp;post=\(third)#art\"",
                "<meta name=\"robots\" content=\"noindex\">",
                "<link rel=\"canonical\" href=\"http://forum.example\(path)\">",
                "<a href=\"\(path)\"><svg class=\"i\"", "Anyone can read these posts",
            ] {
                #expect(text.contains(words), "\(words)")
            }
        }
    }

    @Test func `no page of an archived post holds its Message-ID, which may be its author's address`() async throws {
        try await TestSite.with { site, client in
            let name = "C2A946F1%Ted_Harding"
            try await site.town.importMail(
                """
                From ted@mail.example Sun Nov 22 10:00:00 2026
                From: Ted Harding <ted@mail.example>
                Date: Sun, 22 Nov 2026 10:00:00 +0000
                Subject: Sent from an old program
                Message-ID: <\(name)@mail.example>

                Words of the letter.

                """, into: site.town.guitars)
            let address = try #require(
                try await client.get("/news/id/C2A946F1%25Ted_Harding%40mail.example").headers[.location])
            let thread = try #require(try await client.get(address).headers[.location]?.prefix { $0 != "#" })
            let tree = try await client.get("\(thread)?view=tree").text
            #expect(tree.contains("<a href=\"\(address)\">Permanent link</a>"))
            #expect(!tree.contains("Message-ID"))
            let pages = ["\(thread)", "\(thread)?view=tree", "\(address)/source", "\(address)/source?plain=1"]
            for page in pages {
                let text = try await client.get(page).text
                #expect(text.contains("Words of the letter."), "\(page)")
                for part in ["C2A946F1", "Ted_Harding", "mail.example"] {
                    #expect(!text.contains(part), "\(part) on \(page)")
                }
            }
        }
    }

    @Test func `without a post in its address the tree opens the first one`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A thread for the tree", "The beginning.")
            try await site.town.reply(to: first)
            let text = try await client.get("\(site.path(of: first))?view=tree").text
            #expect(text.contains("post=\(first)#art\" aria-current=\"true\""))
            #expect(!text.contains("rel=\"prev\" href=\"?view"))
            #expect(!text.contains("<dt>Group</dt>"))
        }
    }

    @Test func `a board may show trees unless the address says otherwise`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let board = try await town.community.boards.open(
                BoardDraft(
                    slug: "trees", name: "Trees", description: "Shown as news.", category: "The stage",
                    defaultView: .tree),
                by: .seeder)
            let first = try await town.start("A thread shown as tree", in: board)
            let path = try await site.path(of: first)
            let tree = try await client.get(path).text
            #expect(tree.contains("class=\"leaf\""))
            #expect(!tree.contains("name=\"robots\""))
            #expect(tree.contains("<a href=\"\(path)?view=flat\">"))
            let flat = try await client.get("\(path)?view=flat").text
            #expect(flat.contains("<article class=\"post\""))
            #expect(flat.contains("name=\"robots\""))
            #expect(flat.contains("<a href=\"\(path)\"><svg"))
            #expect(try await client.get("\(path)?view=nonsense").text.contains("class=\"leaf\""))
        }
    }

    @Test func `a stub in the tree says why, and its article does too`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A tree with a stub")
            let removed = try await site.town.reply(to: first, "SECRET words")
            try await site.town.remove(removed, by: .author)
            let text = try await client.get("\(site.path(of: first))?view=tree&post=\(removed)").text
            #expect(!text.contains("SECRET"))
            #expect(text.contains("<q>Removed by its author</q>"))
            #expect(text.contains("<p><b>Removed by its author</b>"))
            #expect(!text.contains("/source"))
        }
    }

    @Test func `beside a stub nobody reads who wrote it, nor in it that it was edited`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let first = try await town.start("A tree with a stub", by: town.ben)
            let removed = try await town.reply(to: first, "SECRET words", by: town.maren)
            let last = try await town.reply(to: removed, "Words of ben.", by: town.ben)
            let maren = try await town.member("maren")
            town.clock.advance(seconds: 3_600)
            try await town.community.ownPosts.edit(Edit(removed, source: "SECRET words!", base: 0), by: maren)
            let path = "\(try await site.path(of: first))?view=tree&post="
            let ada = try await site.signIn(as: "ada", client)
            #expect(try await ada.get(path + "\(removed)").text.contains("/p/\(removed)/versions"))
            #expect(try await ada.get(path + "\(last)").text.contains("maren"))
            try await town.remove(removed, by: .moderator)
            let stub = try await client.get(path + "\(removed)").text
            #expect(stub.contains("<p><b>Removed by a moderator</b>"))
            #expect(!stub.contains("/versions"))
            for post in [first, last] {
                let text = try await client.get(path + "\(post)").text
                #expect(!text.contains("maren"))
                #expect(text.contains("<bdi>Removed by a moderator</bdi>"))
            }
        }
    }

    @Test func `guests learn nothing of who wrote what is for members, and members do`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let first = try await town.start("A thread for all ages", by: town.ben)
            try await town.put(town.ada, in: .from13)
            let reply = try await town.reply(to: first, "SECRET words", by: town.ada)
            let last = try await town.reply(to: reply, "Words of ben.", by: town.ben)
            try await town.keep(reply, for: .members)
            let browser = try await site.signIn(as: "maren", client)
            let path = "\(try await site.path(of: first))?view=tree&post="
            _ = try await browser.send("/p/\(reply)/thanks", from: try await browser.get(path + "\(reply)"), "do=give")
            for post in [first, reply, last] {
                let page = try await client.get(path + "\(post)")
                #expect(page.status == .ok)
                for words in ["SECRET", "/m/ada", ">ada<"] {
                    #expect(!page.text.contains(words), "\(words) at \(post)")
                }
            }
            let stub = try await client.get(path + "\(reply)").text
            #expect(stub.contains("<p><b>Not for everyone to read</b>") && stub.contains(DiscussionWords.unreadable))
            for words in ["class=\"person\"", "Message-ID", "Thanks from"] {
                #expect(!stub.contains(words), "\(words)")
            }
            #expect(try await client.get(path + "\(last)").text.contains("<bdi>Not for everyone to read</bdi>"))
            let whole = try await browser.get(path + "\(reply)").text
            for words in ["SECRET", "/m/ada", "class=\"person\"", "Message-ID", "Thanks from"] {
                #expect(whole.contains(words), "\(words)")
            }
        }
    }

    @Test func `what somebody wrote whom one ignores is folded away in its line and in its article`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A tree with somebody in it", by: site.town.ada)
            let post = try await site.town.reply(to: first, "Words of ben.")
            let browser = try await site.signIn(as: "ada", client)
            let path = "\(try await site.path(of: first))?view=tree&post=\(post)"
            #expect(!(try await browser.get(path).text.contains("post--folded")))
            _ = try await browser.send("/m/ben/ignore", from: try await browser.get("/m/ben"), "choice=ignore")
            let text = try await browser.get(path).text
            let folded =
                #/<details class="post--folded"><summary>A post by <bdi>ben<\/bdi>, whom you ignore<\/summary>/#
            #expect(text.contains(folded))
            #expect(text.contains("<q>A post by <bdi>ben</bdi>, whom you ignore</q>"))
            #expect(text.count(of: "Words of ben.") == 1, "in the article alone")
            #expect(!(try await client.get(path).text.contains("whom you ignore")))
        }
    }

    @Test func `what quotes somebody whom one ignores is folded away in its line and its article`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let first = try await town.start("A tree with a quote in it", by: town.ada)
            let second = try await town.reply(to: first, "Words of ben.")
            let quote = try #require(try await town.community.quotes.quote(of: second, for: .guest))
            let third = try await town.reply(to: second, "\(quote)Words of maren.", by: town.maren)
            let browser = try await site.signIn(as: "ada", client)
            try await town.community.reading.ignore(town.ben, by: try await town.member("ada"))
            let path = "\(try await site.path(of: first))?view=tree&post="
            let words = "A post that quotes <bdi>ben</bdi>, whom you ignore"
            let text = try await browser.get("\(path)\(third)").text
            #expect(text.contains("<details class=\"post--folded\"><summary>\(words)</summary>"))
            #expect(text.contains("<span dir=\"auto\">maren</span><q dir=\"auto\">\(words)</q>"))
            #expect(text.count(of: "Words of maren.") == 1, "in the article alone")
            #expect(!(try await browser.get("\(path)\(first)").text.contains("post--folded")))
            #expect(!(try await client.get("\(path)\(third)").text.contains("whom you ignore")))
        }
    }

    @Test func `beside an article stands who began the thread, as on the flat page`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A humming amplifier", by: site.town.ada)
            let second = try await site.town.reply(to: first, by: site.town.ben)
            let third = try await site.town.reply(to: second, by: site.town.ada)
            let path = "\(try await site.path(of: first))?view=tree&post="
            let starter = "ada</a></span> <span class=\"role\">Thread starter</span>"
            for post in [first, third] { #expect(try await client.get(path + "\(post)").text.contains(starter)) }
            #expect(!(try await client.get(path + "\(second)").text.contains("Thread starter")))
            let ada = try await site.signIn(as: "ada", client)
            let own = try await ada.get(path + "\(third)").text
            #expect(own.contains("ada</a></span> <span class=\"role\">You</span>") && !own.contains("Thread starter"))
            try await site.town.remove(first, by: .moderator)
            #expect(!(try await client.get(path + "\(third)").text.contains("Thread starter")))
        }
    }

    @Test func `what is new has its pennant, and a way from each new article to the next`() async throws {
        try await TestSite.with { site, client in
            let ben = try await site.signIn(as: "ben", client)
            let first = try await site.town.start("A humming amplifier")
            let path = "\(try await site.path(of: first))?view=tree"
            let never = try await ben.get(path).text
            #expect(never.firstMatch(of: Self.pennant).map { "\($0.1) \($0.2)" } == "\(first) 1")
            #expect(!never.contains(Self.nextUnread), "it is open")
            let second = try await site.town.reply(to: first, by: site.town.ada)
            // Below the first as well: in the tree it stands behind the answer to the second.
            let third = try await site.town.reply(to: first, by: site.town.maren)
            let fourth = try await site.town.reply(to: second, by: site.town.maren)
            let (pennant, button) = (Self.pennant, Self.nextUnread)
            let opening = try await ben.get(path).text
            #expect(opening.firstMatch(of: pennant).map { "\($0.1) \($0.2)" } == "\(second) 3")
            #expect(opening.firstMatch(of: button).map { "\($0.1)" } == "\(second)")
            #expect(!opening.contains("btn--main push\" rel=\"next\""))
            let atSecond = try await ben.get("\(path)&post=\(second)").text
            #expect(atSecond.firstMatch(of: pennant).map { "\($0.1) \($0.2)" } == "\(second) 3")
            #expect(atSecond.firstMatch(of: button).map { "\($0.1)" } == "\(third)")
            let atLast = try await ben.get("\(path)&post=\(fourth)").text
            #expect(atLast.firstMatch(of: pennant).map { "\($0.1) \($0.2)" } == "\(third) 2")
            #expect(!atLast.contains(button))
            let after = try await ben.get("\(path)&post=\(second)").text
            #expect(!after.contains(pennant) && !after.contains(button))
            #expect(after.contains("btn--main push\" rel=\"next\""))
            let guest = try await client.get(path).text
            #expect(!guest.contains(pennant) && !guest.contains(button))
        }
    }

    @Test func `an article that can't be read is not passed by on the way to what is new`() async throws {
        try await TestSite.with { site, client in
            let ben = try await site.signIn(as: "ben", client)
            let first = try await site.town.start("A humming amplifier")
            let path = "\(try await site.path(of: first))?view=tree"
            _ = try await ben.get(path)
            let second = try await site.town.reply(to: first, by: site.town.ada)
            let removed = try await site.town.reply(to: first, by: site.town.maren)
            try await site.town.remove(removed, by: .moderator)
            for _ in 1...2 {
                let text = try await ben.get("\(path)&post=\(removed)").text
                #expect(text.firstMatch(of: Self.pennant).map { "\($0.1) \($0.2)" } == "\(second) 1")
                #expect(text.firstMatch(of: Self.nextUnread).map { "\($0.1)" } == "\(second)")
            }
        }
    }

    /// The address of the first that is new, and how many are.
    private static var pennant: Regex<(Substring, Substring, Substring)> {
        #/<a class="new" href="\?view=tree&amp;post=(\d+)#art">(\d+) new<\/a>/#
    }

    private static var nextUnread: Regex<(Substring, Substring)> {
        #/<a class="btn btn--main push" href="\?view=tree&amp;post=(\d+)#art">Next unread /#
    }

    @Test func `a post of another thread is not in this one`() async throws {
        try await TestSite.with { site, client in
            let here = try await site.town.start("The thread in question")
            let there = try await site.town.start("Another thread altogether")
            let path = try await site.path(of: here)
            try await client.expectNothing(
                at: ["post=\(there)", "post=999", "part=2"].map { "\(path)?view=tree&\($0)" })
        }
    }
}
