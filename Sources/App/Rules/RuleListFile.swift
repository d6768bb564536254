import Features
import Yams

/// A file with a list of rules: `words.yaml`, `minors.yaml` or `links.yaml`.
struct RuleListFile {
    /// A rule and where it begins.
    struct Entry {
        let rule: Rule
        let line: Int
    }

    /// What rules of this file look for: its key, and what they make of it.
    enum Kind {
        case phrases
        case domains

        var key: String { self == .phrases ? "phrases" : "domains" }
        var mostListed: Int { 2_000 }
        /// Keys that rules about words alone have.
        var ownKeys: [String] { self == .phrases ? ["except-before", "in"] : [] }
    }

    private(set) var reader: RuleFileReader
    private let kind: Kind

    init(file: String, kind: Kind) {
        reader = RuleFileReader(file: file)
        self.kind = kind
    }

    private static let nameLetters = 1...60
    private static let sentenceLetters = 10...300
    private static let exampleLetters = 1...2_000
    private static let maximumExamples = 200
    private static let maximumExceptions = 200

    private var keys: [String] {
        let whose = ["only-newcomers", "only-minors"]
        return ["rule", "name", "effect", "says", kind.key] + kind.ownKeys + whose + ["caught", "passes"]
    }

    /// The rules that are right; what is wrong is told by `reader.faults`.
    mutating func read(_ text: String) -> [Entry] {
        guard let list = reader.root(of: text, keys: ["rules"])["rules"] else { return [] }
        return reader.list(list, "rules", atMost: RuleBook.maximumRules).compactMap { entry($0) }
    }

    private mutating func entry(_ node: Node) -> Entry? {
        guard let fields = reader.fields(of: node, keys: keys) else { return nil }
        let before = reader.faults.count
        let key = required(fields, "rule", node).flatMap { ruleKey($0) }
        let name = required(fields, "name", node).flatMap { reader.text($0, "name", letters: Self.nameLetters) }
        let effect: Rule.Effect? = required(fields, "effect", node).flatMap { reader.choice($0, "effect") }
        let sentence = required(fields, "says", node).flatMap {
            reader.text($0, "says", letters: Self.sentenceLetters)
        }
        let subject = required(fields, kind.key, node).flatMap { whatIsSought($0) }
        let exceptBefore = fields["except-before"].map { exceptions($0) } ?? []
        let place: Rule.Place? = fields["in"].map { reader.choice($0, "in") } ?? .both
        let isForNewcomers = fields["only-newcomers"].map { reader.yesOrNo($0, "only-newcomers") } ?? false
        let isForMinors = fields["only-minors"].map { reader.yesOrNo($0, "only-minors") } ?? false
        let caught = required(fields, "caught", node).map { examples($0, "caught") }
        let passed = required(fields, "passes", node).map { examples($0, "passes") }
        guard reader.faults.count == before, let key, let name, let effect, let sentence, let subject, let place,
            let isForNewcomers, let isForMinors, let caught, let passed
        else { return nil }
        let rule = Rule(
            key: key, name: name, effect: effect, subject: subject, exceptBefore: exceptBefore, place: place,
            isForNewcomers: isForNewcomers, isForMinors: isForMinors, sentence: sentence, caught: caught,
            passed: passed)
        return Entry(rule: rule, line: node.mark?.line ?? 1)
    }

    private mutating func required(_ fields: [String: Node], _ key: String, _ node: Node) -> Node? {
        if let field = fields[key] { return field }
        reader.add("This rule has no \(key).", at: node)
        return nil
    }

    private mutating func ruleKey(_ node: Node) -> String? {
        if let key = node.scalar?.string, key.wholeMatch(of: /[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?/) != nil { return key }
        reader.add("rule is a name of at most 40 small letters, digits and hyphens, such as link-shorteners.", at: node)
        return nil
    }

    private mutating func examples(_ node: Node, _ name: String) -> [String] {
        let examples = reader.list(node, name, atMost: Self.maximumExamples)
        if examples.isEmpty, node.sequence != nil { reader.add("\(name) needs an example at least.", at: node) }
        return examples.compactMap { reader.text($0, "An example", letters: Self.exampleLetters) }
    }

    // MARK: What it looks for

    private mutating func whatIsSought(_ node: Node) -> Rule.Subject? {
        let nodes = reader.list(node, kind.key, atMost: kind.mostListed)
        if nodes.isEmpty, node.sequence != nil { reader.add("\(kind.key) needs one at least.", at: node) }
        let isPhrases = kind == .phrases
        var seen: Set<String> = []
        let texts = nodes.compactMap { node -> String? in
            let text = isPhrases ? phrase(node) : domain(node)
            if let text, !seen.insert(isPhrases ? Fold.name(text) : text).inserted {
                reader.add("\"\(text)\" stands twice in this rule.", at: node)
            }
            return text
        }
        return isPhrases ? .phrases(texts) : .domains(texts)
    }

    private mutating func phrase(_ node: Node) -> String? {
        guard let text = node.scalar?.string, RuleBook.isPhrase(text) else {
            reader.add("A phrase is 1 to \(RuleBook.maximumPhraseWords) words.", at: node)
            return nil
        }
        return text
    }

    private mutating func exceptions(_ node: Node) -> [String] {
        reader.list(node, "except-before", atMost: Self.maximumExceptions).compactMap { node -> String? in
            if let text = node.scalar?.string, RuleBook.isWord(text) { return text }
            reader.add("except-before has single words, such as minutes.", at: node)
            return nil
        }
    }

    private mutating func domain(_ node: Node) -> String? {
        guard let text = node.scalar?.string,
            text.wholeMatch(of: /[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+/) != nil,
            text.utf8.count <= Self.longestDomain
        else {
            reader.add(
                "A domain is a name such as example.org in small letters, without https:// and without a path.",
                at: node)
            return nil
        }
        return text
    }

    /// Longest name of a host, in bytes (RFC 1035).
    private static let longestDomain = 253
}
