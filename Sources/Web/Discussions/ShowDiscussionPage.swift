import Features

/// A flat page of a thread.
struct ShowDiscussionPage: Page {
    let template = Template.discussion
    let head: Head
    let words = DiscussionWords()
    let thread: ThreadHead
    /// The same thread as a tree.
    let treeAddress: HTML
    let posts: HTML
    let pager: HTML?
    let last: HTML
    let lastAddress: HTML
    let feed: HTML
    let nearby: [NearbyThread]
    let hasNearby: Bool

    /// `standard` is the view in which the reader sees a thread whose address asks for none; `isChosen` when this one's
    /// asks for this view.
    ///
    /// Search engines are told of pages for guests alone.
    init(_ page: DiscussionPage, standard: Board.View, isChosen: Bool, for visitor: Visitor, pages: Pages) {
        let kit = pages.kit(for: visitor)
        let link = page.discussion.link
        func address(_ number: Int) -> String { Link.flat(link, page: number, standard: standard) }
        thread = ThreadHead(page.discussion, board: page.board, kit: kit, now: pages.now)
        head = Head(
            title: "\(page.discussion.title)\(Self.suffix(page.page))",
            path: standard == .flat ? address(page.page) : Link.discussion(link), isHidden: isChosen,
            place: .below(.boards), styles: [.lists, .prose, .posts], kind: .article,
            headline: "\(page.discussion.title)",
            summary: page.posts.first { !$0.excerpt.isEmpty }?.excerpt,
            feeds: [FeedLink(address: "\(Link.feed(of: link.id))", title: "\(page.discussion.title)")],
            data: isChosen || !visitor.isGuest
                ? nil : ThreadData(origin: pages.origin, discussion: page.discussion).markup(page))
        feed = "\(Link.feed(of: link.id))"
        treeAddress = "\(standard == .tree ? Link.discussion(link) : Link.tree(link))"
        posts = PostMarkup(kit: kit, discussion: link, page: page.page, standard: standard).posts(page.posts)
        pager = NumberPager(current: page.page, count: page.discussion.pageCount).markup(kit: kit, address: address)
        last = DiscussionWords.lastPost(kit.dates.element(page.last.at, kit.dates.time(page.last.at)))
        let lastAnchor = "#\(Link.anchor(page.last.id))"
        lastAddress = "\(page.last.page == page.page ? lastAnchor : address(page.last.page) + lastAnchor)"
        nearby = page.nearby.map(NearbyThread.init)
        hasNearby = !nearby.isEmpty
    }

    private static func suffix(_ page: Int) -> HTML? {
        page > 1 ? ", \(DiscussionWords.page.lowercased()) \(page)" : nil
    }
}

/// Another thread of the same board.
struct NearbyThread: Sendable {
    let address: HTML
    let title: HTML

    init(_ link: DiscussionLink) {
        address = "\(Link.discussion(link))"
        title = "\(link.title)"
    }
}
