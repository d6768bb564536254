import Testing

@testable import Features

@Suite struct PersonalInformationTests {
    private static let corpora: [(PersonalKind, PersonalCorpus)] = [
        (.emailAddress, .mail), (.phoneNumber, .phone), (.streetAddress, .street), (.paymentCard, .card),
        (.nationalID, .identity),
    ]

    @Test func `every kind has a corpus of 25 sentences at least on either side`() {
        #expect(Set(Self.corpora.map(\.0)) == Set(PersonalKind.allCases))
        for (kind, corpus) in Self.corpora {
            #expect(corpus.found.count >= 25, "\(kind)")
            #expect(corpus.passed.count >= 25, "\(kind)")
        }
    }

    @Test(arguments: PersonalKind.allCases)
    func `what is personal is found, and marked as it stands`(_ kind: PersonalKind) throws {
        let corpus = try #require(Self.corpora.first { $0.0 == kind }?.1)
        for (text, what) in corpus.found {
            let findings = PersonalInformation.found(in: text, kinds: [kind])
            #expect(findings.map(\.what) == [what], "\(text)")
            guard let finding = findings.first else { continue }
            #expect(finding.kind == kind)
            #expect(finding.line == 1)
            #expect(finding.lineText == text)
            #expect(finding.before + finding.what + finding.after == text)
        }
    }

    @Test(arguments: PersonalKind.allCases)
    func `what a music shop talks about is left alone`(_ kind: PersonalKind) throws {
        let corpus = try #require(Self.corpora.first { $0.0 == kind }?.1)
        for text in corpus.passed {
            #expect(PersonalInformation.found(in: text, kinds: [kind]).map(\.what) == [], "\(text)")
        }
    }

