/// The passwords that are tried first, wherever somebody tries passwords.
struct CommonPasswords: Sendable {
    /// zxcvbn's.
    ///
    /// The list is part of the program, as text: it is there whatever folder the server runs in, is read once,
    /// and costs the compiler no more than any text, where a long array literal slows it down.
    static let listed = CommonPasswords(long: CommonPasswordTable.long, cores: CommonPasswordTable.cores)

    private let whole: Set<Substring>
    private let cores: Set<Substring>

    private init(long: String, cores: String) {
        whole = Set(long.split(whereSeparator: \.isWhitespace))
        self.cores = Set(cores.split(whereSeparator: \.isWhitespace))
    }

    /// Characters that may stand around a common word without making it an uncommon password.
    private static let trimmings = 6

    /// True for a password of the list in whatever case, for a common word with a few digits and signs around it
    /// (`Monkey2026!`), and for common words said again (`dragondragon`).
    func contains(_ password: String) -> Bool {
        let small = Substring(password.lowercased())
        if whole.contains(small) { return true }
        let core = CoreWord.of(small)
        let isBarelyTrimmed = small.count - core.count <= Self.trimmings
        return isBarelyTrimmed && [core, CoreWord.unit(of: core)].contains { cores.contains($0) || whole.contains($0) }
    }
}

/// The word that a password was made from.
enum CoreWord {
    /// What is left without the digits and signs at both ends; all of it when nothing would be left.
    static func of(_ password: Substring) -> Substring {
        var core = password.drop { !$0.isLetter }
        while let last = core.last, !last.isLetter { core.removeLast() }
        return core.isEmpty ? password : core
    }

    /// The shortest piece that the text is a repetition of, which may be all of it.
    static func unit(of text: Substring) -> Substring {
        let letters = Array(text)
        // The longest proper beginning that is also an end, for each beginning (Knuth, Morris, Pratt): linear in time.
        var borders = [Int](repeating: 0, count: letters.count)
        for place in letters.indices.dropFirst() {
            var border = borders[place - 1]
            while border > 0, letters[border] != letters[place] { border = borders[border - 1] }
            borders[place] = letters[border] == letters[place] ? border + 1 : 0
        }
        let period = letters.count - (borders.last ?? 0)
        return period > 0 && letters.count.isMultiple(of: period) ? text.prefix(period) : text
    }
}
