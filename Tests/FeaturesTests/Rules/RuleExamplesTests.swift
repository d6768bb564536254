import Testing

@testable import Features

@Suite struct RuleExamplesTests {
    private func rule(
        _ subject: Rule.Subject, in place: Rule.Place = .both, isForNewcomers: Bool = false,
        isForMinors: Bool = false, caught: [String], passed: [String]
    ) -> Rule {
        Rule(
            key: "r", name: "R", effect: .warn, subject: subject, place: place, isForNewcomers: isForNewcomers,
            isForMinors: isForMinors, sentence: "A sentence.", caught: caught, passed: passed)
    }

    private func sentences(_ rule: Rule) -> [String] {
        RuleExamples.failures(of: RuleBook(rules: [rule])).map(\.sentence)
    }

    @Test func `examples that come out right are no failures`() {
        for place in Rule.Place.allCases {
            #expect(
                sentences(
                    rule(
                        .phrases(["spam"]), in: place, isForNewcomers: true, isForMinors: true, caught: ["Spam!"],
                        passed: ["ham"])) == [])
        }
        #expect(
            sentences(
                rule(
                    .domains(["bit.ly"]), caught: ["see (https://bit.ly/x) there"],
                    passed: ["bit.ly", "https://example.org/bit.ly"])) == [])
    }

    @Test func `examples that come out wrong are named with their rule`() {
        #expect(
            sentences(rule(.phrases(["spam"]), caught: ["ham"], passed: ["spam and eggs"])) == [
                "The rule r does not catch its example \"ham\".",
                "The rule r catches \"spam and eggs\", which it should let pass.",
            ])
    }

    @Test func `examples of personal information are checked even where the kind is off`() {
        let settings = PersonalSettings(
            kinds: [],
            examples: [
                PersonalExamples(kind: .emailAddress, caught: ["wren@example.org", "wren"], passed: ["@wren"])
            ])
        let failures = RuleExamples.failures(of: RuleBook(personal: settings))
        #expect(failures.map(\.rule) == ["e-mail-address"])
        #expect(failures.map(\.sentence) == ["The rule e-mail-address does not catch its example \"wren\"."])
    }
}
