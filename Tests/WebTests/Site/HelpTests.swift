import Features
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct HelpTests {
    @Test func `the notice says that what is said becomes public information`() async throws {
        try await TestSite.with { _, client in
            let text = try await client.get("/help/public").text
            #expect(text.contains("becomes public information"))
            #expect(text.contains("Exercise caution"))
            #expect(text.contains("Under 13s may use this site only with a parent’s express permission."))
        }
    }

    @Test func `the notice says what is kept and for how long, by the numbers that hold now`() async throws {
        try await TestSite.with { site, client in
            let before = try await client.get("/help/public").text
            for words in [
                "delete in the first 15 minutes is gone", "for 30 days; then it is gone", "change a post for 30 days,",
                "a new member for 24 hours.", "in the first 5 minutes.", "waits for 30 days", "notices for 90 days.",
            ] {
                #expect(before.contains(words), "\(words)")
            }
            var rates = Rates()
            (rates.quickDeleteMinutes, rates.editDaysRegular, rates.editHoursNewcomer) = (20, 1, 1)
            rates.editSilentMinutes = 1
            site.town.surroundings.rules.replace(RuleBook(rates: rates))
            let after = try await client.get("/help/public").text
            for words in [
                "delete in the first 20 minutes is gone", "change a post for 1 day, as a new member for 1 hour.",
                "in the first 1 minute.",
            ] {
                #expect(after.contains(words), "\(words)")
            }
            #expect(after.contains("<h2 id=\"kept\">\(KeepingWords.title)</h2>"))
            let composer = try await site.signIn(as: "ada", client).get("/b/guitars/new").text
            #expect(composer.contains("<a href=\"/help/public#kept\">\(KeepingWords.title)</a>"))
        }
    }

    @Test func `every page leads to the help, and the choice of keys to what they do`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            let link = "<li><a href=\"/help\">Help</a></li>"
            #expect(try await client.get("/").text.contains(link))
            let page = try await ada.get("/account/preferences").text
            #expect(page.contains(link))
            let box = try #require(page.range(of: "id=\"keys\""))
            let keys = try #require(page.range(of: "<a href=\"/help/keys\">"))
            #expect(box.upperBound < keys.lowerBound)
            #expect(try await client.get("/help").text.contains("<a href=\"/help/keys\">"))
        }
    }

    @Test func `every rule of the house has a number to link to`() async throws {
        try await TestSite.with { _, client in
            let text = try await client.get("/help/house-rules").text
            for rule in 1...7 { #expect(text.contains("<li id=\"rule-\(rule)\"><h2>")) }
            #expect(text.contains("Under 13s"))
        }
    }

    @Test func `how to write explains spoilers, and the list of texts names them all`() async throws {
        try await TestSite.with { _, client in
            #expect(try await client.get("/help/markdown").text.contains("&gt;! How the overture ends"))
            let list = try await client.get("/help").text
            for text in ["/help/public", "/help/house-rules", "/help/markdown"] {
                #expect(list.contains("<li><a href=\"\(text)\">"))
            }
        }
    }

    @Test func `a text that is not there is missing, and nothing else`() async throws {
        try await TestSite.with { _, client in
            try await client.expectNothing(at: ["/help/none"])
        }
    }
}
