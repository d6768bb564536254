/// One rule about what is said: phrases or places on the web that are held, warned of or refused.
package struct Rule: Sendable, Equatable {
    /// What a rule does to a post; the gravest of several counts.
    package enum Effect: String, Sendable, Equatable, CaseIterable, Comparable {
        /// The member is told before it is posted, and decides.
        case warn
        /// It waits for a moderator.
        case hold
        /// It is not taken, and the member is told why.
        case refuse

        package static func < (one: Effect, other: Effect) -> Bool { one.gravity < other.gravity }

        private var gravity: Int {
            switch self {
            case .warn: 0
            case .hold: 1
            case .refuse: 2
            }
        }
    }

    /// Where in a post a rule looks.
    package enum Place: String, Sendable, Equatable, CaseIterable {
        case title
        case text
        case both
    }

    /// What a rule looks for.
    package enum Subject: Sendable, Equatable {
        /// Whole words in a row, case and accents folded.
        case phrases([String])
        /// Hosts that links lead to, and all below them.
        case domains([String])
    }

    /// The name in files, decisions and logs.
    package let key: String
    /// The name that members read.
    package let name: String
    package let effect: Effect
    package let subject: Subject
    /// Single words that make something else of a phrase when they stand right behind it.
    package let exceptBefore: [String]
    package let place: Place
    /// It holds for newcomers alone.
    package let isForNewcomers: Bool
    /// It holds for those alone who are no adults.
    package let isForMinors: Bool
    /// What the member is told: one sentence.
    package let sentence: String
    /// What it must catch.
    package let caught: [String]
    /// What it must let pass.
    package let passed: [String]

    package init(
        key: String, name: String, effect: Effect, subject: Subject, exceptBefore: [String] = [], place: Place = .both,
        isForNewcomers: Bool = false, isForMinors: Bool = false, sentence: String, caught: [String] = [],
        passed: [String] = []
    ) {
        self.key = key
        self.name = name
        self.effect = effect
        self.subject = subject
        self.exceptBefore = exceptBefore
        self.place = place
        self.isForNewcomers = isForNewcomers
        self.isForMinors = isForMinors
        self.sentence = sentence
        self.caught = caught
        self.passed = passed
    }
}

/// What is judged: something that somebody wants to say.
package struct RuleText: Sendable {
    /// Of a new discussion; nil for a reply.
    package let title: String?
    /// As it was written.
    package let source: String
    /// As it is read, without marks.
    package let text: String
    /// Hosts of the links in it.
    package let linkHosts: [String]
    /// Whoever says it is one.
    package let isNewcomer: Bool
    /// Whoever says it is no adult.
    package let isMinor: Bool

    package init(
        title: String?, source: String, text: String, linkHosts: [String], isNewcomer: Bool, isMinor: Bool = false
    ) {
        self.title = title
        self.source = source
        self.text = text
        self.linkHosts = linkHosts
        self.isNewcomer = isNewcomer
        self.isMinor = isMinor
    }
}

/// A rule that something said falls under.
package struct RuleMatch: Sendable, Equatable {
    /// The rule's key.
    package let rule: String
    /// The name that members read.
    package let name: String
    package let effect: Rule.Effect
    /// What the member is told.
    package let sentence: String
    /// The words or the host that it found.
    package let found: String

    package init(rule: String, name: String, effect: Rule.Effect, sentence: String, found: String) {
        self.rule = rule
        self.name = name
        self.effect = effect
        self.sentence = sentence
        self.found = found
    }
}
