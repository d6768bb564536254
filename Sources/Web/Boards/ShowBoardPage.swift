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
    /// Where a thread is started.
    let newThread: HTML
    let rows: HTML
    /// Nothing has been said here.
    let isEmpty: Bool
    /// The list ends before this page.
    let isPastEnd: Bool
    let pager: ListPager?
    /// The rows say what is new for their reader.
    let isOwn: Bool
    /// The buttons by which a member follows the board or mutes it.
    let follow: HTML?
    let markRead: MarkRead?

    /// What the page is to the member who looks at it.
    struct Reader: Sendable {
        let list: ListReader
        let choice: FollowChoice
        /// When the page was asked for.
        let at: Moment
        let token: String
    }

    init(_ page: BoardPage, at cursor: ListCursor?, kit: Kit, reader: Reader? = nil) {
        let path = Link.board(page.board.slug)
        head = Head(
            title: "\(page.board.name)", path: cursor.map { Link.list(path, at: $0) } ?? path,
            place: .below(.boards), styles: [.lists], scripts: kit.scripts,
            summary: page.board.description,
            feeds: [FeedLink(address: "\(Link.feed(ofBoard: page.board.slug))", title: "\(page.board.name)")])
        feed = "\(Link.feed(ofBoard: page.board.slug))"
        address = "\(path)"
        newThread = "\(Link.newThread(inBoard: page.board.slug))"
        category = "\(page.category)"
        name = "\(page.board.name)"
        description = "\(page.board.description)"
        group = page.board.groupName.map { "\($0)" }
        isOwn = reader != nil
        follow = reader.map { FollowControl.buttons($0.choice, to: Link.follow(board: page.board.slug), kit: kit) }
        markRead = reader.map {
            MarkRead(ReadingWords.markBoard, board: page.board.slug, at: $0.at, token: $0.token)
        }
        let row = ThreadRow(kit: kit, namesBoard: false, reader: reader?.list)
        rows = HTML([row.rows(page.pinned, arePinned: true), row.rows(page.list.rows)])
        let hasNone = page.pinned.isEmpty && page.list.rows.isEmpty
        isEmpty = hasNone && cursor == nil
        isPastEnd = hasNone && cursor != nil
        pager = ListPager(page.list, at: path, newer: words.newer, older: words.older)
    }
}
