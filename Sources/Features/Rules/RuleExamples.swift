/// The examples that rules carry: each rule is tested by them before it judges anybody.
package enum RuleExamples {
    /// An example that does not come out as its rule says.
    package struct Failure: Sendable, Equatable {
        /// The key of the rule, or the kind of personal information.
        package let rule: String
        package let sentence: String
    }

    /// Every example that comes out otherwise than it should, rule by rule.
    package static func failures(of book: RuleBook) -> [Failure] {
        book.rules.flatMap(failures) + book.personal.examples.flatMap(failures)
    }

    private static func failures(of rule: Rule) -> [Failure] {
        let book = RuleBook(rules: [rule])
        return failures(rule.key, rule.caught, rule.passed) { !book.judge(text($0, for: rule)).isEmpty }
    }

    private static func failures(of examples: PersonalExamples) -> [Failure] {
        failures(examples.kind.rawValue, examples.caught, examples.passed) {
            !PersonalInformation.found(in: $0, kinds: [examples.kind]).isEmpty
        }
    }

    private static func failures(
        _ rule: String, _ caught: [String], _ passed: [String], isCaught: (String) -> Bool
    ) -> [Failure] {
        caught.filter { !isCaught($0) }.map {
            Failure(rule: rule, sentence: "The rule \(rule) does not catch its example \"\($0)\".")
        }
            + passed.filter(isCaught).map {
                Failure(rule: rule, sentence: "The rule \(rule) catches \"\($0)\", which it should let pass.")
            }
    }

    /// An example as it would be said: by a newcomer who is no adult, where the rule looks.
    private static func text(_ example: String, for rule: Rule) -> RuleText {
        RuleText(
            title: rule.place == .title ? example : nil, source: example, text: rule.place == .title ? "" : example,
            linkHosts: hosts(in: example), isNewcomer: true, isMinor: true)
    }

    /// Hosts of the addresses in an example: `https://host/path`.
    private static func hosts(in example: String) -> [String] {
        example.split(whereSeparator: \.isWhitespace).compactMap { word in
            guard let scheme = word.firstRange(of: "://") else { return nil }
            let host = word[scheme.upperBound...].prefix { !"/?#:)".contains($0) }
            return host.isEmpty ? nil : String(host)
        }
    }
}
