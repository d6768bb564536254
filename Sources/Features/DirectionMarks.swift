/// Characters that turn the direction of the text around them, and so of what stands beside a name or a title.
enum DirectionMarks {
    /// The text without embeddings, overrides and isolates (Unicode U+202A to U+202E, U+2066 to U+2069).
    ///
    /// Right-to-left letters need none of them.
    static func removed(from text: String) -> String {
        guard text.unicodeScalars.contains(where: isMark) else { return text }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: text.unicodeScalars.filter { !isMark($0) })
        return String(kept)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}
