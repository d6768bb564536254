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
    let threadWords = ThreadWords()
    let side: ThreadSide
    /// How many are new, with the way to the first of them.
    let pennant: HTML?
    /// The way from the open article to the next that is new.
    let nextUnread: HTML?
    let foot: ThreadFoot
    /// Somebody looks at it who has no account.
    let isGuest: Bool

    /// `standard` is the view in which the reader sees a thread whose address asks for none; `isChosen` when this one's
    /// asks for this view.
    ///
    /// Search engines are told of pages for guests alone.
    ///
    /// - Parameters:
    ///   - reader: what it is to the one who looks at it.
    ///   - composer: where they answer the open article; nil where they can't.
    init(
        _ page: TreePage, standard: Board.View, isChosen: Bool, reader: ThreadReader = ThreadReader(),
        composer: ComposerForm? = nil, for visitor: Visitor, pages: Pages
    ) {
        let kit = pages.kit(for: visitor)
        let link = page.discussion.link
        let foot = ThreadFoot(page.answerable, lock: page.discussion.lock, composer: composer)
        self.foot = foot
        isGuest = visitor.isGuest
        thread = ThreadHead(
            page.discussion, board: page.board, reader: reader, token: visitor.token, kit: kit, now: pages.now,
            address: { post, _ in Link.tree(post: post) })
        side = ThreadSide(
            page.discussion, reader, kit: kit, now: pages.now, address: { post, _ in Link.tree(post: post) })
        head = Head(
            title: "\(page.discussion.title), \(words.tree.lowercased())", path: Link.discussion(link),
            isHidden: isChosen, place: .below(.boards), styles: [.lists, .prose, .posts, .tree] + foot.styles,
            scripts: [.tree] + foot.scripts,
            kind: .article, headline: "\(page.discussion.title)", summary: page.tree.nodes.first?.leaf.excerpt,
            feeds: [FeedLink(address: "\(Link.feed(of: link.id))", title: "\(page.discussion.title)")],
            data: isChosen || !visitor.isGuest
                ? nil : ThreadData(origin: pages.origin, discussion: page.discussion).markup(page))
        pennant = reader.posts.first.map { Pennant.link(reader.posts.newCount, to: Link.tree(post: $0.id)) }
        nextUnread = Self.nextUnread(page, reader.posts).map { "\(Link.tree(post: $0))" }
        flatAddress = "\(Link.flat(link, standard: standard))"
        tree = TreeMarkup.markup(
            page.tree, open: page.article.post.id, new: reader.posts.isNew, ignored: reader.posts.ignored,
            quoting: reader.posts.quoting, kit: kit)
        parts = page.partCount > 1 ? (1...page.partCount).map { PartLink($0, isCurrent: $0 == page.part) } : []
        hasParts = !parts.isEmpty
        article = ArticlePane(page, reader: reader, kit: kit)
    }

    /// Whoever reads an article has read all that stands before it; one that is not to be read moves no mark.
    private static func nextUnread(_ page: TreePage, _ posts: ReaderPosts) -> Post.ID? {
        guard let first = posts.first else { return nil }
        let seen = page.answerable?.place.position ?? 0
        guard first.position <= seen else { return first.id }
        let behind = page.tree.nodes.map(\.leaf).filter { $0.position > seen && posts.isNew.contains($0.id) }
        return behind.min { $0.position < $1.position }?.id
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
    /// Who wrote it; nil where that is nobody's business, since the words are not to be read.
    let writer: Writer?
    let subject: HTML
    let answers: LeafLink?
    let group: HTML?
    let number: String?
    /// Of a member's post; nil for one from an archive, and where `stub` stands.
    let messageID: HTML?
    /// The body, or nil where `stub` stands instead.
    let body: HTML?
    let stub: HTML?
    /// What stands over a post that is folded away, since the reader ignores whoever wrote it, or is quoted in it.
    let folded: HTML?
    /// What can be done with it.
    let actions: HTML?
    /// Who thanked for it.
    let thanked: HTML?
    /// What it is to the thread: its answer, or held back.
    let why: HTML?
    let edited: HTML?
    let permalink: HTML
    let previous: LeafLink?
    let next: LeafLink?

    /// Who wrote an article, and when.
    struct Writer: Sendable {
        let avatar: HTML
        let by: HTML
        let role: HTML
        let time: HTML

        init(of post: Post, reader: ThreadReader, starter: Byline?, kit: Kit) {
            avatar = Avatar.svg(post.by.person)
            by = post.by.link
            role = "\(reader.role(of: post.by, starter: starter))"
            time = kit.dates.element(post.postedAt, kit.dates.full(post.postedAt))
        }
    }

    init(_ page: TreePage, reader: ThreadReader, kit: Kit) {
        let (article, group, isLocked) = (page.article, page.board.groupName, page.discussion.lock != nil)
        let post = article.post
        let isStub = article.html == nil
        let marks = isStub ? nil : reader.marks[post.id]
        title = isStub ? "\(DiscussionWords.unreadable)" : DiscussionWords.article(by: post.by.name)
        writer = isStub ? nil : Writer(of: post, reader: reader, starter: page.starter, kit: kit)
        subject = "\(article.subject)"
        answers = article.answers.map { LeafLink($0, kit: kit) }
        self.group = group.map { "\($0)" }
        number = article.number.map(DiscussionWords.number)
        messageID = isStub ? nil : Self.shown(messageID: article.messageID, of: post.by.person)
        body = article.html.map(HTML.init(stored:))
        stub =
            isStub ? Stub(kit: kit, reader: reader).sentence(post, replies: 0, title: article.waitingTitle) : nil
        folded = isStub ? nil : reader.folds(post)
        actions = isStub ? nil : PostActions(kit: kit, reader: reader, isLocked: isLocked).markup(post)
        thanked = marks.flatMap { ThanksLine.link($0, on: post.id) }
        why = isStub ? nil : Self.why(post, reader, kit: kit)
        // What stood in a stub is shown to those who moderate alone.
        edited = isStub && !reader.mayModerate ? nil : Self.edited(post, kit: kit)
        permalink = "\(Link.post(post.id))"
        previous = article.previous.map { LeafLink($0, kit: kit) }
        next = article.next.map { LeafLink($0, kit: kit) }
    }

    private static func edited(_ post: Post, kit: Kit) -> HTML? {
        guard let moment = post.editedAt else { return nil }
        let words = DiscussionWords.edited(kit.dates.element(moment, kit.dates.time(moment)))
        return "<a href=\"\(Link.versions(of: post.id))\">\(words)</a>"
    }

    private static func why(_ post: Post, _ reader: ThreadReader, kit: Kit) -> HTML? {
        if post.state == .held {
            return "\(kit.icon(.hold)) <strong>\(PostWords.held)</strong> \(reader.way(ofHeld: post))"
        }
        guard let answer = reader.answer, answer.post == post.id else { return nil }
        return "\(kit.icon(.check)) \(PostWords.answer(by: answer.name))"
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
    /// Who wrote it, or why it can't be read.
    let name: HTML
    let time: HTML

    init(_ leaf: TreePage.Leaf, kit: Kit) {
        address = "\(Link.tree(post: leaf.id))"
        let isStub = leaf.state != .visible || leaf.excerpt.isEmpty
        name = isStub ? "\(StubWords.reason(leaf.state, by: leaf.stateBy))" : "\(leaf.name)"
        time = kit.dates.element(leaf.at, kit.dates.time(leaf.at))
    }
}
