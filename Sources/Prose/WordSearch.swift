/// Looks in a text for a few ASCII signs as they are written, whatever marks stand on the letters beside them.
///
/// It goes by bytes: going by letters, as `contains` does for texts, takes a hundred times as long.
extension String {
    /// Whether the text has these signs anywhere.
    package func holds(_ word: StaticString) -> Bool { !places(of: word, most: 1).isEmpty }

    /// The parts of the text before, between and behind all places where it has these signs.
    package func parts(between word: StaticString) -> [Substring] {
        var parts: [Substring] = []
        var start = startIndex
        for place in places(of: word, most: .max) {
            let end = utf8.index(startIndex, offsetBy: place)
            parts.append(self[start..<end])
            start = utf8.index(end, offsetBy: word.utf8CodeUnitCount)
        }
        parts.append(self[start...])
        return parts
    }

    /// Where the signs begin, in bytes from the text's begin; those that lie over others before them count not.
    private func places(of word: StaticString, most: Int) -> [Int] {
        var text = self
        return word.withUTF8Buffer { word in text.withUTF8 { Self.places(of: word, in: $0, most: most) } }
    }

    private static func places(
        of word: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, most: Int
    ) -> [Int] {
        var places: [Int] = []
        var at = 0
        while at + word.count <= text.count, places.count < most {
            if text[at] == word[0], zip(text[at...], word).allSatisfy({ $0 == $1 }) {
                places.append(at)
                at += word.count
            } else {
                at += 1
            }
        }
        return places
    }
}
