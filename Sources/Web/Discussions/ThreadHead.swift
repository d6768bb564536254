import Features

/// What stands above a thread, in both views.
struct ThreadHead: Sendable {
    let title: HTML
    let board: HTML
    let boardAddress: HTML
    let isPinned: Bool
    let lock: HTML?
    let started: HTML

    init(_ discussion: Discussion, board: BoardLink, kit: Kit, now: Moment) {
        title = "\(discussion.title)"
        self.board = "\(board.name)"
        boardAddress = "\(Link.board(board.slug))"
        isPinned = discussion.pinnedUntil.map { $0 > now } ?? false
        lock = discussion.lock.map { "\(DiscussionWords.locked($0))" }
        let day = kit.dates.element(discussion.startedAt, kit.dates.day(discussion.startedAt))
        started = DiscussionWords.started(day, replies: max(0, discussion.visibleCount - 1))
    }
}
