import Storage

extension SearchQuery {
    /// Reads a query; never fails.
    package static func parse(_ typed: String) -> SearchQuery {
        let text = cleaned(typed)
        var pieces = PieceReader(text)
        var (parts, words): ([Part], Int) = ([], 0)
        var isCut = typed.utf8.count > maximumBytes
        while let piece = pieces.next() {
            let part = Part(piece)
            let meaning = part.meaning.cut
            isCut = isCut || meaning != part.meaning
            // Asking twice for the same finds no less; it only takes longer.
            guard meaning == .nothing || !parts.contains(where: { $0.meaning == meaning }) else { continue }
            guard parts.count < maximumParts, words + meaning.wordCount <= maximumWords else {
                isCut = true
                continue
            }
            words += meaning.wordCount
            parts.append(Part(text: part.text, meaning: meaning))
        }
        return SearchQuery(parts: parts, isCut: isCut)
    }

    /// One line, without control characters, no longer than is read.
    private static func cleaned(_ typed: String) -> String {
        var kept = String.UnicodeScalarView()
        var bytes = 0
        for scalar in typed.unicodeScalars {
            bytes += UTF8.width(scalar)
            guard bytes <= maximumBytes else { break }
            let isControl = scalar.properties.generalCategory == .control
            kept.append(isControl || scalar.properties.isWhitespace ? " " : scalar)
        }
        return DirectionMarks.removed(from: String(kept))
    }
}

/// A piece of a query: an operator's name, a value, and what stands around them.
struct QueryPiece {
    /// As it was typed, quotation marks closed.
    let text: String
    let isUnwanted: Bool
    /// In small letters; nil where there is none.
    let name: String?
    let value: String
}

/// Takes a query apart at its spaces, those in quotation marks excepted.
private struct PieceReader {
    private var rest: Substring

    init(_ text: String) {
        rest = Substring(text)
    }

    mutating func next() -> QueryPiece? {
        rest = rest.drop { $0 == " " }
        guard !rest.isEmpty else { return nil }
        let sign = rest.first == "-" && rest.dropFirst().first.map { $0 != " " && $0 != "-" } == true
        if sign { rest = rest.dropFirst() }
        let name = takeName()
        let (value, isQuoted) = takeValue()
        let shown = isQuoted ? "\"\(value)\"" : value
        return QueryPiece(
            text: (sign ? "-" : "") + (name.map { "\($0):" } ?? "") + shown, isUnwanted: sign,
            name: name?.lowercased(), value: value)
    }

    /// `in:` before a value, when it is the name of an operator.
    private mutating func takeName() -> String? {
        guard let colon = rest.firstIndex(where: { $0 == ":" || $0 == " " || Self.isQuote($0) }), rest[colon] == ":",
            QueryOperator(rawValue: rest[..<colon].lowercased()) != nil
        else { return nil }
        let after = rest.index(after: colon)
        guard after < rest.endIndex, rest[after] != " " else { return nil }
        defer { rest = rest[after...] }
        return String(rest[..<colon])
    }

    private mutating func takeValue() -> (String, isQuoted: Bool) {
        guard let first = rest.first, Self.isQuote(first) else {
            let end = rest.firstIndex { $0 == " " || Self.isQuote($0) } ?? rest.endIndex
            defer { rest = rest[end...] }
            return (String(rest[..<end]), false)
        }
        let inside = rest.dropFirst()
        let end = inside.firstIndex(where: Self.isQuote) ?? inside.endIndex
        defer { rest = inside[end...].dropFirst() }
        return (inside[..<end].split(separator: " ").joined(separator: " "), true)
    }

    private static func isQuote(_ character: Character) -> Bool {
        character == "\"" || character == "\u{201C}" || character == "\u{201D}" || character == "\u{201E}"
    }
}

/// What may stand before a colon.
enum QueryOperator: String {
    case by, title, before, after
    case board = "in"
    case state = "is"
}

extension SearchQuery.Part.Meaning {
    /// The same with no more words than a phrase may have.
    fileprivate var cut: Self {
        guard case .words(let phrase, let isUnwanted) = self, phrase.words.count > SearchQuery.maximumPhraseWords
        else { return self }
        let words = Array(phrase.words.prefix(SearchQuery.maximumPhraseWords))
        return .words(SearchTerms.Phrase(words, in: phrase.fields), isUnwanted: isUnwanted)
    }

    fileprivate var wordCount: Int {
        if case .words(let phrase, _) = self { phrase.words.count } else { 0 }
    }
}

extension SearchQuery.Part {
    init(_ piece: QueryPiece) {
        text = piece.text
        meaning = Self.meaning(of: piece)
    }

    private static func meaning(of piece: QueryPiece) -> Meaning {
        switch piece.name.flatMap(QueryOperator.init(rawValue:)) {
        case .by: words(piece.value, in: [.author], piece)
        case .title: words(piece.value, in: [.title, .thread], piece)
        case .board: .board(Fold.name(piece.value), isUnwanted: piece.isUnwanted)
        case .before:
            date(piece).map(Meaning.before) ?? words("before \(piece.value)", in: SearchField.allCases, piece)
        case .after: date(piece).map(Meaning.after) ?? words("after \(piece.value)", in: SearchField.allCases, piece)
        case .state:
            piece.value.lowercased() == "solved"
                ? .solved(isUnwanted: piece.isUnwanted) : words("is \(piece.value)", in: SearchField.allCases, piece)
        case nil: words(piece.value, in: SearchField.allCases, piece)
        }
    }

    private static func date(_ piece: QueryPiece) -> CalendarDay? {
        piece.isUnwanted ? nil : CalendarDay(piece.value)
    }

    private static func words(_ text: String, in fields: [SearchField], _ piece: QueryPiece) -> Meaning {
        guard let phrase = TextWords.phrase(text) else { return .nothing }
        return .words(
            SearchTerms.Phrase(phrase.words, in: fields, isOpen: phrase.isOpen), isUnwanted: piece.isUnwanted)
    }
}
