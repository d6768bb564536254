import Foundation
import Storage

/// One search, in one snapshot of the database.
struct Finding {
    let transaction: any Transaction
    let index: any SearchIndex
    let audiences: [Audience]
    let zone: TimeZone
    let now: Moment

    func found(_ query: SearchQuery, order: SearchResults.Order, page: Int) throws -> FoundPage {
        guard !query.isEmpty else { return FoundPage(empty(query, order)) }
        let boards = try transaction.all(.readable(audiences))
        let request = SearchRequest(query, boards: boards, zone: zone)
        let isScored = order == .best && !request.terms.all.isEmpty
        let sets = try FoundSets(request) { anyBoard, anyTime in
            try find(
                request.terms, in: request.scope(audiences, anyBoard: anyBoard, anyTime: anyTime), isScored: isScored)
        }
        var found = Array(sets.found.prefix(SearchResults.rankedHits))
        if isScored {
            found.sort { ($0.score, -$0.key) < ($1.score, -$1.key) }
        }
        let count = sets.found.count
        let pageCount = max(1, (found.count - 1) / SearchResults.hitsPerPage + 1)
        let page = min(max(1, page), pageCount)
        let start = min(found.count, (page - 1) * SearchResults.hitsPerPage)
        let results = SearchResults(
            query: query, order: order, hits: [], count: SearchResults.Count(count),
            threads: count > SearchResults.countedHits ? nil : Set(found.map(\.discussion)).count, page: page,
            pageCount: pageCount, boards: choices(of: boards, sets.inAnyBoard, request),
            times: times(sets.atAnyTime, request))
        return FoundPage(
            results, hits: try hits(found[start...].prefix(SearchResults.hitsPerPage)), around: request.shown)
    }

    private func empty(_ query: SearchQuery, _ order: SearchResults.Order) -> SearchResults {
        SearchResults(
            query: query, order: order, hits: [], count: SearchResults.Count(0), threads: 0, page: 1, pageCount: 1,
            boards: [], times: [])
    }

    private func find(_ terms: SearchTerms, in scope: SearchScope, isScored: Bool) throws -> [FoundPost] {
        guard !scope.boards.isEmpty, !scope.keys.isEmpty else { return [] }
        var found: [FoundPost] = []
        try transaction.each(.found(terms, in: scope, isScored: isScored, index)) { found.append($0) }
        return found
    }

    private func hits(_ found: ArraySlice<FoundPost>) throws -> [StoredHit] {
        let ids = found.map { SearchKey.post($0.key) }
        let stored = try transaction.all(.hits(ids, audiences))
        let byID = Dictionary(stored.map { ($0.post, $0) }) { first, _ in first }
        return ids.compactMap { byID[$0] }
    }

    /// The boards with the most hits, and a way back to all.
    private func choices(
        of boards: [BoardLink], _ found: [FoundPost], _ request: SearchRequest
    ) -> [SearchResults.Choice<BoardLink>] {
        var counts: [Board.ID: Int] = [:]
        for post in found { counts[post.board, default: 0] += 1 }
        let chosen = request.isInBoards ? Set(request.boards) : []
        let ranked = boards.filter { counts[$0.id] != nil || (chosen.contains($0.id) && chosen.count == 1) }
            .sorted { (-(counts[$0.id] ?? 0), $0.id) < (-(counts[$1.id] ?? 0), $1.id) }
            .prefix(SearchResults.boardChoices)
        guard ranked.count > 1 || request.isInBoards else { return [] }
        let all = SearchResults.Choice<BoardLink>(
            value: nil, count: SearchResults.Count(found.count), isChosen: !request.isInBoards,
            query: request.query.inBoard(nil))
        return ranked.map { board in
            SearchResults.Choice(
                value: board, count: SearchResults.Count(counts[board.id] ?? 0),
                isChosen: chosen == [board.id], query: request.query.inBoard(board.slug))
        } + [all]
    }

    /// This month, this year, the year before, and any time.
    private func times(
        _ found: [FoundPost], _ request: SearchRequest
    ) -> [SearchResults.Choice<CalendarDay>] {
        let month = CalendarDay.month(of: now, in: zone)
        let days = [month, CalendarDay(year: month.year), CalendarDay(year: month.year - 1)]
        let counted = days.map { day in
            let start = SearchKey.start(of: day.start(in: zone))
            return (day, found.count { $0.key >= start })
        }
        let chosen = request.before == nil ? request.after : nil
        let narrower = counted.filter { $0.0 == chosen || (0 < $0.1 && $0.1 < found.count) }
        guard !narrower.isEmpty || request.isInTime else { return [] }
        return narrower.map { day, count in
            SearchResults.Choice(
                value: day, count: SearchResults.Count(count), isChosen: day == chosen,
                query: request.query.after(day))
        } + [
            SearchResults.Choice(
                value: nil, count: SearchResults.Count(found.count), isChosen: !request.isInTime,
                query: request.query.after(nil))
        ]
    }
}
