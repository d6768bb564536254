import Features
import TestSupport
import Testing

/// Who is asked about what is personal in their words, and whose waits.
@Suite struct PersonalScreeningTests {
    private static let number = "Call me: +44 20 7946 0958."

    private func place(_ town: TestCommunity) -> Draft.Place {
        .newDiscussion(in: town.general, title: "Which strings for slide?")
    }

    private static func warning(_ error: any Error) -> PostWarning? {
        guard case PostingError.warned(let warning) = error else { return nil }
        return warning
    }

    @Test func `who answers for the place is asked as well, and may leave it in`() async throws {
        let town = try await makeCommunity()
        let (maren, own) = (try await town.member("maren"), town.community.ownPosts)
        await #expect {
            try await town.submit(place(town), Self.number, as: town.maren, maren)
        } throws: { error in
            Self.warning(error)?.findings.map(\.kind) == [.phoneNumber]
        }
        let sent = try await town.submit(place(town), Self.number, as: town.maren, maren, isMeant: true)
        #expect(!sent.isHeld)
        let words = "Mail maren@strings.example"
        await #expect {
            try await own.edit(Edit(sent.post, source: words, base: 0), by: maren)
        } throws: { error in
            Self.warning(error)?.findings.map(\.kind) == [.emailAddress]
        }
        let isHeld = try await own.edit(Edit(sent.post, source: words, base: 0, isMeant: true), by: maren)
        #expect(!isHeld)
        #expect(try await town.faults() == [])
    }

    @Test func `rules judge nothing else of what they say`() async throws {
        let rule = Rule(
            key: "pills", name: "Pills", effect: .refuse, subject: .phrases(["buy my pills"]), sentence: "No pills.")
        let town = try await makeCommunity()
        town.surroundings.rules.replace(RuleBook(rules: [rule]))
        let maren = try await town.member("maren")
        let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        let sent = try await town.submit(
            place(town), "Buy my pills: \(links) @ada @ben @maren", as: town.maren, maren, honeypot: "x")
        #expect(!sent.isHeld)
    }

    @Test func `who is no adult has what they leave in kept back, whatever they answer for`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.maren, in: .from16)
        let maren = try await town.member("maren")
        let sent = try await town.submit(place(town), Self.number, as: town.maren, maren, isMeant: true)
        #expect(sent.isHeld)
    }

    @Test func `doors that speak for others are asked nothing`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.ada, in: .from13)
        let draft = Draft(place(town), source: Self.number, by: town.ada)
        let sent = try await town.community.discussions.submit(Submission(draft, isUnderstood: true), by: .seeder)
        #expect(!sent.isHeld)
    }

    @Test func `a minor is asked first: what they leave in waits, what they take out goes up`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.ada, in: .from13)
        let ada = try await town.member("ada")
        await #expect {
            try await town.submit(place(town), Self.number, as: town.ada, ada)
        } throws: { error in
            let warning = Self.warning(error)
            return warning?.isYoung == true && warning?.findings.map(\.what) == ["+44 20 7946 0958"]
        }
        let left = try await town.submit(place(town), Self.number, as: town.ada, ada, isMeant: true)
        #expect(left.isHeld)
        town.clock.advance(seconds: 300)
        let without = town.community.discussions.withoutPersonal(Self.number, title: "", by: ada)
        #expect(without.source == "Call me: [number removed].")
        let rest = try await town.submit(
            .newDiscussion(in: town.general, title: "And which for fingers?"), without.source, as: town.ada, ada)
        #expect(!rest.isHeld)
    }

    @Test func `an edit of a minor's is asked about in the same way`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", by: town.ada)
        try await town.put(town.ada, in: .from13)
        let (ada, own) = (try await town.member("ada"), town.community.ownPosts)
        await #expect {
            try await own.edit(Edit(post, source: Self.number, base: 0), by: ada)
        } throws: { error in
            Self.warning(error)?.isYoung == true
        }
        let isHeld = try await own.edit(Edit(post, source: Self.number, base: 0, isMeant: true), by: ada)
        #expect(isHeld)
    }

    @Test func `a kind that adults are not warned of waits all the same when a minor writes it`() async throws {
        let town = try await makeCommunity()
        let settings = PersonalSettings(kinds: [.emailAddress], known: ["+44 20 7946 0000"])
        town.surroundings.rules.replace(RuleBook(personal: settings))
        let ben = try await town.member("ben")
        let adults = try await town.submit(place(town), Self.number, as: town.ben, ben)
        #expect(!adults.isHeld)
        try await town.put(town.ada, in: .from16)
        let ada = try await town.member("ada")
        await #expect {
            try await town.submit(place(town), Self.number, as: town.ada, ada)
        } throws: { error in
            Self.warning(error)?.findings.map(\.kind) == [.phoneNumber]
        }
        let minors = try await town.submit(place(town), Self.number, as: town.ada, ada, isMeant: true)
        #expect(minors.isHeld)
        town.clock.advance(seconds: 300)
        // What is nobody's own stays so.
        let shops = try await town.submit(
            .reply(to: adults.post), "The shop has +44 20 7946 0000.", as: town.ada, ada)
        #expect(!shops.isHeld)
    }
}
