/// The words of a text, one by one and in runs: what tells whether other words were taken from it.
///
/// Case, accents, white space and marks make no difference.
struct WordRuns {
    /// Words in a row that nobody writes twice by chance, and that survive when a quote is cut.
    private static let longest = 3

    private var runs: Set<Int> = []

    /// The words of all versions of a text.
    init(of versions: [String]) {
        for version in versions { Self.eachRun(in: version) { runs.insert($0) } }
    }

    /// All that a text says is said here in the same words.
    func holdAll(of text: String) -> Bool {
        Self.tell(text).allSatisfy(runs.contains)
    }

    /// A text says something, and nothing of it is said here in the same words.
    func holdNothing(of text: String) -> Bool {
        let said = Self.tell(text)
        return !said.isEmpty && !said.contains(where: runs.contains)
    }

    /// The longest runs of a text: those of three words, or of all it has.
    private static func tell(_ text: String) -> [Int] {
        let words = TextWords.places(in: text).map(\.text).filter(isWord)
        guard words.count > longest else { return words.isEmpty ? [] : [run(words[...])] }
        return (0...(words.count - longest)).map { run(words[$0..<($0 + longest)]) }
    }

    private static func eachRun(in text: String, _ body: (Int) -> Void) {
        var last: [String] = []
        TextWords.eachPlace(in: text) { word in
            guard isWord(word.text) else { return true }
            last.append(word.text)
            if last.count > longest { last.removeFirst() }
            for start in last.indices { body(run(last[start...])) }
            return true
        }
    }

    /// Where writing puts no space between words, the last letter stands alone as well: where a text ends makes no
    /// difference here.
    private static func isWord(_ word: String) -> Bool {
        word.utf8.count < 3 || word.unicodeScalars.count > 1
    }

    private static func run(_ words: ArraySlice<String>) -> Int {
        var hasher = Hasher()
        for word in words { hasher.combine(word) }
        return hasher.finalize()
    }
}
