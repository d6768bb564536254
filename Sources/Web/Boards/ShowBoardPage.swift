import Features

/// A board and a page of one of its lists: what is pinned, then the last answered first.
struct ShowBoardPage: Page {
    let template = Template.board
    let head: Head
    let words = BoardWords()
    /// Where the list begins.
    let address: HTML
    let category: HTML
    let name: HTML
    let description: HTML
    let group: HTML?
    let feed: HTML
    /// Where a thread is started.
    let newThread: HTML
    /// The board's lists, where it has more than one for its reader.
    let tabs: [Tab]
    let hasTabs: Bool
    let rows: HTML
    /// Nothing is in the list.
    let empty: EmptyList?
    /// The list ends before this page.
    let isPastEnd: Bool
    let pager: ListPager?
    /// The rows say what is new for their reader.
    let isOwn: Bool
    /// The buttons by which a member follows the board or mutes it.
    let follow: HTML?
    let markRead: MarkRead?

    /// The way to one of the board's lists.
    struct Tab: Sendable {
        let name: String
        let address: HTML
        let isCurrent: Bool
    }

    /// What is said where a list has nothing, and the way on.
    struct EmptyList: Sendable {
        let says: String
        let name: String
        let address: HTML

        init(_ list: BoardList, of board: Board, words: BoardWords) {
            says = BoardWords.nothing(in: list)
            name = list == .latest ? words.otherBoards : BoardWords.toLatest
            address = "\(list == .latest ? Link.boards : Link.board(board.slug))"
        }
    }

    /// What the page is to the member who looks at it.
    struct Reader: Sendable {
        let list: ListReader
        let choice: Chosen
        /// When the page was asked for.
        let at: Moment
        let token: String
    }

    init(_ page: BoardPage, at cursor: ListCursor?, kit: Kit, reader: Reader? = nil) {
        let path = Link.board(page.board.slug, showing: page.shown)
        head = Head(
            title: "\(page.board.name)\(Self.suffix(page.shown))",
            path: cursor.map { Link.list(path, at: $0) } ?? path, isHidden: page.shown != .latest,
            place: .below(.boards), styles: [.lists],
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
        follow = reader.map {
            FollowControl.form($0.choice, to: Link.follow(board: page.board.slug), token: $0.token, kit: kit)
        }
        markRead = reader.map {
            MarkRead(ReadingWords.markBoard, board: page.board.slug, at: $0.at, token: $0.token)
        }
        let row = ThreadRow(kit: kit, namesBoard: false, reader: reader?.list)
        tabs =
            page.lists.count > 1
            ? page.lists.map { list in
                Tab(
                    name: BoardWords.name(of: list),
                    address: "\(Link.board(page.board.slug, showing: list))",
                    isCurrent: list == page.shown)
            } : []
        hasTabs = !tabs.isEmpty
        rows = HTML([row.rows(page.pinned, arePinned: true), row.rows(page.list.rows)])
        let hasNone = page.pinned.isEmpty && page.list.rows.isEmpty
        empty = hasNone && cursor == nil ? EmptyList(page.shown, of: page.board, words: words) : nil
        isPastEnd = hasNone && cursor != nil
        pager = ListPager(page.list, at: path, newer: words.newer, older: words.older)
    }

    private static func suffix(_ list: BoardList) -> HTML? {
        list == .latest ? nil : ", \(BoardWords.name(of: list).lowercased())"
    }
}
