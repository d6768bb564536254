import Features

/// A board and a page of its threads: what is pinned, then the last answered first.
struct ShowBoardPage: Page {
    let template = Template.board
    let head: Head
    let words = BoardWords()
    let address: HTML
    let category: HTML
    let name: HTML
    let description: HTML
    let group: HTML?
    let feed: HTML
    let rows: HTML
    /// Nothing has been said here.
    let isEmpty: Bool
    /// The list ends before this page.
    let isPastEnd: Bool
    let pager: ListPager?

    init(_ page: BoardPage, at cursor: ListCursor?, kit: Kit) {
        let path = Link.board(page.board.slug)
        head = Head(
            title: "\(page.board.name)", path: cursor.map { Link.list(path, at: $0) } ?? path,
            place: .below(.boards), styles: [.lists], summary: page.board.description,
            feeds: [FeedLink(address: "\(Link.feed(ofBoard: page.board.slug))", title: "\(page.board.name)")])
        feed = "\(Link.feed(ofBoard: page.board.slug))"
        address = "\(path)"
        category = "\(page.category)"
        name = "\(page.board.name)"
        description = "\(page.board.description)"
        group = page.board.groupName.map { "\($0)" }
        let row = ThreadRow(kit: kit, namesBoard: false)
        rows = HTML([row.rows(page.pinned, arePinned: true), row.rows(page.list.rows)])
        let hasNone = page.pinned.isEmpty && page.list.rows.isEmpty
        isEmpty = hasNone && cursor == nil
        isPastEnd = hasNone && cursor != nil
        pager = ListPager(page.list, at: path, newer: words.newer, older: words.older)
    }
}
