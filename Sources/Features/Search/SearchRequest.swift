import Foundation
import Storage

/// A query with its names looked up: what the database is asked.
struct SearchRequest {
    let query: SearchQuery
    let terms: SearchTerms
    /// What snippets mark.
    let shown: [SearchTerms.Phrase]
    /// Boards that are looked in.
    let boards: [Board.ID]
    let allBoards: [Board.ID]
    let after: CalendarDay?
    let before: CalendarDay?
    /// The time that is looked in.
    let keys: Range<Int64>

    var isInTime: Bool { after != nil || before != nil }
    /// Only threads that have an answer, or only those that have none; nil: whatever they have.
    let isSolved: Bool?
    /// The query itself names boards.
    let isInBoards: Bool

    init(_ query: SearchQuery, boards readable: [BoardLink], zone: TimeZone) {
        var terms = SearchTerms()
        var named: (wanted: Set<String>, unwanted: Set<String>) = ([], [])
        var (after, before): (CalendarDay?, CalendarDay?) = (nil, nil)
        var keys = (lower: Int64.min, upper: Int64.max)
        var isSolved: Bool?
        for part in query.parts {
            switch part.meaning {
            case .words(let phrase, isUnwanted: false): terms.all.append([phrase])
            case .words(let phrase, isUnwanted: true): terms.none.append(phrase)
            case .board(let name, isUnwanted: false): named.wanted.insert(name)
            case .board(let name, isUnwanted: true): named.unwanted.insert(name)
            case .after(let day):
                after = day
                keys.lower = max(keys.lower, SearchKey.start(of: day.start(in: zone)))
            case .before(let day):
                before = day
                keys.upper = min(keys.upper, SearchKey.start(of: day.start(in: zone)))
            case .solved(let isUnwanted): isSolved = !isUnwanted
            case .nothing: break
            }
        }
        self.query = query
        self.terms = terms
        shown = terms.all.flatMap(\.self).filter { $0.fields.contains(.text) }
        allBoards = readable.map(\.id)
        isInBoards = !named.wanted.isEmpty || !named.unwanted.isEmpty
        boards = readable.filter { board in
            let names = [board.slug, board.groupName].compactMap(\.self).map(Fold.name)
            return (named.wanted.isEmpty || !named.wanted.isDisjoint(with: names))
                && named.unwanted.isDisjoint(with: names)
        }.map(\.id)
        self.isSolved = isSolved
        self.after = after
        self.before = before
        self.keys = min(keys.lower, keys.upper)..<keys.upper
    }

    /// What bounds the search; without a narrowing, to count what there is beside it.
    func scope(_ audiences: [Audience], anyBoard: Bool = false, anyTime: Bool = false) -> SearchScope {
        SearchScope(
            audiences: audiences, boards: anyBoard ? allBoards : boards,
            keys: anyTime ? Int64.min..<Int64.max : keys, isSolved: isSolved)
    }
}
