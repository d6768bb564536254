import Features

/// The front page: boards, category by category.
struct BoardIndexPage: Page {
    let template = Template.boardIndex
    let head: Head
    let words = BoardWords()
    let sections: HTML
    let isEmpty: Bool
    /// What is new for the member who looks at it; nil for a guest, who is made welcome.
    let news: NewsHead?
    let markRead: MarkRead?

    init(_ index: BoardIndex, kit: Kit, news: BoardNews? = nil, markRead: MarkRead? = nil) {
        self.news = news.map { NewsHead($0, kit: kit) }
        let hasNew = news.map { !$0.boards.isEmpty } ?? false
        self.markRead = hasNew ? markRead : nil
        head = Head(
            title: "\(words.boards)", path: Link.boards, place: .at(.boards), styles: [.lists], summary: words.welcome)
        sections = BoardRow(kit: kit, news: news).sections(index)
        isEmpty = index.sections.isEmpty
    }
}

/// The news at the head of a member's front page.
struct NewsHead: Sendable {
    /// "14 new posts since Saturday".
    let title: String
    /// Where to read it; nil when there is nothing.
    let unread: String?
    let readNew = ReadingWords().readNew

    init(_ news: BoardNews, kit: Kit) {
        title = ReadingWords.news(news.newCount, since: news.since, kit.dates)
        unread = news.boards.isEmpty ? nil : Link.unread
    }
}
