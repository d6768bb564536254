import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// What those who decide about posts learn of those who wrote and reported them.
struct WhatModeratorsSeeTests {
    /// Addresses, networks and what is kept of ages, as they would stand on a page.
    private static let secrets = [
        "mail.example", "203.0.113.", "2001:db8", "consent", "13+", "16+", "18+", "guarded", "u13",
    ]

    @Test func `T61: no page for moderators shows an address, a network, an age or a consent`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            try await town.register(town.ada, address: "ada.okafor@mail.example")
            try await town.register(town.ben, address: "ben.ito@mail.example")
            let start = try await town.start("Strings for slide playing", in: town.guitars)
            let (post, removed) = (try await town.reply(to: start, "Rude words."), try await town.reply(to: start))
            try await town.keepVersion(of: post, "Ruder words.")
            // What a child wrote is for members alone: these came before anybody knew.
            try await town.put(town.ben, in: .guarded)
            try await town.put(town.ada, in: .from16)
            let (reports, ada) = (town.community.reports, try await town.member("ada"))
            for actor in [ada, .guest] {
                for reported in [post, removed] {
                    try await reports.report(
                        reported, ReportDraft(.unkind, words: "Not nice."), by: actor,
                        from: Network(address: actor == .guest ? "203.0.113.77" : "2001:db8::7"))
                }
            }
            let maren = try await site.signIn(as: "maren", client)
            let items = try await town.community.moderation.queue(for: try await town.member("maren")).rows
                .map { "/moderation/\($0.item.id)" }
            try await town.community.moderation.remove(
                removed, reason: "Off topic.", by: try await town.member("maren"))
            let pages =
                items + [
                    "/moderation", "/p/\(post)/remove", "/p/\(removed)/decision", "/p/\(post)/versions",
                    "/p/\(post)/versions/1/hide", try await site.path(of: post), "/m/ben",
                ]
            #expect(items.count == 2)
            for path in pages {
                let page = try await maren.get(path)
                #expect(page.status == .ok, "\(path)")
                for secret in Self.secrets { #expect(!page.text.contains(secret), "\(path): \(secret)") }
            }
            let shown = try await maren.get(items[0]).text
            #expect(shown.contains("Not nice.") && shown.contains("ada") && shown.contains("ben"))
        }
    }
}
