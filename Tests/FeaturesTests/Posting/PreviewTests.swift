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
        let words = "Hello,\r\n\r\nring +44 20 7946 0958, or write to ada@strings.example."
        let found = discussions.personalFindings(in: words)
        #expect(found.map(\.kind) == [.phoneNumber, .emailAddress] && found.map(\.line) == [3, 3])
        #expect(found.map(\.what) == ["+44 20 7946 0958", "ada@strings.example"])
        #expect(discussions.personalFindings(in: "").isEmpty)
        #expect(discussions.personalFindings(in: "Strings, gauge 10 to 46, 12.95 a set.").isEmpty)
        #expect(discussions.personalFindings(in: words + String(repeating: " ", count: 64_000)).isEmpty)
        town.surroundings.rules.replace(RuleBook(personal: PersonalSettings(kinds: [.emailAddress])))
        #expect(discussions.personalFindings(in: words).map(\.kind) == [.emailAddress])
        town.surroundings.rules.replace(RuleBook(personal: PersonalSettings(known: ["ada@strings.example"])))
        #expect(discussions.personalFindings(in: words).map(\.kind) == [.phoneNumber])
    }
}
