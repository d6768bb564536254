import Features

/// Threads as rows of a list, on a board's page or across boards.
struct ThreadRow {
    let kit: Kit
    /// True where threads of many boards stand together.
    let namesBoard: Bool

    func rows(_ summaries: [DiscussionSummary], arePinned: Bool = false) -> HTML {
        HTML(summaries.map { row($0, isPinned: arePinned) })
    }

    private static let words = BoardWords()

    private func row(_ summary: DiscussionSummary, isPinned: Bool) -> HTML {
        let discussion = summary.discussion
        let replies = BoardWords.replies(max(0, discussion.visibleCount - 1))
        let last = kit.dates.element(discussion.lastAt, kit.dates.time(discussion.lastAt))
        return """
            <li>
            <h3 class="thread__title" dir="auto"><a href="\(Link.discussion(discussion.link))">\(discussion.title)</a></h3>
            <p class="thread__meta"><span>\(origin(of: summary))</span>\(tags(of: discussion, isPinned: isPinned))</p>
            <p class="thread__tail"><span class="num"><b>\(replies.number)</b> \(replies.noun)</span> \
            <span class="thread__last"><b dir="auto">\(summary.lastBy)</b> \(last)</span></p>
            </li>

            """
    }

    private func origin(of summary: DiscussionSummary) -> HTML {
        let started = summary.discussion.startedAt
        let day = kit.dates.element(started, kit.dates.day(started))
        let start: HTML = "<bdi>\(summary.startedBy)</bdi>, \(day)"
        guard namesBoard else { return start }
        let board: HTML = "<a href=\"\(Link.board(summary.board.slug))\" dir=\"auto\">\(summary.board.name)</a>"
        return "\(start), \(BoardWords.inBoard(board))"
    }

    private func tags(of discussion: Discussion, isPinned: Bool) -> HTML {
        var tags: HTML = ""
        if isPinned {
            tags += " <span class=\"tag\">\(kit.icon(.pin)) \(Self.words.pinned)</span>"
        }
        if let lock = discussion.lock {
            tags += " <span class=\"tag\">\(kit.icon(.lock)) \(BoardWords.locked(by: lock.by))</span>"
        }
        return tags
    }
}
