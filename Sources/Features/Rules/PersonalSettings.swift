/// Which personal information the house warns of.
package struct PersonalSettings: Sendable, Equatable {
    /// Those that adults are warned of; what others write is looked through for every kind.
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
    ///
    /// - Parameter isYoung: whoever wrote it is no adult: every kind counts.
    package func findings(in text: String, isYoung: Bool = false) -> [PersonalFinding] {
        PersonalInformation.found(in: text, kinds: sought(isYoung), but: isKnown)
    }

    /// `text` with words in the place of what seems to be somebody's own: they say what stood there.
    ///
    /// - Parameter isYoung: whoever wrote it is no adult: every kind counts.
    package func replaced(in text: String, isYoung: Bool = false) -> String {
        PersonalInformation.replaced(in: text, kinds: sought(isYoung), but: isKnown)
    }

    private func sought(_ isYoung: Bool) -> Set<PersonalKind> { isYoung ? Set(PersonalKind.allCases) : kinds }

    /// It is nobody's own, however it is written.
    func isKnown(_ what: String) -> Bool { !knownForms.isEmpty && knownForms.contains(Self.form(what)) }

    /// A number is nobody's own, with or without the code of its country.
    func isKnownNumber(_ digits: String) -> Bool { knownForms.contains { $0.hasSuffix(digits) } }

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
