import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
@testable import Web

/// Thanks, bookmarks and answers, by the buttons of a page.
struct MarkPageTests {
    private static let path = "/account/bookmarks"

    /// What stands on a post.
    private static func marks(_ post: Post.ID, _ site: TestSite) async throws -> PostMarks {
        try await site.town.community.marks.shown(on: [post], for: .guest)[post] ?? .none
    }

    @Test func `a button gives thanks and takes them back, and leads back to the post`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Buzzing low E", by: site.town.ada)
            let browser = try await site.signIn(as: "ben", client)
            let page = try await browser.get(Self.path)
            let given = try await browser.send("/p/\(post)/thanks", from: page, "do=give")
            #expect(given.status == .seeOther)
            #expect(given.headers[.location] == "/p/\(post)")
            #expect(try await Self.marks(post, site) == PostMarks(thanks: 1, names: ["ben"]))
            #expect(try await browser.send("/p/\(post)/thanks", from: page, "do=take").status == .seeOther)
            #expect(try await Self.marks(post, site) == .none)
            for wrong in ["", "do=", "do=maybe"] {
                #expect(try await browser.send("/p/\(post)/thanks", from: page, wrong).status == .badRequest)
            }
        }
    }

    @Test func `a guest's page says who thanks as soon as somebody does`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Buzzing low E", by: site.town.ada)
            let thread = try await site.path(of: post)
            let tag = try await client.get(thread).headers[.eTag]
            #expect(try await client.get(thread).headers[.eTag] == tag)
            try await site.town.community.marks.thank(post, by: try await site.town.member("ben"))
            #expect(try await client.get(thread).text.contains("ben"))
        }
    }

    @Test func `the line below a post leads to all who thanked for it, guests too`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.start("Frets & <nuts>", by: town.ada)
            let way = "/p/\(post)/thanks"
            #expect(try await client.get(way).text.contains(ThanksWords().none))
            var members: [String: Member.ID] = [:]
            for name in ["carl", "dora", "emil", "fay"] {
                members[name] = try await town.community.people.enrol(name, standing: .member, label: nil, by: .seeder)
                try await town.community.marks.thank(post, by: try await town.member(name))
            }
            let thread = try await site.path(of: post)
            let line = "<a class=\"quiet\" rel=\"nofollow\" href=\"\(way)\">Thanks from <bdi>carl</bdi>"
            for address in [thread, "\(thread)?view=tree"] {
                #expect(try await client.get(address).text.contains(line), "\(address)")
            }
            let page = try await client.get(way)
            #expect(page.status == .ok && page.headers[.cacheControl] == "no-store")
            #expect(page.headers.value(named: "X-Robots-Tag") == "noindex, nofollow")
            #expect(page.text.contains("<h1>Thanks for post #1</h1>"))
            #expect(page.text.contains("dir=\"auto\">Frets &amp; &lt;nuts&gt;</a>"))
            for name in ["carl", "dora", "emil", "fay"] {
                #expect(page.text.contains("<li><a href=\"/m/\(name)\"><bdi>\(name)</bdi></a></li>"), "\(name)")
            }
            #expect(!page.text.contains("other member"))
            for name in ["carl", "dora"] { try await town.put(try #require(members[name]), in: .from16) }
            let careful = try await client.get(way).text
            #expect(!careful.contains("carl") && !careful.contains("dora") && careful.contains("/m/emil"))
            #expect(careful.contains("<li>and 2 other members</li>"))
            let ben = try await site.signIn(as: "ben", client)
            #expect(try await ben.get(way).text.contains("<a href=\"/m/carl\"><bdi>carl</bdi></a>"))
            try await town.remove(post, by: .moderator)
            try await client.expectNothing(at: [way, "/p/999/thanks"])
        }
    }

    @Test func `who can't thank is offered no button, and sees who did`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Buzzing low E", by: site.town.ada)
            try await site.town.community.marks.thank(post, by: try await site.town.member("maren"))
            let (thread, ben) = (try await site.path(of: post), try await site.signIn(as: "ben", client))
            let button = "formaction=\"/p/\(post)/thanks\""
            #expect(try await ben.get(thread).text.contains(button))
            try await site.town.put(site.town.ben, in: .suspended)
            let page = try await ben.get(thread)
            #expect(!page.text.contains(button))
            #expect(page.text.contains("class=\"acts__said\""))
        }
    }

    @Test func `a tree asks for the marks of its open article alone`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let first = try await town.start("Buzzing low E", by: town.ada)
            let reply = try await town.reply(to: first, by: town.ada)
            let ben = try await town.member("ben")
            for post in [first, reply] { try await town.community.marks.thank(post, by: ben) }
            let outcome = try await town.community.discussions.tree(
                town.discussion(of: first), article: reply, part: nil, for: .guest)
            guard case .page(let tree) = outcome else { throw NotFound() }
            let reader = try await ThreadReader.looking(
                at: tree.tree.nodes.map(\.leaf.id), whole: [tree.article.post], in: tree.discussion,
                takesAnswers: false, for: .guest, town.community)
            #expect(Set(reader.marks.keys) == [reply])
            let page = try await client.get("\(try await site.path(of: first))?view=tree&post=\(reply)")
            #expect(page.text.contains("<p class=\"post__thanks\">"))
        }
    }

    @Test func `what can't be is said on a page with a way back`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Buzzing low E", by: site.town.ada)
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get(Self.path)
            let own = try await browser.send("/p/\(post)/thanks", from: page, "do=give")
            #expect(own.status == .unprocessableContent)
            #expect(own.text.contains(MarkError.own.sentence))
            #expect(own.text.contains("href=\"/p/\(post)\""))
            let answer = try await browser.send("/p/\(post)/answer", from: page, "do=give")
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains(MarkError.noAnswer.sentence))
            #expect(try await browser.send("/p/999/thanks", from: page, "do=give").status == .notFound)
            #expect(try await browser.send("/p/\(post)/thanks", "do=give").status == .forbidden)
        }
    }

    @Test func `one who thanks too often is told when to go on`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Buzzing low E", by: site.town.ada)
            let ben = try await site.town.member("ben")
            for _ in 1...50 {
                try await site.town.community.marks.thank(post, by: ben)
                try await site.town.community.marks.takeBack(post, by: ben)
            }
            let browser = try await site.signIn(as: "ben", client)
            let page = try await browser.get(Self.path)
            let answer = try await browser.send("/p/\(post)/thanks", from: page, "do=give")
            #expect(answer.status == .tooManyRequests)
            let seconds = try #require(answer.headers[.retryAfter].flatMap { Int($0) })
            #expect(seconds > 0)
            #expect(answer.text.contains("You can go on in \(Waiting.words(seconds))."))
        }
    }

    @Test func `bookmarks are listed for their owner, and taken off there`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Frets & <nuts>", "Words <i>.", by: site.town.ada)
            let browser = try await site.signIn(as: "ben", client)
            let empty = try await browser.get(Self.path)
            #expect(empty.headers[.cacheControl] == "no-store")
            #expect(empty.text.contains(BookmarkWords().none))
            let kept = try await browser.send("/p/\(post)/bookmark", from: empty, "do=give")
            #expect(kept.headers[.location] == "/p/\(post)")
            let list = try await browser.get(Self.path).text
            #expect(list.contains("<a href=\"/p/\(post)\">Frets &amp; &lt;nuts&gt;</a>"))
            #expect(list.contains("formaction=\"/p/\(post)/bookmark?from=list\" name=\"do\" value=\"take\""))
            #expect(!list.contains(BookmarkWords().none))
            let other = try await site.signIn(as: "ada", client)
            #expect(try await other.get(Self.path).text.contains(BookmarkWords().none))
            let gone = try await browser.send(
                "/p/\(post)/bookmark?from=list", from: try await browser.get(Self.path), "do=take")
            #expect(gone.headers[.location] == Self.path)
            #expect(try await browser.get(Self.path).text.contains(BookmarkWords().none))
            #expect(try await browser.get("/account").text.contains("href=\"/account/bookmarks\""))
        }
    }

    @Test func `guests are asked to sign in, and who may not write keeps bookmarks but does not thank`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Buzzing low E", by: site.town.ada)
            #expect(try await client.get(Self.path).headers[.location] == "/sign-in?to=%2Faccount%2Fbookmarks")
            let browser = try await site.signIn(as: "ben", client)
            try await site.town.put(site.town.ben, in: .suspended)
            let page = try await browser.get(Self.path)
            #expect(try await browser.send("/p/\(post)/bookmark", from: page, "do=give").status == .seeOther)
            #expect(try await browser.send("/p/\(post)/thanks", from: page, "do=give").status == .notFound)
            #expect(try await Self.marks(post, site) == .none)
        }
    }

    @Test func `whoever asked marks the answer, and takes the mark off`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.start("Buzzing low E", in: town.guitars)
            let reply = try await town.reply(to: post)
            try await town.takeAnswers(on: town.guitars)
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get(Self.path)
            let marked = try await browser.send("/p/\(reply)/answer", from: page, "do=give")
            #expect(marked.headers[.location] == "/p/\(reply)")
            let discussion = try await town.discussion(of: post)
            #expect(try await town.community.answers.answer(of: discussion, for: .guest)?.post == reply)
            let other = try await site.signIn(as: "ben", client)
            let forbidden = try await other.send("/p/\(reply)/answer", from: try await other.get(Self.path), "do=take")
            #expect(forbidden.status == .forbidden)
            #expect(try await browser.send("/p/\(reply)/answer", from: page, "do=take").status == .seeOther)
            #expect(try await town.community.answers.answer(of: discussion, for: .guest) == nil)
        }
    }

    @Test func `a quote is one on the page, and nothing of it when its post is gone`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.start("Buzzing low E", by: town.maren)
            let original = try await town.reply(to: post, "The humbucker <hums>.", by: town.ada)
            let quote = try await town.community.quotes.quote(of: original, for: .guest)
            try await town.reply(to: post, (quote ?? "") + "Mine.")
            let thread = try await site.path(of: post)
            let before = try await client.get(thread).text
            #expect(before.contains("<cite><a href=\"/p/\(original)\">ada, #2</a></cite>"))
            try await town.community.ownPosts.delete(original, by: try await town.member("ada"))
            let after = try await client.get(thread).text
            #expect(after.contains("Quoted post removed"))
            #expect(!after.contains("humbucker"))
            #expect(!(try await client.get("/feeds/site.atom").text).contains("humbucker"))
            #expect(!(try await client.get("/search?q=humbucker").text).contains("hums"))
        }
    }
}
