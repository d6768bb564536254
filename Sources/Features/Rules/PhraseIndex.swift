/// The phrases of all rules as one tree of words: a text is read once, however many there are.
struct PhraseIndex: Sendable {
    private struct Node: Sendable {
        var next: [String: Int] = [:]
        /// Rules with a phrase that ends here.
        var rules: [Int] = []
    }

    private var nodes = [Node()]
    private let places: [Rule.Place]
    /// For each rule the words, folded, that a phrase of its does not count before.
    private let exceptions: [Set<String>]

    /// A phrase has no more words; it is also what the work for each word of a text is bounded by.
    static let maximumWords = 12

    /// What is shown of what was found, in letters.
    private static let longestFound = 100

    init(_ rules: [Rule]) {
        places = rules.map(\.place)
        exceptions = rules.map { Set($0.exceptBefore.flatMap { RuleWords($0).folded }) }
        for (index, rule) in rules.enumerated() {
            guard case .phrases(let phrases) = rule.subject else { continue }
            for phrase in phrases { add(phrase, of: index) }
        }
    }

    private mutating func add(_ phrase: String, of rule: Int) {
        let words = RuleWords(phrase).folded.prefix(Self.maximumWords)
        guard !words.isEmpty, !words.contains("") else { return }
        var node = 0
        for word in words {
            if let next = nodes[node].next[word] {
                node = next
            } else {
                nodes.append(Node())
                nodes[node].next[word] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        nodes[node].rules.append(rule)
    }

    /// Adds the rules whose phrases stand in `text`, with the words as they stand there.
    func find(in text: String, at place: Rule.Place, into found: inout [Int: String]) {
        guard nodes.count > 1 else { return }
        let words = RuleWords(text)
        // Each end once: a text may repeat one phrase ten thousand times.
        var seen: Set<Int> = []
        for start in words.folded.indices {
            var (node, end) = (0, start)
            while end < words.folded.count, let next = nodes[node].next[words.folded[end]] {
                (node, end) = (next, end + 1)
                guard !nodes[node].rules.isEmpty, !seen.contains(node) else { continue }
                let behind = Self.word(at: end, of: words, in: text)
                let rules = nodes[node].rules.filter { !exceptions[$0].contains(behind) }
                if rules.count == nodes[node].rules.count { seen.insert(node) }
                let range = words.ranges[start].lowerBound..<words.ranges[end - 1].upperBound
                for rule in rules where found[rule] == nil && (places[rule] == .both || places[rule] == place) {
                    found[rule] = String(text[range].prefix(Self.longestFound))
                }
            }
        }
    }

    /// A word that nothing but blanks and hyphens part from the one before; empty where there is none.
    private static func word(at place: Int, of words: RuleWords, in text: String) -> String {
        guard place < words.folded.count else { return "" }
        let between = text[words.ranges[place - 1].upperBound..<words.ranges[place].lowerBound]
        return between.allSatisfy { $0 == " " || $0 == "-" } ? words.folded[place] : ""
    }
}
