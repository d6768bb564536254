import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// The case of a change that waits beside a post which readers reported.
struct ReportedEditCaseTests {
    private static let hidden = "Reports have hidden the post"
    private static let after = "members who reported the post are told if you publish the change"

    /// An answer by ada, whose change waits, that was reported; and where its item is.
    private static func reported(
        _ reason: ReportReason, _ town: TestCommunity
    ) async throws -> (post: Post.ID, item: String) {
        let first = try await town.start("A humming amplifier", by: town.maren)
        let post = try await town.reply(to: first, "It hums.", by: town.ada)
        let links = "Lilac: " + (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        let isHeld = try await town.community.ownPosts.edit(
            Edit(post, source: links, base: 0), by: try await town.member("ada"))
        try #require(isHeld)
        try await town.community.reports.report(post, ReportDraft(reason), by: .guest, from: nil)
        let rows = try await town.community.moderation.queue(for: try await town.member("maren")).rows
        let item = try #require(rows.first).item
        return (post, "/moderation/\(item.id)")
    }

    @Test func `where reports have hidden the post, the page says what becomes of it by each choice`() async throws {
        try await TestSite.with { site, client in
            let (post, item) = try await Self.reported(.under13, site.town)
            let maren = try await site.signIn(as: "maren", client)
            let page = try await maren.get(item)
            for words in [
                Self.hidden, "Publish the post, with the change",
                "Keep the change away; the post stays hidden, and its reports still wait", Self.after,
            ] { #expect(page.text.contains(words), "\(words)") }
            for words in ["Publish it as it is", "the post stays as it is"] {
                #expect(!page.text.contains(words), "\(words)")
            }
            let fields = "verdict=reject&reason=No+adverts.&seen=\(page.hidden("seen"))&do=decide"
            #expect(try await maren.send(item, from: page, fields).status == .seeOther)
            #expect(try await site.town.state(of: post) == .held)
            let left = try await maren.get(item)
            #expect(left.text.contains("value=\"dismiss\"") && !left.text.contains("value=\"release\""))
            #expect(left.text.contains("It hums.") && !left.text.contains("Lilac"))
            let dismissal = "verdict=dismiss&seen=\(left.hidden("seen"))&do=decide"
            #expect(try await maren.send(item, from: left, dismissal).status == .seeOther)
            #expect(try await site.town.state(of: post) == .visible)
        }
    }

    @Test func `where everybody can read the post, the page says so`() async throws {
        try await TestSite.with { site, client in
            let (_, item) = try await Self.reported(.spam, site.town)
            let page = try await site.signIn(as: "maren", client).get(item)
            for words in [
                "Everybody can read what it says now; nobody else can read the change.", "Publish the change",
                "Keep the change away; the post stays as it is", Self.after,
            ] { #expect(page.text.contains(words), "\(words)") }
            #expect(!page.text.contains(Self.hidden))
        }
    }
}
