import Features

/// A thread as a news reader shows it: the tree, and one article of it.
struct ShowTreePage: Page {
    let template = Template.tree
    let head: Head
    let words = DiscussionWords()
    let thread: ThreadHead
    /// The same thread, flat.
    let flatAddress: HTML
    let tree: HTML
    let parts: [PartLink]
    let hasParts: Bool
    let article: ArticlePane

    /// `standard` is the view in which the reader sees a thread whose address asks for none; `isChosen` when this one's
    /// asks for this view.
    ///
    /// Search engines are told of pages for guests alone.
    init(_ page: TreePage, standard: Board.View, isChosen: Bool, for visitor: Visitor, pages: Pages) {
        let kit = pages.kit(for: visitor)
        let link = page.discussion.link
        thread = ThreadHead(page.discussion, board: page.board, kit: kit, now: pages.now)
        head = Head(
            title: "\(page.discussion.title), \(words.tree.lowercased())", path: Link.discussion(link),
            isHidden: isChosen, place: .below(.boards), styles: [.lists, .prose, .posts, .tree], scripts: [.tree],
            kind: .article, headline: "\(page.discussion.title)", summary: page.tree.nodes.first?.leaf.excerpt,
            feeds: [FeedLink(address: "\(Link.feed(of: link.id))", title: "\(page.discussion.title)")],
            data: isChosen || !visitor.isGuest
                ? nil : ThreadData(origin: pages.origin, discussion: page.discussion).markup(page))
        flatAddress = "\(Link.flat(link, standard: standard))"
        tree = TreeMarkup.markup(page.tree, open: page.article.post.id, kit: kit)
        parts = page.partCount > 1 ? (1...page.partCount).map { PartLink($0, isCurrent: $0 == page.part) } : []
        hasParts = !parts.isEmpty
        article = ArticlePane(page.article, group: page.board.groupName, kit: kit)
    }
}

/// A link to a part of a thread that is too long for one tree.
struct PartLink: Sendable {
    let name: String
    let address: HTML
    let isCurrent: Bool

    init(_ number: Int, isCurrent: Bool) {
        name = DiscussionWords.part(number)
        address = "\(Link.tree(post: nil, part: number))"
        self.isCurrent = isCurrent
    }
}

/// The open article.
struct ArticlePane: Sendable {
    let title: HTML
    let avatar: HTML
    let by: HTML
    let role: HTML?
    let time: HTML
    let subject: HTML
    let answers: LeafLink?
    let group: HTML?
    let number: String?
    /// Of a member's post; nil for one from an archive.
    let messageID: HTML?
    /// The body, or nil where `stub` stands instead.
    let body: HTML?
    let stub: HTML?
    let source: HTML
    let permalink: HTML
    let previous: LeafLink?
    let next: LeafLink?

    init(_ article: TreePage.Article, group: String?, kit: Kit) {
        let post = article.post
        title = DiscussionWords.article(by: post.by.name)
        avatar = Avatar.svg(post.by.person)
        by = post.by.link
        role = post.by.role
        time = kit.dates.element(post.postedAt, kit.dates.full(post.postedAt))
        subject = "\(article.subject)"
        answers = article.answers.map { LeafLink($0, kit: kit) }
        self.group = group.map { "\($0)" }
        number = article.number.map(DiscussionWords.number)
        messageID = Self.shown(messageID: article.messageID, of: post.by.person)
        body = article.html.map(HTML.init(stored:))
        stub = article.html == nil ? Stub(kit: kit).sentence(post, replies: 0) : nil
        source = "\(Link.source(post.id))"
        permalink = "\(Link.post(post.id))"
        previous = article.previous.map { LeafLink($0, kit: kit) }
        next = article.next.map { LeafLink($0, kit: kit) }
    }

    /// Programs made the Message-IDs of archived mail, many of them from its author's address; ours hold nobody's,
    /// but look like one: those who gather addresses get none from us.
    private static func shown(messageID: String, of person: Byline.Person) -> HTML? {
        guard case .member = person else { return nil }
        return HTML(
            messageID.split(separator: "@", omittingEmptySubsequences: false).enumerated().map { index, part in
                index == 0 ? "\(String(part))" : "&#64;\(String(part))"
            })
    }
}

/// A link from one article to another.
struct LeafLink: Sendable {
    let address: HTML
    let name: HTML
    let time: HTML

    init(_ leaf: TreePage.Leaf, kit: Kit) {
        address = "\(Link.tree(post: leaf.id))"
        name = "\(leaf.name)"
        time = kit.dates.element(leaf.at, kit.dates.time(leaf.at))
    }
}
