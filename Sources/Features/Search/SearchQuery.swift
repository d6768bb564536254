package import Storage

/// What someone looks for, read from what they typed.
///
/// Any text is a query: what is no operator is looked for as words. Grammar, parts apart by spaces:
/// `word` · `"exact words"` · `-without` · `title:word` · `by:name` · `in:board` · `before:2024-06` · `after:2025-01-31`
/// · `is:solved`;
/// a value may stand in quotation marks, and `-` may stand before all but the dates.
package struct SearchQuery: Sendable, Equatable {
    /// A piece of the query, as it was typed.
    package struct Part: Sendable, Equatable {
        package enum Meaning: Sendable, Equatable {
            case words(SearchTerms.Phrase, isUnwanted: Bool)
            /// A board, by its slug or its group's name, folded.
            case board(String, isUnwanted: Bool)
            case before(CalendarDay)
            case after(CalendarDay)
            /// Threads in which somebody said which post is the answer.
            case solved(isUnwanted: Bool)
            /// Signs alone: nothing that could be found.
            case nothing
        }

        package let text: String
        package let meaning: Meaning

        /// True for what narrows a search rather than says what is looked for.
        package var isNarrowing: Bool {
            switch meaning {
            case .board, .before, .after, .solved: true
            case .words(let phrase, let isUnwanted): isUnwanted || phrase.fields != SearchField.allCases
            case .nothing: false
            }
        }
    }

    /// In the order in which they were typed.
    package let parts: [Part]
    /// More was typed than is looked at.
    package let isCut: Bool

    package init(parts: [Part], isCut: Bool = false) {
        self.parts = parts
        self.isCut = isCut
    }

    /// Parts that are looked at: more than anyone types, few enough for the index.
    package static let maximumParts = 32
    /// Words of a phrase that are looked for: the index keeps a place for each in every list of places it goes through.
    package static let maximumPhraseWords = 10
    /// Words of all phrases of a query that are looked for.
    package static let maximumWords = 40
    /// Bytes of a query that are read: percent-encoded, with a narrowing, it still fits into an address.
    package static let maximumBytes = 600

    /// The query, typed tidily.
    package var text: String { parts.map(\.text).joined(separator: " ") }
    /// Nothing is looked for.
    package var isEmpty: Bool { parts.allSatisfy { $0.meaning == .nothing } }

    /// The same without one of its parts.
    package func dropping(_ part: Part) -> SearchQuery {
        SearchQuery(parts: parts.filter { $0 != part })
    }

    /// The same in one board instead of any that it names, or in all.
    package func inBoard(_ slug: String?) -> SearchQuery {
        let kept = parts.filter { if case .board(_, isUnwanted: false) = $0.meaning { false } else { true } }
        return SearchQuery(parts: kept + (slug.map { [Part.board($0)] } ?? []))
    }

    /// The same with other limits of time, or none.
    package func after(_ day: CalendarDay?) -> SearchQuery {
        let kept = parts.filter {
            switch $0.meaning {
            case .before, .after: false
            default: true
            }
        }
        return SearchQuery(parts: kept + (day.map { [Part(text: "after:\($0)", meaning: .after($0))] } ?? []))
    }
}

extension SearchQuery.Part {
    static func board(_ slug: String) -> SearchQuery.Part {
        SearchQuery.Part(text: "in:\(slug)", meaning: .board(Fold.name(slug), isUnwanted: false))
    }
}
