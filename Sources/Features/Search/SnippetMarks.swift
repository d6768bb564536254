import Storage

/// Finds the places in a text where phrases stand, in one walk that ends soon after the first of them.
struct SnippetMarks {
    struct Mark {
        let range: Range<Int>
        /// Which phrase it is one of.
        let phrase: Int
    }

    /// Bytes that are looked through from the first mark on: a stretch with more of the phrases is looked for so far.
    private static let stretch = 8_192
    /// Bytes of them that one phrase alone needs: its first mark is where the snippet is cut.
    private static let shortStretch = Snippet.letters * 4

    private let phrases: [SearchTerms.Phrase]
    private let longest: Int
    private let stretch: Int
    /// Numbers of the phrases by their first word, and of those that are but its beginning by their first letter.
    private var byWord: [String: [Int]] = [:]
    private var byLetter: [Unicode.Scalar: [Int]] = [:]

    init(_ wanted: [SearchTerms.Phrase]) {
        var seen: Set<SearchTerms.Phrase> = []
        // Fields do not matter here, so the same words of other fields are the same phrase.
        phrases = wanted.map { SearchTerms.Phrase($0.words, isOpen: $0.isOpen) }.filter { seen.insert($0).inserted }
        longest = phrases.map(\.words.count).max() ?? 0
        stretch = phrases.count > 1 ? Self.stretch : Self.shortStretch
        for (number, phrase) in phrases.enumerated() {
            guard let first = phrase.words.first else { continue }
            if phrase.isOpen, phrase.words.count == 1 {
                if let letter = first.unicodeScalars.first { byLetter[letter, default: []].append(number) }
            } else {
                byWord[first, default: []].append(number)
            }
        }
    }

    /// The marks in a line, in order, none within another.
    func find(in line: String) -> [Mark] {
        guard longest > 0 else { return [] }
        var words: [TextWords.Word] = []
        var marks: [Mark] = []
        var looked = 0
        TextWords.eachPlace(in: line) { word in
            words.append(word)
            // A phrase is looked for once all of its words would be there.
            if words.count - looked >= longest {
                look(at: looked, in: words, &marks)
                looked += 1
            }
            return marks.first.map { word.range.lowerBound < $0.range.lowerBound + stretch } ?? true
        }
        for index in looked..<words.count { look(at: index, in: words, &marks) }
        return marks
    }

    private func look(at index: Int, in words: [TextWords.Word], _ marks: inout [Mark]) {
        let word = words[index]
        var numbers = byWord[word.text] ?? []
        if !byLetter.isEmpty, let letter = word.text.unicodeScalars.first, let open = byLetter[letter] {
            numbers = (numbers + open).sorted()
        }
        for number in numbers where stands(phrases[number], in: words, at: index) {
            let upper = end(of: phrases[number], in: words, at: index)
            let range = word.range.lowerBound..<upper
            if let before = marks.last, before.range.upperBound > range.lowerBound {
                // Pairs of letters overlap: what begins inside a mark makes it longer.
                marks[marks.count - 1] = Mark(
                    range: before.range.lowerBound..<max(upper, before.range.upperBound), phrase: before.phrase)
            } else {
                marks.append(Mark(range: range, phrase: number))
            }
        }
    }

    private func end(of phrase: SearchTerms.Phrase, in words: [TextWords.Word], at index: Int) -> Int {
        guard phrase.isOpen, phrase.words.count == 1 else {
            return words[index + phrase.words.count - 1].range.upperBound
        }
        return words[index].range.lowerBound + (phrase.words.last?.utf8.count ?? 0)
    }

    private func stands(_ phrase: SearchTerms.Phrase, in words: [TextWords.Word], at index: Int) -> Bool {
        guard index + phrase.words.count <= words.count else { return false }
        for (offset, word) in phrase.words.enumerated() {
            let found = words[index + offset].text
            let isLast = offset == phrase.words.count - 1
            guard found == word || (isLast && phrase.isOpen && found.hasPrefix(word)) else { return false }
        }
        return true
    }
}
