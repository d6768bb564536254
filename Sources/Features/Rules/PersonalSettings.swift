/// Which personal information the house warns of.
package struct PersonalSettings: Sendable, Equatable {
    package let kinds: Set<PersonalKind>
    /// What is nobody's own, such as the shop's address and number: never warned of.
    package let known: [String]
    /// What shows the owner of the rules that each kind is found as they think.
    package let examples: [PersonalExamples]
    private let knownForms: Set<String>

    package init(
        kinds: Set<PersonalKind> = Set(PersonalKind.allCases), known: [String] = [], examples: [PersonalExamples] = []
    ) {
        self.kinds = kinds
        self.known = known
        self.examples = examples
        knownForms = Set(known.map(Self.form))
    }

    /// What seems to be somebody's own in `text`, in order.
    package func findings(in text: String) -> [PersonalFinding] {
        guard !knownForms.isEmpty else { return PersonalInformation.found(in: text, kinds: kinds) }
        return PersonalInformation.found(in: text, kinds: kinds) { knownForms.contains(Self.form($0)) }
    }

    /// Letters and digits alone: numbers are written with different blanks.
    private static func form(_ text: String) -> String {
        String(Fold.name(text).filter { $0.isLetter || $0.isNumber })
    }
}

/// What a kind of personal information is to be found in, and what not.
package struct PersonalExamples: Sendable, Equatable {
    package let kind: PersonalKind
    package let caught: [String]
    package let passed: [String]

    package init(kind: PersonalKind, caught: [String], passed: [String]) {
        self.kind = kind
        self.caught = caught
        self.passed = passed
    }
}
