import Features
import Storage
import TestSupport
import Testing

/// How a draft would look, and what rules say of it, before anything is posted.
@Suite struct PreviewTests {
    private func draft(_ town: TestCommunity, _ source: String = "It *hums*.", by member: Member.ID? = nil) -> Draft {
        Draft(
            .newDiscussion(in: town.general, title: "A humming amplifier"), source: source, by: member ?? town.ada)
    }

    @Test func `a draft is shown as it would look, and nothing of it is kept`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let before = try await town.rows()
        let preview = try await town.community.discussions.preview(draft(town), by: ada)
        #expect(preview.html == "<p>It <em>hums</em>.</p>\n")
        #expect(preview.findings == [] && preview.matches == [])
        var after = try await town.rows()
        #expect(after["throttle"] == before["throttle", default: 0] + 1, "the pace of previews alone")
        after["throttle"] = before["throttle"]
        #expect(after == before)
    }

    @Test func `whoever writes reads what rules say before they post, and what seems to be personal`() async throws {
        let town = try await makeCommunity()
        let rule = Rule(
            key: "shouting", name: "Shouting", effect: .warn, subject: .phrases(["read this now"]),
            sentence: "Is it as urgent as that?")
        town.surroundings.rules.replace(RuleBook(rules: [rule]))
        let ada = try await town.member("ada")
        let preview = try await town.community.discussions.preview(
            draft(town, "Read this now!\n\nCall me: +44 20 7946 0958."), by: ada)
        #expect(preview.matches.map(\.rule) == ["shouting"])
        #expect(preview.findings.map(\.kind) == [.phoneNumber] && preview.findings.map(\.line) == [3])
        #expect(preview.notes == [] && !preview.isYoung)
        // Rules judge nothing of what this one says.
        let other = try await town.community.discussions.preview(
            draft(town, "Read this now!", by: town.maren), by: town.member("maren"))
        #expect(other.matches == [])
    }

    @Test func `what the Gate's own rules say is told before it is sent, to those whom it is about`() async throws {
        let town = try await makeCommunity()
        let discussions = town.community.discussions
        let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        let words = "\(links) @ada @ben @maren"
        func notes(_ source: String, _ name: String) async throws -> [String] {
            let actor = try await town.member(name)
            let member = try #require(actor.member?.id)
            return try await discussions.preview(draft(town, source, by: member), by: actor).notes
        }
        #expect(
            try await notes(words, "ada") == [
                "This calls 3 members by name; 2 are the most in one post for now.",
                "This has 3 links; with more than 2 it waits until a moderator has looked.",
            ])
        #expect(try await notes("https://strings.example/1 https://strings.example/2 @ben @maren", "ada") == [])
        #expect(try await notes(words, "maren") == [])
        try await town.settleIn(town.ada)
        #expect(try await notes(words, "ada") == [])
    }

    @Test func `what a minor writes is looked through for every kind, whatever adults are warned of`() async throws {
        let town = try await makeCommunity()
        town.surroundings.rules.replace(RuleBook(personal: PersonalSettings(kinds: [])))
        try await town.put(town.ben, in: .from13)
        let (ada, ben) = (try await town.member("ada"), try await town.member("ben"))
        let discussions = town.community.discussions
        let words = "Call me: +44 20 7946 0958."
        let adults = try await discussions.preview(draft(town, words), by: ada)
        #expect(adults.findings == [] && adults.warning.isEmpty)
        let minors = try await discussions.preview(draft(town, words, by: town.ben), by: ben)
        #expect(minors.isYoung && minors.warning.isYoung && minors.findings.map(\.kind) == [.phoneNumber])
        #expect(discussions.personalWarning(in: words, by: ada).isEmpty)
        #expect(discussions.personalWarning(in: words, by: ben) == minors.warning)
        let (same, without) = (
            discussions.withoutPersonal(words, title: words, by: ada),
            discussions.withoutPersonal(words, title: words, by: ben)
        )
        #expect(same.source == words && same.title == words)
        #expect(without.source == "Call me: [number removed]." && without.title == without.source)
    }

    @Test func `nobody looks at a draft of another's, and guests and who is suspended at none`() async throws {
        let town = try await makeCommunity()
        let discussions = town.community.discussions
        let ada = try await town.member("ada")
        try await town.put(town.ben, in: .suspended)
        let (ben, maren) = (try await town.member("ben"), try await town.member("maren"))
        for (actor, member) in [
            (ada, town.ben), (maren, town.ada), (Actor.guest, town.ada), (ben, town.ben), (Actor.seeder, town.ada),
        ] {
            await #expect(throws: PostingError.notAllowed, "\(actor.role)") {
                try await discussions.preview(draft(town, by: member), by: actor)
            }
        }
    }

    @Test func `thirty previews a minute are enough, and they don't count as posts`() async throws {
        let town = try await makeCommunity()
        let discussions = town.community.discussions
        let (ada, ben) = (try await town.member("ada"), try await town.member("ben"))
        town.clock.advance(seconds: 20)
        for _ in 1...30 { _ = try await discussions.preview(draft(town), by: ada) }
        await #expect(throws: PostingError.tooSoon(seconds: 40)) {
            try await discussions.preview(draft(town), by: ada)
        }
        // What a form asks for when its text is to be changed is no preview.
        let warning = try await discussions.warning(draft(town, "Call me: +44 20 7946 0958."), by: ada)
        #expect(warning.findings.map(\.kind) == [.phoneNumber])
        _ = try await discussions.preview(draft(town, by: town.ben), by: ben)
        try await town.submit(
            .newDiscussion(in: town.general, title: "A humming amplifier"), as: town.ada, ada)
        town.clock.advance(seconds: 40)
        _ = try await discussions.preview(draft(town), by: ada)
    }

    @Test func `what could not be posted can't be looked at either`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        await #expect(throws: PostingError.empty) {
            try await town.community.discussions.preview(draft(town, " \n\u{202E} "), by: ada)
        }
        await #expect {
            try await town.community.discussions.preview(
                draft(town, String(repeating: "word ", count: 20_000)), by: ada)
        } throws: { error in
            if case PostingError.unreadable = error { true } else { false }
        }
    }

    @Test func `what is personal is found line by line, and nothing in what could not be posted`() async throws {
        let town = try await makeCommunity()
        let discussions = town.community.discussions
        let ada = try await town.member("ada")
        func found(_ words: String, title: String? = nil) -> [PersonalFinding] {
            discussions.personalWarning(in: words, title: title, by: ada).findings
        }
        let words = "Hello,\r\n\r\nring +44 20 7946 0958, or write to ada@strings.example."
        #expect(found(words).map(\.kind) == [.phoneNumber, .emailAddress] && found(words).map(\.line) == [3, 3])
        #expect(found(words).map(\.what) == ["+44 20 7946 0958", "ada@strings.example"])
        #expect(found("").isEmpty)
        #expect(found("", title: "Call 203-555-0142 for strings").map(\.what) == ["203-555-0142"])
        #expect(found("Strings, gauge 10 to 46, 12.95 a set.").isEmpty)
        #expect(found(words + String(repeating: " ", count: 64_000)).isEmpty)
        town.surroundings.rules.replace(RuleBook(personal: PersonalSettings(kinds: [.emailAddress])))
        #expect(found(words).map(\.kind) == [.emailAddress])
        town.surroundings.rules.replace(RuleBook(personal: PersonalSettings(known: ["ada@strings.example"])))
        #expect(found(words).map(\.kind) == [.phoneNumber])
    }

    @Test func `what is taken out is what the Gate would find, and what it could not read stays as it is`() async throws
    {
        let town = try await makeCommunity()
        let (discussions, ada) = (town.community.discussions, try await town.member("ada"))
        let without = discussions.withoutPersonal(
            "Hello,\r\nmail ada@str\u{202E}ings.example", title: "Call 203\u{2066}-555-0142", by: ada)
        #expect(without.source == "Hello,\nmail [e-mail address removed]")
        #expect(without.title == "Call [number removed]")
        let long = "203-555-0142" + String(repeating: " x", count: 40_000)
        #expect(discussions.withoutPersonal(long, title: "", by: ada).source == long)
        let empty = discussions.withoutPersonal("", title: "Call 203-555-0142", by: ada)
        #expect(empty.source == "" && empty.title == "Call [number removed]")
    }
}
