import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// What is personal in a text, where it is not any adult who writes it; what a preview says of rules.
struct PersonalPageTests {
    private static let path = "/b/guitars/new"
    private static let fields = ["title": "A cello to give away", "body": "Half size.\nCall me: +44 20 7946 0958."]

    private static func sending(_ wish: String) -> [String: String] { fields.merging(["do": wish]) { $1 } }

    @Test func `a minor is told that what they leave in waits, and what they take out goes up`() async throws {
        try await TestSite.with { site, client in
            try await site.town.put(site.town.ada, in: .from13)
            let ada = try await site.writer("ada", client)
            var page = try await ada.get(Self.path)
            site.town.clock.advance(seconds: 60)
            let asked = try await ada.compose(Self.path, from: page, Self.sending("post"))
            #expect(asked.status == .unprocessableContent)
            #expect(asked.text.contains("On a public page: a phone number"))
            #expect(asked.text.contains("If you leave it in, we keep this back until someone has looked."))
            #expect(!asked.text.contains("Strangers, and the machines"))
            let preview = try await ada.compose(Self.path, from: asked, Self.sending("preview"))
            #expect(preview.text.contains("<li>If you leave it in, we keep this back until someone has looked.</li>"))
            let left = try await ada.compose(Self.path, from: asked, Self.sending("leave-in"))
            #expect(left.headers[.location]?.hasPrefix("/held/") == true)
            site.town.clock.advance(seconds: 300)
            page = try await ada.get(Self.path)
            let out = try await ada.compose(Self.path, from: page, Self.sending("take-out"))
            #expect(out.status == .ok)
            #expect(out.typed == "Half size.\nCall me: [number removed].")
            let sent = try await ada.compose(
                Self.path, from: out,
                ["title": "Another cello to give away", "body": "Half size.\nCall me: [number removed].", "do": "post"])
            #expect(sent.headers[.location]?.hasPrefix("/p/") == true)
        }
    }

    @Test func `a moderator is asked like any member, for a post and for a change of it`() async throws {
        try await TestSite.with { site, client in
            let maren = try await site.writer("maren", client)
            let page = try await maren.get(Self.path)
            let asked = try await maren.compose(Self.path, from: page, Self.sending("post"))
            #expect(asked.status == .unprocessableContent)
            #expect(asked.text.contains("<mark>+44 20 7946 0958</mark>"))
            #expect(asked.text.contains("Strangers, and the machines"))
            let left = try await maren.compose(Self.path, from: asked, Self.sending("leave-in"))
            let post = try #require(left.headers[.location])
            #expect(post.hasPrefix("/p/"))
            let edited = Self.fields.merging(["body": "Half size.\nMail me: maren@mail.example."]) { $1 }
            let form = try await maren.get("\(post)/edit")
            let again = try await maren.compose("\(post)/edit", from: form, edited.merging(["do": "post"]) { $1 })
            #expect(again.status == .unprocessableContent)
            let kept = try await maren.compose("\(post)/edit", from: again, edited.merging(["do": "leave-in"]) { $1 })
            #expect(kept.headers[.location] == post)
        }
    }

    @Test func `a preview says what rules of the Gate's own will do, and escapes the rest`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get(Self.path)
            let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
            let body = "\(links) @ada @ben @maren"
            let fields = ["title": "Strings & things", "body": body, "do": "preview"]
            let preview = try await ada.compose(Self.path, from: page, fields)
            #expect(preview.status == .ok)
            let sentence = "This has 3 links; with more than 2 it waits until a moderator has looked."
            #expect(preview.text.contains("<li>\(sentence)</li>"))
            #expect(preview.text.contains("<li>This calls 3 members by name; 2 are the most in one post for now.</li>"))
            let few = try await ada.compose(
                Self.path, from: preview, fields.merging(["body": "https://strings.example/1"]) { $1 })
            #expect(!few.text.contains("until a moderator has looked"))
        }
    }
}
