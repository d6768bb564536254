import Storage

/// One of a board's lists of threads, the last answered first.
package enum BoardList: String, Sendable, CaseIterable {
    /// All of them.
    case latest
    /// Those with something new for the member who asks.
    case unread
    /// Questions that have no answer.
    case unanswered
    /// Questions that have one.
    case solved

    /// Those of a board; what is new, for whoever's reading is kept alone.
    static func all(of board: Board, keepsTrack: Bool) -> [BoardList] {
        allCases.filter { list in
            switch list {
            case .latest: true
            case .unread: keepsTrack
            case .unanswered, .solved: board.takesAnswers
            }
        }
    }
}

extension Transaction {
    /// A page of one of a board's lists; of `unread` and `unanswered`, down to the horizon alone.
    func page(
        of list: BoardList, in board: Board.ID, at cursor: ListCursor?, _ audiences: [Audience],
        for reader: Member.ID?, now: Moment
    ) throws -> ListPage<DiscussionSummary> {
        switch list {
        case .latest:
            return try page(at: cursor) {
                .discussions(in: board, pinnedAfter: now, at: $0, audiences, for: reader)
            }
        case .unread:
            guard let reader else { return ListPage(rows: [], newer: nil, older: nil) }
            let news = try unread(of: reader, audiences, at: now)
            let horizon = try first(.horizon(in: board)) ?? news.floor
            return try page(at: cursor) { .unread(news, in: board, since: horizon, at: $0) }
        case .unanswered:
            let horizon = try first(.horizon(in: board))
            return try page(at: cursor) {
                .unanswered(in: board, since: horizon, at: $0, audiences, for: reader, now: now)
            }
        case .solved:
            return try page(at: cursor) { .solved(in: board, at: $0, audiences, for: reader, now: now) }
        }
    }
}
