/// Words that read like a music forum from afar: titles and posts, as many as are asked for, the same for the same
/// chance.
struct FloodText: Sendable {
    private let words: [String]

    /// Words in use: so many that some are rare in a million posts.
    private static let vocabulary = 6_000

    init() {
        var words = Self.common
        var chance = FloodChance(seed: 1)
        var known = Set(words)
        while words.count < Self.vocabulary {
            let word = (0..<chance.number(in: 2...4)).map { _ in
                Self.syllables[chance.number(below: Self.syllables.count)]
            }.joined()
            if known.insert(word).inserted { words.append(word) }
        }
        self.words = words
    }

    /// Four to nine words.
    func title(_ chance: inout FloodChance) -> String {
        let text = sentence(words: chance.number(in: 4...9), &chance)
        return String(text.prefix(100))
    }

    /// One to four paragraphs of Markdown, now and then with a list, a quotation or some code.
    func post(_ chance: inout FloodChance) -> String {
        (0..<chance.number(in: 1...4)).map { _ in paragraph(&chance) }.joined(separator: "\n\n")
    }

    private func paragraph(_ chance: inout FloodChance) -> String {
        switch chance.number(below: 12) {
        case 0: (0..<3).map { _ in "- \(sentence(words: 4, &chance))" }.joined(separator: "\n")
        case 1: "> \(sentences(2, &chance))"
        case 2: "    \(sentence(words: 5, &chance).lowercased())"
        case 3: "**\(sentence(words: 3, &chance))** \(sentences(3, &chance))"
        default: sentences(chance.number(in: 1...4), &chance)
        }
    }

    private func sentences(_ count: Int, _ chance: inout FloodChance) -> String {
        (0..<count).map { _ in "\(sentence(words: chance.number(in: 5...14), &chance))." }.joined(separator: " ")
    }

    private func sentence(words count: Int, _ chance: inout FloodChance) -> String {
        let text = (0..<count).map { _ in words[chance.rank(below: words.count)] }.joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// The most common first.
    private static let common = [
        "the", "a", "to", "and", "of", "it", "in", "is", "that", "string", "with", "on", "for", "guitar", "was",
        "have", "you", "but", "not", "this", "neck", "at", "from", "sound", "one", "bridge", "when", "nut", "so",
        "fret", "or", "tune", "my", "bass", "after", "amp", "if", "buzz", "play", "pickup", "some", "there", "reed",
        "then", "wood", "old", "new", "bow", "before", "song", "which", "chord", "key", "only", "note", "humidity",
        "saddle", "because", "tuner", "shop", "glue", "wire", "set", "up", "truss", "rod", "finger", "piano",
        "string's",
        "louder", "crack", "case", "winter", "drum", "cable", "stand", "gig", "lesson", "scale", "octave", "rosin",
    ]

    private static let syllables = [
        "ba", "bel", "bri", "can", "cor", "da", "del", "do", "el", "fa", "fin", "gor", "ha", "in", "ka", "la", "lo",
        "mar", "mi", "mon", "na", "ner", "o", "pa", "pol", "ra", "rin", "sa", "sol", "ta", "ter", "ti", "tor", "u",
        "va", "vin", "wel", "za",
    ]
}
