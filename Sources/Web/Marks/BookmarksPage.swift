import Features

/// The posts that a member keeps, newest first.
struct BookmarksPage: Page {
    let template = Template.bookmarks
    let head: Head
    let words = BookmarkWords()
    let account = Link.account
    let address = Link.bookmarks
    let rows: [Row]
    let isEmpty: Bool
    /// The list ends before this page.
    let isPastEnd: Bool
    let pager: ListPager?

    /// A post, with a button that lets go of it.
    struct Row: Sendable {
        let address: HTML
        let title: HTML
        let by: HTML
        let excerpt: HTML
        let boardAddress: HTML
        let board: HTML
        let kept: HTML
        /// Where its button goes.
        let action: HTML
    }

    init(_ list: ListPage<Bookmark>, at cursor: ListCursor?, kit: Kit) {
        head = Head(title: "\(words.title)", isHidden: true, styles: [.lists])
        rows = list.rows.map { bookmark in
            Row(
                address: "\(Link.post(bookmark.post))", title: "\(bookmark.discussion.title)", by: "\(bookmark.by)",
                excerpt: "\(bookmark.excerpt)", boardAddress: "\(Link.board(bookmark.board.slug))",
                board: "\(bookmark.board.name)",
                kept: BookmarkWords.kept(kit.dates.element(bookmark.keptAt, kit.dates.day(bookmark.keptAt))),
                action: "\(Link.bookmark(bookmark.post))?from=list")
        }
        isEmpty = rows.isEmpty && cursor == nil
        isPastEnd = rows.isEmpty && cursor != nil
        pager = ListPager(list, at: Link.bookmarks, newer: words.newer, older: words.older)
    }
}
