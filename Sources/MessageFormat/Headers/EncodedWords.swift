/// Text as encoded-words, cut between characters (RFC 2047).
enum EncodedWords {
    /// Bytes of a whole encoded-word (RFC 2047 2).
    private static let longest = 75
    /// Bytes of a line that holds one (RFC 2047 2).
    private static let column = 76
    private static let frame = "=?utf-8?B??=".utf8.count

    /// The words of a text whose first word stands `after` bytes of its line.
    static func of(_ text: String, after: Int) -> [String] {
        var words: [String] = []
        var piece: [UInt8] = []
        var room = room(min(longest, column - after))
        for scalar in text.unicodeScalars {
            let bytes = UTF8.encode(scalar).map(Array.init) ?? []
            if !piece.isEmpty, piece.count + bytes.count > room {
                words.append(word(piece))
                piece = []
                room = Self.room(longest)
            }
            piece.append(contentsOf: bytes)
        }
        if !piece.isEmpty { words.append(word(piece)) }
        return words
    }

    /// Bytes of text that fit a word of this size: base64 makes four of three.
    private static func room(_ size: Int) -> Int { max(1, (size - frame) / 4 * 3) }

    private static func word(_ bytes: [UInt8]) -> String {
        "=?utf-8?B?\(Base64.encode(bytes))?="
    }
}
