import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// What people write to moderators, and moderators to people, comes back when it can't be taken.
struct KeptFormTests {
    /// Forms of moderators about a reply that was reported: where each goes, and its field.
    private func forms(_ site: TestSite) async throws -> [(path: String, field: String)] {
        let town = site.town
        let post = try await town.reply(to: try await town.start("Strings for slide playing"))
        let thread = try await town.discussion(of: post)
        try await town.keepVersion(of: post, "Before.")
        try await town.community.reports.report(post, ReportDraft(.unkind), by: .guest, from: nil)
        let maren = try await town.actor(town.signIn("maren").secret)
        let item = try #require(try await town.community.moderation.queue(for: maren).rows.first?.item.id)
        return [
            ("/moderation/\(item)", "reason"), ("/p/\(post)/remove", "reason"), ("/d/\(thread)/lock", "reason"),
            ("/d/\(thread)/pin", "until"), ("/d/\(thread)/retitle", "reason"),
            ("/p/\(post)/versions/1/hide", "reason"),
        ]
    }

    @Test func `a moderator whose session is over has the text again, and sends it on after signing in`() async throws {
        try await TestSite.with { site, client in
            for (path, field) in try await forms(site) {
                let maren = try await site.signIn(as: "maren", client)
                let page = try await maren.get(path)
                maren[.member] = nil
                let fields = "\(field)=Kept+%3Cb%3E+words&verdict=remove&do=decide"
                let lost = try await maren.send(path, from: page, fields)
                #expect(lost.status == .forbidden, "\(path)")
                #expect(lost.text.contains("Kept &lt;b&gt; words"), "\(path)")
                #expect(lost.text.contains("target=\"_blank\"") && lost.text.contains("action=\"\(path)\""))
                let back = try await site.signIn(as: "maren", client)
                let again = try await back.send(path, from: lost, fields)
                #expect(again.status == .unprocessableContent, "\(path)")
                #expect(again.text.contains("Kept &lt;b&gt; words"), "\(path)")
            }
        }
    }

    @Test func `a database that is away keeps the text`() async throws {
        try await TestSite.with { site, client in
            let forms = try await forms(site)
            let maren = try await site.signIn(as: "maren", client)
            var pages: [TestResponse] = []
            for form in forms { pages.append(try await maren.get(form.path)) }
            try await site.town.breakDatabase()
            for ((path, field), page) in zip(forms, pages) {
                let answer = try await maren.send(path, from: page, "\(field)=Kept+words&verdict=remove&do=decide")
                #expect(answer.status == .serviceUnavailable, "\(path)")
                #expect(answer.text.contains("Kept words"), "\(path)")
                #expect(answer.text.contains("action=\"\(path)\""), "\(path)")
            }
        }
    }

    @Test func `a button without words waits for the database too, instead of being told that nothing is there`()
        async throws
    {
        try await TestSite.with { site, client in
            let item = try #require(try await forms(site).first?.path)
            let maren = try await site.signIn(as: "maren", client)
            let page = try await maren.get(item)
            try await site.town.breakDatabase()
            #expect(try await maren.send(item, from: page, "do=claim").status == .serviceUnavailable)
            #expect(try await Browser(client).send(item, "do=claim&t=x").status == .notFound)
        }
    }

    @Test func `members without the right, and guests who wrote nothing, find nothing there`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            let account = try await ada.get("/account")
            for (path, field) in try await forms(site) {
                #expect(try await ada.send(path, from: account, "\(field)=Words").status == .notFound, "\(path)")
                #expect(try await Browser(client).send(path, "\(field)=&t=x").status == .notFound, "\(path)")
                let other = try await Browser(client)
                    .send(path, "\(field)=Words", [.origin: "https://evil.example"])
                #expect(other.status == .forbidden && !other.text.contains("Words"), "\(path)")
            }
        }
    }

    @Test func `a member's report that comes from a guest is a guest's form again, with its words`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Strings for slide playing")
            let path = "/p/\(post)/report"
            let ben = try await site.signIn(as: "ben", client)
            let page = try await ben.get(path)
            ben[.member] = nil
            let lost = try await ben.send(path, from: page, "reason=other&words=My+own+words")
            #expect(lost.status == .unprocessableContent)
            #expect(lost.text.contains("My own words") && lost.text.contains("value=\"other\" checked"))
            #expect(try await ben.send(path, from: lost, "reason=other&words=My+own+words").status == .seeOther)
            #expect(try await ben.send(path, "t=x").status == .forbidden)
        }
    }

    @Test func `a report that can't be stored is kept, whoever sent it`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Strings for slide playing")
            let path = "/p/\(post)/report"
            let (ben, guest) = (try await site.signIn(as: "ben", client), Browser(client))
            let pages = (try await ben.get(path), try await guest.get(path))
            try await site.town.breakDatabase()
            for (browser, page) in [(ben, pages.0), (guest, pages.1)] {
                let answer = try await browser.send(path, from: page, "reason=other&words=My+own+words")
                #expect(answer.status == .serviceUnavailable)
                #expect(answer.text.contains("My own words"))
                #expect(answer.text.contains("name=\"reason\" value=\"other\""))
            }
        }
    }
}
