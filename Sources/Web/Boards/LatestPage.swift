import Features

/// Threads of all boards, the last answered first.
struct LatestPage: Page {
    let template = Template.latest
    let head: Head
    let words = BoardWords()
    let rows: HTML
    /// Nothing has been said anywhere.
    let isEmpty: Bool
    /// The list ends before this page.
    let isPastEnd: Bool
    let pager: ListPager?
    /// The rows say what is new for their reader.
    let isOwn: Bool

    init(_ list: ListPage<DiscussionSummary>, at cursor: ListCursor?, kit: Kit, reader: ListReader? = nil) {
        head = Head(
            title: "\(words.latest)", path: cursor.map { Link.list(Link.latest, at: $0) } ?? Link.latest,
            place: .at(.latest), styles: [.lists])
        rows = ThreadRow(kit: kit, namesBoard: true, reader: reader).rows(list.rows)
        isOwn = reader != nil
        isEmpty = list.rows.isEmpty && cursor == nil
        isPastEnd = list.rows.isEmpty && cursor != nil
        pager = ListPager(list, at: Link.latest, newer: words.newer, older: words.older)
    }
}
