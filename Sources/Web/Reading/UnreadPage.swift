import Features

/// Threads in which something is new for the member who asks, the last answered first.
struct UnreadPage: Page {
    let template = Template.unread
    let head: Head
    let words = ReadingWords()
    let address = Link.unread
    let latest = Link.latest
    let rows: HTML
    /// Nothing is new.
    let isEmpty: Bool
    /// The list ends before this page.
    let isPastEnd: Bool
    let pager: ListPager?
    let markRead: MarkRead?

    init(
        _ list: ListPage<DiscussionSummary>, at cursor: ListCursor?, reader: ListReader?, markRead: MarkRead, kit: Kit
    ) {
        head = Head(
            title: "\(words.unread)", isHidden: true, place: .at(.unread), styles: [.lists])
        rows = ThreadRow(kit: kit, namesBoard: true, reader: reader).rows(list.rows)
        isEmpty = list.rows.isEmpty && cursor == nil
        isPastEnd = list.rows.isEmpty && cursor != nil
        pager = ListPager(list, at: Link.unread, newer: words.newer, older: words.older)
        self.markRead = isEmpty ? nil : markRead
    }
}
