import Features
import Yams

/// `personal.yaml`: which personal information members are warned of.
struct PersonalFile {
    private(set) var reader: RuleFileReader
    /// Where each kind is spoken of.
    private(set) var lines: [PersonalKind: Int] = [:]

    init(file: String) {
        reader = RuleFileReader(file: file)
    }

    private static let textLetters = 1...300
    private static let maximumExamples = 200
    private static let maximumKnown = 200

    /// What the file says; a kind that it does not speak of is warned of.
    mutating func read(_ text: String) -> PersonalSettings {
        let fields = reader.root(of: text, keys: ["kinds", "known"])
        var kinds = Set(PersonalKind.allCases)
        var examples: [PersonalExamples] = []
        let nodes = fields["kinds"].map { reader.list($0, "kinds", atMost: PersonalKind.allCases.count) } ?? []
        for node in nodes {
            guard let entry = entry(node) else { continue }
            if !entry.isWarnedOf { kinds.remove(entry.examples.kind) }
            examples.append(entry.examples)
        }
        let known = fields["known"].map { texts($0, "known", atMost: Self.maximumKnown) } ?? []
        return PersonalSettings(kinds: kinds, known: known, examples: examples)
    }

    private mutating func entry(_ node: Node) -> (isWarnedOf: Bool, examples: PersonalExamples)? {
        guard let fields = reader.fields(of: node, keys: ["kind", "warn", "caught", "passes"]) else { return nil }
        for key in ["kind", "warn", "caught", "passes"] where fields[key] == nil {
            reader.add("This kind has no \(key).", at: node)
        }
        guard let kindNode = fields["kind"], let kind: PersonalKind = reader.choice(kindNode, "kind") else {
            return nil
        }
        guard lines.updateValue(node.mark?.line ?? 1, forKey: kind) == nil else {
            reader.add("\(kind.rawValue) stands here a second time.", at: node)
            return nil
        }
        let isWarnedOf = fields["warn"].flatMap { reader.yesOrNo($0, "warn") }
        let caught = fields["caught"].map { texts($0, "caught", atMost: Self.maximumExamples) }
        let passed = fields["passes"].map { texts($0, "passes", atMost: Self.maximumExamples) }
        guard let isWarnedOf, let caught, let passed else { return nil }
        return (isWarnedOf, PersonalExamples(kind: kind, caught: caught, passed: passed))
    }

    private mutating func texts(_ node: Node, _ name: String, atMost limit: Int) -> [String] {
        reader.list(node, name, atMost: limit).compactMap {
            reader.text($0, "An entry of \(name)", letters: Self.textLetters)
        }
    }
}
