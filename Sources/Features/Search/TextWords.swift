/// The words of a text as they are indexed and looked for: case, accents and width folded.
///
/// Writing without spaces becomes pairs of letters, each overlapping the next, and its last letter alone: so any two
/// neighbours are found as a word, more of them as a phrase, and one letter as the beginning of a pair.
struct TextWords {
    /// A word with the bytes of the text that it was made from.
    struct Word: Equatable {
        let text: String
        let range: Range<Int>
    }

    /// Longest word kept, in bytes: lines of encoded data would else fill the index.
    static let maximumBytes = 64

    /// All words of a text, for the index: one space between two.
    static func joined(_ text: String) -> String {
        var cutter = WordCutter(text)
        var words: [UInt8] = []
        words.reserveCapacity(cutter.bytes.count)
        while let run = cutter.next() {
            add(run, of: cutter.bytes, closing: true) { word, _ in
                if !words.isEmpty { words.append(UInt8(ascii: " ")) }
                words += word
            }
        }
        return String(decoding: words, as: UTF8.self)
    }

    /// All words of a text with their places.
    static func places(in text: some StringProtocol) -> [Word] {
        var words: [Word] = []
        eachPlace(in: text) { word in
            words.append(word)
            return true
        }
        return words
    }

    /// Hands over the words of a text with their places until `body` has seen enough and answers false.
    static func eachPlace(in text: some StringProtocol, _ body: (Word) -> Bool) {
        var cutter = WordCutter(text)
        var goesOn = true
        while goesOn, let run = cutter.next() {
            add(run, of: cutter.bytes, closing: true) { word, range in
                guard goesOn else { return }
                goesOn = body(Word(text: String(decoding: word, as: UTF8.self), range: range))
            }
        }
    }

    /// The words of a phrase that someone looks for; open when its last word is a letter that a pair may begin with.
    ///
    /// Nil when there is nothing in it that could be found.
    static func phrase(_ text: some StringProtocol) -> (words: [String], isOpen: Bool)? {
        var cutter = WordCutter(text)
        var words: [String] = []
        var isOpen = false
        var pending = cutter.next()
        while let run = pending {
            pending = cutter.next()
            let letters = words.count
            // What follows the phrase's last letter in a text is not known, so that letter's own word is left out.
            add(run, of: cutter.bytes, closing: pending != nil) { word, _ in
                words.append(String(decoding: word, as: UTF8.self))
            }
            isOpen =
                pending == nil && run.kind == .unspaced && words.count == letters + 1
                && words.last?.unicodeScalars.count == 1
        }
        return words.isEmpty ? nil : (words, isOpen)
    }

    private static func add(
        _ run: WordCutter.Run, of bytes: [UInt8], closing: Bool, _ body: (ArraySlice<UInt8>, Range<Int>) -> Void
    ) {
        switch run.kind {
        case .plain:
            let lowered = bytes[run.range].prefix(maximumBytes).map { byte in
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
            }
            body(lowered[...], run.range)
        case .folding:
            let folded = Self.folded(bytes[run.range])
            if !folded.isEmpty { body(folded[...], run.range) }
        case .unspaced:
            addPairs(run.range, of: bytes, closing: closing, body)
        }
    }

    private static func addPairs(
        _ range: Range<Int>, of bytes: [UInt8], closing: Bool, _ body: (ArraySlice<UInt8>, Range<Int>) -> Void
    ) {
        var start = range.lowerBound
        var isFirst = true
        while start < range.upperBound {
            let middle = start + UTF8Scalar.read(bytes, at: start).length
            if middle < range.upperBound {
                let end = middle + UTF8Scalar.read(bytes, at: middle).length
                body(bytes[start..<end], start..<end)
            } else if closing || isFirst {
                body(bytes[start..<middle], start..<middle)
            }
            start = middle
            isFirst = false
        }
    }

    /// A folded word, without what folding may leave that no word has; whole characters only.
    private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        // More than this is cut anyway; folding it all would take time and no one would find it.
        let head = String(decoding: bytes.prefix(maximumBytes * 2), as: UTF8.self)
        var folded: [UInt8] = []
        for scalar in Fold.name(head).unicodeScalars where isKept(scalar) {
            let units = Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            guard folded.count + units.count <= maximumBytes else { break }
            folded += units
        }
        return folded
    }

    /// Not what only says how the character before it looks: "1" is found in a keycap of it, and the selector that
    /// colours a heart is no word.
    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        if scalar.value < 0x80 { return properties.isAlphabetic || ("0"..."9").contains(scalar) }
        return !properties.isDefaultIgnorableCodePoint && properties.generalCategory != .enclosingMark
    }
}
