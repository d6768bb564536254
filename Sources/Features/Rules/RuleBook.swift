/// All rules of the house as they are now: numbers, words, links, personal information.
package struct RuleBook: Sendable {
    package let rates: Rates
    package let personal: PersonalSettings
    package let rules: [Rule]
    private let phrases: PhraseIndex
    private let domains: DomainIndex

    package init(rates: Rates = Rates(), rules: [Rule] = [], personal: PersonalSettings = PersonalSettings()) {
        self.rates = rates
        self.rules = rules
        self.personal = personal
        phrases = PhraseIndex(rules)
        domains = DomainIndex(rules)
    }

    /// More rules than any community keeps in order; `judge` would do with many more.
    package static let maximumRules = 1_000

    package static let maximumPhraseWords = PhraseIndex.maximumWords

    /// Whether something can be looked for: it has words, and not too many.
    package static func isPhrase(_ text: String) -> Bool {
        let words = RuleWords(text).folded
        return (1...maximumPhraseWords).contains(words.count) && !words.contains("")
    }

    /// Whether it is a single word, as phrases are read.
    package static func isWord(_ text: String) -> Bool { isPhrase(text) && RuleWords(text).folded.count == 1 }

    /// What a member is told of at once.
    private static let maximumMatches = 20

    /// The rules that a text falls under, the gravest first, each once.
    ///
    /// The work grows with the text alone, not with the number of rules.
    package func judge(_ text: RuleText) -> [RuleMatch] {
        var found: [Int: String] = [:]
        if let title = text.title { phrases.find(in: title, at: .title, into: &found) }
        phrases.find(in: text.text, at: .text, into: &found)
        domains.find(text.linkHosts, into: &found)
        let matches = found.keys.sorted().compactMap { index -> RuleMatch? in
            let rule = rules[index]
            guard !rule.isForNewcomers || text.isNewcomer, !rule.isForMinors || text.isMinor,
                let words = found[index]
            else { return nil }
            return RuleMatch(
                rule: rule.key, name: rule.name, effect: rule.effect, sentence: rule.sentence, found: words)
        }
        let grave = Rule.Effect.allCases.sorted(by: >).flatMap { effect in matches.filter { $0.effect == effect } }
        return Array(grave.prefix(Self.maximumMatches))
    }

    /// Personal information in what somebody wants to say, of the kinds that the house warns of: that of the title
    /// first.
    ///
    /// - Parameter isYoung: whoever says it is no adult: every kind counts.
    package func personalFindings(title: String?, source: String, isYoung: Bool = false) -> [PersonalFinding] {
        let inTitle = title.map { personal.findings(in: $0, isYoung: isYoung).map(\.inTitle) } ?? []
        let inText = personal.findings(in: source, isYoung: isYoung)
        return Array((inTitle + inText).prefix(PersonalInformation.maximumFindings))
    }
}
