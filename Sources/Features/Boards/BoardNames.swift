extension BoardDraft {
    /// Longest slug and group name, in letters: they stand in addresses and on a news reader's line.
    private static let addressLetters = 60
    /// Longest name and category, in letters: a line on a phone.
    private static let nameLetters = 80
    /// Longest description, in letters: one sentence.
    private static let descriptionLetters = 300

    /// Throws `PostingError.boardNaming` at the first of its names that breaks a rule.
    package func checkNames() throws(PostingError) {
        func require(_ holds: Bool, _ reason: String) throws(PostingError) {
            guard holds else { throw .boardNaming(reason: reason) }
        }
        try require(
            Self.isDotted(slug, separator: "-") && !slug.isEmpty,
            "A board's slug is up to \(Self.addressLetters) small letters, digits and hyphens, like sheet-music.")
        try require(
            Self.isLine(name, letters: Self.nameLetters),
            "A board's name is 1 to \(Self.nameLetters) letters on one line.")
        try require(
            Self.isLine(category, letters: Self.nameLetters),
            "A category's name is 1 to \(Self.nameLetters) letters on one line.")
        try require(
            description.isEmpty || Self.isLine(description, letters: Self.descriptionLetters),
            "A board's description is at most \(Self.descriptionLetters) letters on one line.")
        if let groupName {
            try require(
                Self.isDotted(groupName, separator: "."),
                "A news group's name is parts of small letters, digits and hyphens with dots between, like store.guitars."
            )
        }
    }

    /// Small ASCII letters and digits in parts, each beginning with one of them (RFC 5536 section 3.1.4 for groups).
    private static func isDotted(_ text: String, separator: Character) -> Bool {
        guard text.count <= addressLetters else { return false }
        return text.split(separator: separator, omittingEmptySubsequences: false).allSatisfy { part in
            guard let first = part.first, first != "-" else { return false }
            return part.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            }
        }
    }

    private static func isLine(_ text: String, letters: Int) -> Bool {
        (1...letters).contains(text.count) && text.contains { !$0.isWhitespace }
            && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
