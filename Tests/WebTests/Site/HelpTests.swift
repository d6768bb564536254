import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

struct HelpTests {
    @Test func `the notice says that what is said becomes public information`() async throws {
        try await TestSite.with { _, client in
            let text = try await client.get("/help/public").text
            #expect(text.contains("becomes public information"))
            #expect(text.contains("Exercise caution"))
            #expect(text.contains("Under 13s may use this site only with a parent’s express permission."))
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
