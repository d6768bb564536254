/// A rule that keeps posts back, as those who decide about them read it.
package struct NamedRule: Sendable, Equatable {
    package let name: String
    /// What the author was told; nil for a rule of the Gate itself.
    package let sentence: String?
}

extension Moderation {
    /// The rule that decisions and the queue know by this key; one that is no more is called by it.
    package func rule(_ key: String) -> NamedRule {
        if let own = Gate.OwnRule(rawValue: key) { return NamedRule(name: own.name, sentence: nil) }
        let rule = surroundings.rules.current.rules.first { $0.key == key }
        return NamedRule(name: rule?.name ?? key, sentence: rule?.sentence)
    }
}
