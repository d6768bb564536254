import Features

/// Threads as rows of a list, on a board's page or across boards.
struct ThreadRow {
    let kit: Kit
    /// True where threads of many boards stand together.
    let namesBoard: Bool
    /// Who looks at them; nil for a guest.
    var reader: ListReader?

    func rows(_ summaries: [DiscussionSummary], arePinned: Bool = false) -> HTML {
        HTML(summaries.map { row($0, isPinned: arePinned) })
    }

    private static let words = BoardWords()

    private func row(_ summary: DiscussionSummary, isPinned: Bool) -> HTML {
        let discussion = summary.discussion
        let replies = BoardWords.replies(max(0, discussion.visibleCount - 1))
        let last = kit.dates.element(discussion.lastAt, kit.dates.time(discussion.lastAt))
        let mark = reader?.marks[discussion.id]
        let address = mark.map { Link.reading($0, in: reader?.liked) } ?? Link.discussion(discussion.link)
        let pennant: HTML? = mark.flatMap { mark in
            mark.firstNew.map { _ in
                "\n<p class=\"thread__new\">\(Pennant.link(mark.newCount, to: address))</p>"
            }
        }
        return """
            <li\(pennant.map { _ in " class=\"is-new\"" })>
            <h3 class="thread__title" dir="auto"><a href="\(address)">\(discussion.title)</a></h3>\(pennant)
            <p class="thread__meta"><span>\(origin(of: summary))</span>\(tags(of: summary, isPinned: isPinned))</p>
            <p class="thread__tail"><span class="num"><b>\(replies.number)</b> \(replies.noun)</span> \
            <span class="thread__last">\(summary.lastBy.map { "<b dir=\"auto\">\($0)</b> " as HTML })\(last)</span></p>
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

    private func tags(of summary: DiscussionSummary, isPinned: Bool) -> HTML {
        var tags: HTML = ""
        if summary.isSolved {
            tags += " <span class=\"tag\">\(kit.icon(.check)) \(Self.words.solved)</span>"
        }
        if isPinned {
            tags += " <span class=\"tag\">\(kit.icon(.pin)) \(Self.words.pinned)</span>"
        }
        if let lock = summary.discussion.lock {
            tags += " <span class=\"tag\">\(kit.icon(.lock)) \(BoardWords.locked(by: lock.by))</span>"
        }
        return tags
    }
}
