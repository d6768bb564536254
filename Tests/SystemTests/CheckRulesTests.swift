import Foundation
import TestSupport
import Testing

struct CheckRulesTests {
    private struct Fault: Decodable {
        let file: String
        let line: Int?
        let sentence: String
    }

    @Test func `the rules that come with the program are well`() async throws {
        try await withTemporaryFolder { folder in
            let run = try await Program.run("check-rules", in: folder)
            #expect(run.code == 0)
            #expect(run.output.contains(/^All is well: \d+ rules, 5 kinds of personal information, \d+ examples\.\n$/))
            #expect(run.errors.isEmpty)
            let json = try await Program.run("check-rules", "--json", in: folder)
            #expect(json.code == 0)
            #expect(json.output == "[]\n")
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "bandstand.sqlite").path))
        }
    }

    @Test func `faults are told by file and line, and end with 2`() async throws {
        try await withTemporaryFolder { folder in
            let rules = try RulesFixture(in: folder)
            try rules.write("rates.yaml", "mentions: 10\npost-seconds: soon\n")
            try rules.write("links.yaml", "rules:\n  - rule: [\n")
            let run = try await Program.run("check-rules", rules.url.path, in: folder)
            #expect(run.code == 2)
            let lines = run.output.split(separator: "\n")
            #expect(lines.count == 3)
            #expect(lines.first?.hasPrefix("links.yaml:3: ") == true)
            #expect(lines.contains("rates.yaml:2: post-seconds is a whole number from 0 to 3600, not \"soon\"."))
            #expect(lines.last == "2 faults found.")
            let json = try await Program.run("check-rules", "--json", rules.url.path, in: folder)
            #expect(json.code == 2)
            let faults = try JSONDecoder().decode([Fault].self, from: Data(json.output.utf8))
            #expect(faults.map(\.file) == ["links.yaml", "rates.yaml"])
            #expect(faults.map(\.line) == [3, 2])
            #expect(faults.allSatisfy { $0.sentence.hasSuffix(".") })
        }
    }

    @Test func `the folder is taken from the setting, and one that is not there is one sentence`() async throws {
        try await withTemporaryFolder { folder in
            let rules = try RulesFixture(in: folder)
            let set = try await Program.run("check-rules", environment: ["BANDSTAND_RULES": rules.url.path], in: folder)
            #expect(set.code == 0)
            #expect(set.output.hasPrefix("All is well: 1 rules, "))
            let missing = try await Program.run("check-rules", "\(folder.path)/none", in: folder)
            #expect(missing.code == 1)
            #expect(missing.output.isEmpty)
            #expect(missing.errors.hasPrefix("Error: The rules of the house are not in \(folder.path)/none"))
        }
    }

    @Test func `without its rules the server does not start and makes nothing`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "bandstand.sqlite").path
            let rules = try RulesFixture(in: folder)
            try rules.write("words.yaml", "rules: 5\n")
            for (path, sentence) in [
                ("\(folder.path)/none", "The rules of the house are not in "),
                (rules.url.path, "words.yaml:1: rules is a list"),
            ] {
                let run = try await Program.run(
                    "serve", "--port", "0", "--rules", path, "--database", database, in: folder)
                #expect(run.code == 1)
                #expect(run.errors.hasPrefix("Error: ") && run.errors.contains(sentence), "\(run.errors)")
                #expect(run.errors.split(separator: "\n").count == 1)
                #expect(!FileManager.default.fileExists(atPath: database))
            }
        }
    }

    @Test func `on SIGHUP a new rule refuses what was let pass before, and broken rules leave it in force`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "bandstand.sqlite").path
            let flood = try await Program.run(
                "flood", "--discussions", "1", "--posts", "1", "--database", database, in: folder)
            try #require(flood.code == 0, "\(flood.errors)")
            let link = try await FormExchange.link(for: "player1", database: database, in: folder)
            let rules = try RulesFixture(in: folder)
            try rules.write("rates.yaml", Self.noWaiting)
            try await RunningServer.with(folder, environment: ["BANDSTAND_RULES": rules.url.path]) { server in
                func reload(_ sign: String, _ count: Int = 1) async throws {
                    server.process.send(SIGHUP)
                    let isDone = try await poll(within: Program.patience) {
                        server.process.errors.components(separatedBy: sign).count > count ? true : nil
                    }
                    #expect(isDone == true, "\(server.process.errors)")
                }
                let cookie = try FormExchange.signIn(by: link, port: server.port)
                func expectRefusal(of words: String) throws {
                    let answer = try Self.reply(words, cookie, server)
                    #expect(answer.hasPrefix("HTTP/1.1 422 ") && answer.contains("No gold here, please."), "\(answer)")
                }
                let before = try Self.reply("Gold picks for nothing, friends.", cookie, server)
                #expect(before.hasPrefix("HTTP/1.1 303 "), "\(before)")
                try rules.write("words.yaml", Self.noGold)
                try await reload("the rules were read anew")
                try expectRefusal(of: "Gold picks for nothing, players.")
                try rules.write("rates.yaml", "mentions: 1\npost-seconds: soon\n")
                try await reload("those before stay in use")
                #expect(server.process.errors.contains("rates.yaml:2: post-seconds"))
                try expectRefusal(of: "Gold picks for nothing, singers.")
                try FileManager.default.removeItem(at: rules.url)
                try await reload("those before stay in use", 2)
                try expectRefusal(of: "Gold picks for nothing, dancers.")
                let after = try Self.reply("Picks of horn, for money.", cookie, server)
                #expect(after.hasPrefix("HTTP/1.1 303 "), "\(after)")
                #expect(try await server.terminate() == 0)
            }
        }
    }

    private static let noWaiting = """
        newcomer-post-seconds: 0
        typing-seconds: 0
        """

    private static let noGold = """
        rules:
          - rule: gold
            name: Gold
            effect: refuse
            says: No gold here, please.
            phrases: [gold picks for nothing]
            caught: [Gold picks for nothing!]
            passes: [gold picks]
        """

    /// Answers the first post by the form, and gives what comes back.
    private static func reply(_ words: String, _ cookie: String, _ server: RunningServer) throws -> String {
        let path = "/p/1/reply"
        let page = try #require(try FormExchange.send("GET \(path) HTTP/1.1", cookie: cookie, port: server.port))
        let token = try #require(FormExchange.field("t", in: page), "\(page)")
        let use = try #require(FormExchange.field("c", in: page), "\(page)")
        let form = "t=\(token)&c=\(use)&understood=yes&do=post&body=\(words.replacing(" ", with: "+"))"
        let answer = try FormExchange.send(
            "POST \(path) HTTP/1.1", form: form, cookie: cookie, port: server.port)
        return try #require(answer)
    }
}