    @Test(arguments: PersonalKind.allCases)
    func `what is taken out leaves all the rest, and nothing to be found`(_ kind: PersonalKind) throws {
        let corpus = try #require(Self.corpora.first { $0.0 == kind }?.1)
        for (text, what) in corpus.found {
            let rest = PersonalInformation.replaced(in: text, kinds: [kind])
            #expect(rest == text.replacing(what, with: kind.removed))
            #expect(PersonalInformation.found(in: rest, kinds: [kind]).map(\.what) == [], "\(text)")
        }
        for text in corpus.passed { #expect(PersonalInformation.replaced(in: text, kinds: [kind]) == text) }
    }

    @Test func `what stands in the place of a kind says which it was, and is none`() {
        #expect(Set(PersonalKind.allCases.map(\.removed)).count == PersonalKind.allCases.count)
        for kind in PersonalKind.allCases { #expect(PersonalInformation.found(in: kind.removed) == [], "\(kind)") }
    }

    @Test func `all of it is taken out, of all lines, which end as they did`() {
        let text = "Hello,\r\nmail wren@example.org or 203-555-0142.\r\n\nI live at 12 Oak Street.\n"
        let rest = "Hello,\r\nmail [e-mail address removed] or [number removed].\r\n\nI live at [address removed].\n"
        #expect(PersonalInformation.replaced(in: text) == rest)
        for between in ["\n", ", "] {
            let many = String(repeating: "wren@example.org\(between)", count: 100)
            #expect(!PersonalInformation.replaced(in: many).contains("@"))
        }
        #expect(PersonalInformation.replaced(in: "") == "")
    }

    @Test(arguments: [
        ("(evenings)", " (evenings)"), (": evenings", " : evenings"), ("[1]", " [1]"), (", evenings", ", evenings"),
    ])
    func `what stands in its place is no link, whatever comes behind it`(_ after: String, _ rest: String) {
        #expect(PersonalInformation.replaced(in: "wren@example.org\(after)") == "[e-mail address removed]\(rest)")
    }

    @Test func `findings come in the order of the text, with their lines`() {
        let text = "Hello,\r\n\nmail wren@example.org or 203-555-0142.\nI live at 12 Oak Street.\n4111 1111 1111 1111"
        let findings = PersonalInformation.found(in: text)
        #expect(findings.map(\.kind) == [.emailAddress, .phoneNumber, .streetAddress, .paymentCard])
        #expect(findings.map(\.line) == [3, 3, 4, 5])
        #expect(findings[1].before == "mail wren@example.org or ")
        #expect(findings[1].after == ".")
    }

    @Test func `one thing is found once, as what it surely is`() {
        #expect(PersonalInformation.found(in: "Call 4111 1111 1111 1111").map(\.kind) == [.paymentCard])
        #expect(PersonalInformation.found(in: "my phone 219-09-9999").map(\.kind) == [.nationalID])
    }

    @Test func `a kind that is not asked for is not found`() {
        let text = "wren@example.org, 203-555-0142"
        #expect(PersonalInformation.found(in: text, kinds: [.phoneNumber]).map(\.what) == ["203-555-0142"])
        #expect(PersonalInformation.found(in: text, kinds: []) == [])
    }

    @Test func `a long line is cut around what was found, and the mark stays right`() throws {
        let text = String(repeating: "é", count: 5_000) + " wren@example.org " + String(repeating: "z", count: 5_000)
        let finding = try #require(PersonalInformation.found(in: text).first)
        #expect(finding.what == "wren@example.org")
        #expect(finding.lineText.unicodeScalars.count == 80 + 16 + 80)
    }

    @Test func `what is nobody's own is not warned of`() {
        let settings = PersonalSettings(known: ["shop@example.org", "+1 203 555 0100"])
        let findings = settings.findings(in: "SHOP@example.org, +1-203-555-0100, wren@example.org")
        #expect(findings.map(\.what) == ["wren@example.org"])
        #expect(
            settings.replaced(in: "SHOP@example.org, wren@example.org")
                == "SHOP@example.org, [e-mail address removed]")
    }

    @Test func `kinds that adults are not warned of count where somebody is none`() {
        let settings = PersonalSettings(kinds: [.emailAddress], known: ["203 555 0100"])
        let text = "203-555-0142, 203-555-0100"
        #expect(settings.findings(in: text) == [] && settings.replaced(in: text) == text)
        #expect(settings.findings(in: text, isYoung: true).map(\.what) == ["203-555-0142"])
        #expect(settings.replaced(in: text, isYoung: true) == "[number removed], 203-555-0100")
        let book = RuleBook(personal: settings)
        #expect(book.personalFindings(title: "Call 203-555-0142", source: text) == [])
        #expect(book.personalFindings(title: "Call 203-555-0142", source: text, isYoung: true).map(\.line) == [nil, 1])
    }

    @Test func `what is nobody's own does not hide what comes after it`() {
        let settings = PersonalSettings(known: ["shop@example.org", "+1 203 555 0100"])
        let shop = "shop@example.org or +1 203 555 0100"
        for between in ["\n", ", "] {
            let text = String(repeating: "\(shop)\(between)", count: 30) + "wren@example.org"
            #expect(settings.findings(in: text).map(\.what) == ["wren@example.org"])
        }
        let many = String(repeating: "\(shop), wren@example.org\n", count: 30)
        #expect(settings.findings(in: many).count == PersonalInformation.maximumFindings)
    }

    @Test func `what stands in a title is said to stand there, and lines are those of the text`() {
        let findings = RuleBook().personalFindings(
            title: "Call 203-555-0142 for strings", source: "Hello,\nor write to wren@example.org.")
        #expect(findings.map(\.line) == [nil, 2])
        #expect(findings.map(\.what) == ["203-555-0142", "wren@example.org"])
    }

    @Test func `only so many are shown`() {
        let text = String(repeating: "wren@example.org\n", count: 1_000)
        #expect(PersonalInformation.found(in: text).count == PersonalInformation.maximumFindings)
    }

    @Test(arguments: [
        "1", "1 ", "a@", "at ", "@", "x at y dot ", "12 Oak ", "203-555-014 ", "+", "(1", "A1 ", "4111 1111 ", "://",
        "é1",
    ])
    func `the largest post of nothing but one thing is looked through in no time`(_ part: String) {
        let text = String(repeating: part, count: 65_536 / part.utf8.count)
        let time = ContinuousClock().measure { _ = PersonalInformation.found(in: text) }
        // A tenth of it on a slow machine without optimising; quadratic work takes minutes.
        #expect(time < .seconds(20))
    }
}
