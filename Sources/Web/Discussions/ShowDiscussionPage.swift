import Features

/// A flat page of a thread.
struct ShowDiscussionPage: Page {
    let template = Template.discussion
    let head: Head
    let words = DiscussionWords()
    let threadWords = ThreadWords()
    let thread: ThreadHead
    /// The same thread as a tree.
    let treeAddress: HTML
    let posts: HTML
    let pager: HTML?
    let last: HTML
    let lastAddress: HTML
    let feed: HTML
    let side: ThreadSide
    /// The pennant above the posts: how many are new, with the way to the first of them.
    let pennant: HTML?
    let foot: ThreadFoot
    /// Somebody looks at it who has no account.
    let isGuest: Bool
    let nearby: [NearbyThread]
    let hasNearby: Bool

    /// `standard` is the view in which the reader sees a thread whose address asks for none; `isChosen` when this one's
    /// asks for this view.
    ///
    /// Search engines are told of pages for guests alone.
    ///
    /// - Parameters:
    ///   - reader: what it is to the one who looks at it.
    ///   - composer: where they answer; nil where they can't.
    init(
        _ page: DiscussionPage, standard: Board.View, isChosen: Bool, reader: ThreadReader = ThreadReader(),
        composer: ComposerForm? = nil, for visitor: Visitor, pages: Pages
    ) {
        let kit = pages.kit(for: visitor)
        let (discussion, link) = (page.discussion, page.discussion.link)
        func address(_ number: Int) -> String { Link.flat(link, page: number, standard: standard) }
        let markup = PostMarkup(
            kit: kit, discussion: link, page: page.page, standard: standard, starter: page.starter,
            isLocked: discussion.lock != nil, reader: reader)
        let foot = ThreadFoot(page.answerable, lock: discussion.lock, composer: composer)
        self.foot = foot
        thread = ThreadHead(
            discussion, board: page.board, reader: reader, token: visitor.token, kit: kit, now: pages.now,
            address: { markup.address(of: $0, at: $1) })
        head = Head(
            title: "\(discussion.title)\(Self.suffix(page.page))",
            path: standard == .flat ? address(page.page) : Link.discussion(link), isHidden: isChosen,
            place: .below(.boards), styles: [.lists, .prose, .posts] + foot.styles,
            scripts: foot.scripts, kind: .article, headline: "\(discussion.title)",
            summary: page.posts.first { !$0.excerpt.isEmpty }?.excerpt,
            feeds: [FeedLink(address: "\(Link.feed(of: link.id))", title: "\(discussion.title)")],
            data: isChosen || !visitor.isGuest
                ? nil : ThreadData(origin: pages.origin, discussion: discussion).markup(page))
        feed = "\(Link.feed(of: link.id))"
        treeAddress = "\(standard == .tree ? Link.discussion(link) : Link.tree(link))"
        posts = markup.posts(page.posts)
        pager = NumberPager(current: page.page, count: discussion.pageCount).markup(kit: kit, address: address)
        last = DiscussionWords.lastPost(kit.dates.element(page.last.at, kit.dates.time(page.last.at)))
        lastAddress = "\(markup.address(of: page.last.id, at: page.last.position))"
        /// To the first post that is new, with the line that stands before it.
        func newAddress(_ first: PostPlace) -> String {
            first.page == page.page ? "#\(Link.newLine)" : "\(address(first.page))#\(Link.newLine)"
        }
        side = ThreadSide(discussion, reader, kit: kit, now: pages.now) { post, position in
            reader.posts.first.flatMap { $0.id == post ? newAddress($0) : nil }
                ?? markup.address(of: post, at: position)
        }
        pennant = reader.posts.first.map { Pennant.link(reader.posts.newCount, to: newAddress($0)) }
        isGuest = visitor.isGuest
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
