import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// Two tabs in which one member writes for the same place, and what a form is known by that came back.
struct TwoTabsTests {
    /// What a script sends while somebody types.
    private func keep(
        _ body: String, for target: String, in page: TestResponse, _ browser: Browser, _ more: String = ""
    ) async throws -> TestResponse {
        let tokens = "t=\(page.hidden("t"))&c=\(page.hidden("c"))"
        return try await browser.send("/compose/draft", "\(tokens)&target=\(target)&body=\(Link.segment(body))\(more)")
    }

    @Test func `a tab that has not shown the draft of another is told so, and takes nothing from it`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let (path, target) = ("/p/\(post)/reply", "reply:\(post)")
            let (one, two) = (try await ada.get(path), try await ada.get(path))
            #expect(try await keep("Forty lines.", for: target, in: two, ada).status == .ok)
            let told = try await keep("Hm.", for: target, in: one, ada)
            #expect(told.status == .conflict && told.text.hasPrefix("Another tab"))
            #expect(told.headers[.contentType]?.hasPrefix("text/plain") == true)
            for wish in ["save", "preview"] {
                let back = try await ada.compose(path, from: one, ["body": "*Hm*.", "do": wish])
                #expect(back.status == .conflict && back.typed == "*Hm*.", "\(wish)")
                #expect(back.text.contains("Another tab, or another device, keeps a draft here"), "\(wish)")
                #expect(back.text.contains(" data-unkept"), "\(wish)")
                #expect(back.text.contains("<em>Hm</em>.") == (wish == "preview"))
                let again = try await keep("Hm.", for: target, in: back, ada)
                #expect(again.status == .conflict, "the page that says so has not shown it either")
            }
            let three = try await ada.get(path)
            #expect(three.typed == "Forty lines.")
            site.town.clock.advance(seconds: 60)
            #expect(try await ada.compose(path, from: one, ["body": "Hm."]).status == .seeOther)
            #expect(try await ada.get(path).typed == "Forty lines.")
            let gone = try await ada.compose(path, from: three, ["body": "Forty lines.", "do": "discard"])
            #expect(gone.status == .seeOther)
            #expect(try await ada.get(path).typed == "")
        }
    }

    @Test func `a form that came back, and one that was sent again after signing in, go on with their draft`()
        async throws
    {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let (path, target) = ("/p/\(post)/reply", "reply:\(post)")
            let page = try await ada.get(path)
            #expect(try await keep("One.", for: target, in: page, ada).status == .ok)
            site.town.clock.advance(seconds: 1)
            let back = try await ada.compose(path, from: page, ["body": "Call 203-555-0142."])
            #expect(back.status == .unprocessableContent)
            #expect(try await keep("Two.", for: target, in: back, ada).status == .ok)
            ada[.member] = nil
            let lost = try await ada.compose(path, from: back, ["body": "Three."])
            #expect(lost.status == .forbidden && lost.typed == "Three.")
            #expect(lost.hidden("c") == back.hidden("c"))
            let anew = try await site.signIn(as: "ada", client)
            let shown = try await anew.compose(path, from: lost, ["body": "Three."])
            #expect(shown.status == .unprocessableContent && shown.typed == "Three.")
            site.town.clock.advance(seconds: 1)
            #expect(try await keep("Four.", for: target, in: shown, anew).status == .ok)
            #expect(try await anew.get(path).typed == "Four.")
        }
    }

    @Test func `what was posted does not come back as a draft after signing in anew`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A humming amplifier", by: site.town.maren)
            let (ada, path) = (try await site.signIn(as: "ada", client), "/p/\(first)/reply")
            let page = try await ada.get(path)
            let sent = try await ada.compose(path, from: page, ["body": "Mine & waiting.", "understood": "yes"])
            #expect(sent.headers[.location]?.hasPrefix("/held/") == true)
            site.town.clock.advance(seconds: 600)
            let anew = try await site.signIn(as: "ada", client)
            let next = try await anew.get(path)
            let late = try await anew.send(
                "/compose/draft",
                "t=\(next.hidden("t"))&into=\(next.hidden("c"))&c=\(page.hidden("c"))&target=reply:\(first)"
                    + "&body=Mine%20%26%20waiting.&late=5000")
            #expect(late.status == .noContent)
            #expect(try await anew.get(path).typed == "")
        }
    }

    @Test func `what comes late is the draft of the tab that shows it from now on`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let (path, target) = ("/p/\(post)/reply", "reply:\(post)")
            let lost = try await ada.get(path)
            site.town.clock.advance(seconds: 60)
            let next = try await ada.get(path)
            let into = "&into=\(next.hidden("c"))&late=1000"
            #expect(try await keep("Forty lines.", for: target, in: lost, ada, into).status == .ok)
            site.town.clock.advance(seconds: 1)
            #expect(try await keep("Forty lines. Hm.", for: target, in: next, ada).status == .ok)
            #expect(try await keep("Hm.", for: target, in: lost, ada).status == .conflict)
            #expect(try await ada.get(path).typed == "Forty lines. Hm.")
        }
    }
}
