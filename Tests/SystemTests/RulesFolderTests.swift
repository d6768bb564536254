import Features
import Foundation
import Testing

@testable import App

struct RulesFolderTests {
    /// What is wrong when `file` holds `text`, beside files that are right.
    private func faults(_ file: String, _ text: String) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let fixture = try RulesFixture(in: folder)
        try fixture.write(file, text)
        do {
            _ = try RulesFolder(url: fixture.url).read()
            return []
        } catch {
            return error.faults.map(\.text)
        }
    }

    private func rule(_ lines: String..., kind: String = "phrases: [spam]") -> String {
        let own = [
            "rule: a", "name: A", "effect: hold", "says: A long sentence.", kind, "caught: [spam]", "passes: [ham]",
        ]
        let keys = lines.map { $0.prefix { $0 != ":" } }
        let kept =
            own.filter { line in !keys.contains { line.hasPrefix("\($0):") } } + lines.filter { !$0.hasPrefix("-") }
        return "rules:\n  - " + kept.joined(separator: "\n    ") + "\n"
    }

    @Test func `the rules of the house are right, and their examples too`() throws {
        let book = try RulesFolder(url: Program.checkout.appending(path: "moderation")).read()
        #expect(book.rates == Rates())
        #expect(book.rules.count >= 10)
        #expect(book.personal.kinds == Set(PersonalKind.allCases))
        #expect(RuleExamples.failures(of: book) == [])
        let text = RuleText(
            title: nil, source: "", text: "Are your parents home?", linkHosts: ["bit.ly"], isNewcomer: false)
        #expect(book.judge(text).map(\.rule) == ["contact-with-children", "link-shorteners"])
    }

    @Test func `T36: an age in words waits whoever says it, and what tells where a minor is waits when a minor does`()
        throws
    {
        let book = try RulesFolder(url: Program.checkout.appending(path: "moderation")).read()
        func rules(_ words: String, hosts: [String] = [], isMinor: Bool) -> [String] {
            let text = RuleText(
                title: nil, source: words, text: words, linkHosts: hosts, isNewcomer: false, isMinor: isMinor)
            return book.judge(text).map(\.rule)
        }
        for isMinor in [true, false] {
            let found = isMinor ? ["young-age", "minors-age"] : ["young-age"]
            #expect(rules("We do this in class, I am eleven years old", isMinor: isMinor) == found)
            #expect(rules("im eleven years old", isMinor: isMinor) == found)
            #expect(rules("I'm 40 years old", isMinor: isMinor) == [])
            #expect(rules("I'm 10 minutes away. I am eight bars in, im ten times slower", isMinor: isMinor) == [])
        }
        for (words, rule) in [
            ("I'm 11, by the way", "minors-age"), ("I am eleven and play bass", "minors-age"),
            ("Add me on snap", "minors-contact"),
            ("Let's meet behind the shop", "minors-whereabouts"), ("My real name is long", "minors-full-name"),
            ("My name is Robin", "minors-name"),
        ] {
            #expect(rules(words, isMinor: true) == [rule])
            #expect(rules(words, isMinor: false) == [])
        }
        #expect(rules("Here", hosts: ["wa.me"], isMinor: true) == ["contacts-of-minors"])
        #expect(rules("Here", hosts: ["wa.me"], isMinor: false) == [])
    }

    @Test func `a folder is read, and what it leaves out stays as it is`() throws {
        try withTemporaryFolderNow { folder in
            let book = try RulesFolder(url: RulesFixture(in: folder).url).read()
            #expect(book.rates.postSeconds == 20)
            #expect(book.rates.threadSeconds == Rates().threadSeconds)
            #expect(book.rules.map(\.key) == ["spam"])
            #expect(book.personal == PersonalSettings())
        }
    }

    @Test func `broken YAML is told with its line`() throws {
        #expect(
            try faults("words.yaml", "rules:\n  - rule: [\n").first?.hasPrefix("words.yaml:3: This is no YAML: ")
                == true)
        #expect(try faults("rates.yaml", "a: b: c\n").first?.hasPrefix("rates.yaml:1: This is no YAML: ") == true)
        #expect(
            try faults("rates.yaml", "mentions: 1\nmentions: 2\n") == [
                "rates.yaml:1: This is no YAML: mentions stands twice in it."
            ])
        #expect(try faults("links.yaml", "\u{0}").first?.hasPrefix("links.yaml:1: ") == true)
    }

    @Test func `numbers have their names and ranges`() throws {
        #expect(
            try faults("rates.yaml", "mentions: 5\npost-seconds: soon\n") == [
                "rates.yaml:2: post-seconds is a whole number from 0 to 3600, not \"soon\"."
            ])
        #expect(
            try faults("rates.yaml", "quick-delete-minutes: 14\n") == [
                "rates.yaml:1: quick-delete-minutes is a whole number from 15 to 1440, not \"14\"."
            ])
        #expect(try faults("rates.yaml", "quick-delete-minutes: 15\n") == [])
        #expect(try faults("rates.yaml", "post-seconds: -1\n").count == 1)
        #expect(try faults("rates.yaml", "post-seconds: [1]\n").count == 1)
        #expect(
            try faults("rates.yaml", "\npost-second: 5\n").first?.hasPrefix(
                "rates.yaml:2: \"post-second\" is not known here: ") == true)
        #expect(try faults("rates.yaml", "- 5\n").first?.hasPrefix("rates.yaml:1: Here should be names") == true)
        #expect(try faults("rates.yaml", "# nothing\n") == [])
        #expect(try faults("rates.yaml", "") == [])
    }

    @Test func `a rule says everything that it needs`() throws {
        #expect(try faults("words.yaml", rule()) == [])
        #expect(
            try faults("words.yaml", rule("effect: hide")) == ["words.yaml:8: effect is one of warn, hold, refuse."])
        #expect(try faults("words.yaml", rule("says: No.")).count == 1)
        #expect(try faults("words.yaml", rule("name: ''")).count == 1)
        #expect(try faults("words.yaml", rule("rule: Two Words")).count == 1)
        #expect(try faults("words.yaml", rule("phrases: ['!']")).first?.contains("A phrase is 1 to 12 words.") == true)
        #expect(try faults("words.yaml", rule("phrases: []")).isEmpty == false)
        #expect(try faults("words.yaml", rule("phrases: spam")).isEmpty == false)
        #expect(try faults("words.yaml", rule("phrases: [spam, SPAM]")).first?.contains("stands twice") == true)
        #expect(try faults("words.yaml", rule("caught: []")).first?.contains("needs an example") == true)
        #expect(try faults("words.yaml", rule("in: footer")).count == 1)
        let exceptions = "except-before has single words, such as minutes."
        #expect(try faults("words.yaml", rule("except-before: [minutes, ohms]")) == [])
        #expect(try faults("words.yaml", rule("except-before: [two words]")).first?.contains(exceptions) == true)
        #expect(try faults("words.yaml", rule("except-before: minutes")).first?.contains("is a list") == true)
        #expect(try faults("words.yaml", rule("only-newcomers: perhaps")).count == 1)
        #expect(try faults("words.yaml", rule("only-minors: perhaps")).count == 1)
        #expect(try faults("words.yaml", rule("only-minors: yes")) == [])
        #expect(try faults("minors.yaml", rule("only-minors: yes")) == [])
        #expect(try faults("minors.yaml", rule("effect: hide")).count == 1)
        #expect(try faults("words.yaml", rule("colour: red")).first?.contains("\"colour\" is not known") == true)
        #expect(try faults("words.yaml", "rules:\n  - text\n").count == 1)
        #expect(try faults("words.yaml", "rules: text\n").count == 1)
        let bare = try faults("words.yaml", "rules:\n  - rule: a\n")
        #expect(bare.count == 6)
        #expect(bare.allSatisfy { $0.hasPrefix("words.yaml:2: This rule has no ") })
    }

    @Test func `a link rule names hosts`() throws {
        let caught = "caught: ['https://bit.ly/x']"
        #expect(try faults("links.yaml", rule("rule: b", caught, kind: "domains: [bit.ly]")) == [])
        for domain in ["https://bit.ly", "bit.ly/x", "BIT.ly", "ly", ".ly", "a..b", "'*.ly'"] {
            let faults = try faults("links.yaml", rule("rule: b", caught, kind: "domains: [\(domain)]"))
            #expect(faults.first?.contains("A domain is a name") == true, "\(domain)")
        }
        #expect(try !faults("links.yaml", rule("rule: b", caught)).isEmpty)
    }

    @Test func `a name belongs to one rule in all files`() throws {
        let links = rule("rule: spam", "caught: ['https://bit.ly']", kind: "domains: [bit.ly]")
        #expect(
            try faults("links.yaml", links) == ["words.yaml:2: There is a rule spam already, in links.yaml:2."]
                || faults("links.yaml", links) == ["links.yaml:2: There is a rule spam already, in words.yaml:2."])
    }

    @Test func `an example that comes out wrong is told with its rule's line`() throws {
        #expect(
            try faults("words.yaml", rule("caught: [ham]", "passes: [spam]")) == [
                "words.yaml:2: The rule a catches \"spam\", which it should let pass.",
                "words.yaml:2: The rule a does not catch its example \"ham\".",
            ])
        let kinds = "kinds:\n  - kind: phone-number\n    warn: yes\n    caught: [hello]\n    passes: []\n"
        #expect(
            try faults("personal.yaml", kinds) == [
                "personal.yaml:2: The rule phone-number does not catch its example \"hello\"."
            ])
    }

    @Test func `kinds of personal information are turned off one by one`() throws {
        try withTemporaryFolderNow { folder in
            let fixture = try RulesFixture(in: folder)
            let off =
                "kinds:\n  - kind: phone-number\n    warn: no\n    caught: []\n    passes: []\nknown: [a@b.example]\n"
            try fixture.write("personal.yaml", off)
            let personal = try RulesFolder(url: fixture.url).read().personal
            #expect(personal.kinds == Set(PersonalKind.allCases).subtracting([.phoneNumber]))
            #expect(personal.findings(in: "a@b.example 203-555-0142 c@d.example").map(\.what) == ["c@d.example"])
        }
        let twice = "  - {kind: phone-number, warn: no, caught: [], passes: []}\n"
        #expect(try faults("personal.yaml", "kinds:\n\(twice)\(twice)").first?.contains("a second time") == true)
        #expect(try faults("personal.yaml", "kinds:\n  - {kind: shoe-size}\n").count == 4)
    }

    @Test func `a misspelled file is a fault, and others are none of ours`() throws {
        #expect(try faults("word.yaml", "rules: []\n").first?.hasPrefix("word.yaml: This is none of the files") == true)
        #expect(try faults("README.md", "Our rules\n") == [])
        #expect(try faults(".words.yaml", "x\n") == [])
    }

    @Test func `a folder that is not there or holds no rules is refused`() throws {
        try withTemporaryFolderNow { folder in
            let missing = RulesFolder(url: folder.appending(path: "none"))
            #expect { try missing.read() } throws: { error in
                (error as? RulesError)?.faults.isEmpty == true && "\(error)".contains("name their folder by --rules")
            }
            #expect(throws: RulesError.self) { try RulesFolder(url: folder).read() }
        }
    }
}

/// A folder that is gone afterwards.
private func withTemporaryFolderNow(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
}
